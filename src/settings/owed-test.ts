import * as z from 'zod/mini';
import { persisted } from '#lib/persisted.ts';

/** The endpoint that was saved only so that its connection can be tested, which takes a page that was loaded since; or ''. */
export const owedTest = persisted('proofsheet.owed-test', z.string(), '', () => globalThis.sessionStorage);
