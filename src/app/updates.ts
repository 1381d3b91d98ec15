import { watched } from '#lib/watched.ts';
import type { Notice } from './notice.tsx';

/** What the page itself has to ask, such as to be loaded again, until it is dealt with. */
export const updates = watched<Notice | undefined>(undefined);
