import * as z from 'zod/mini';
import { persisted } from '#lib/persisted.ts';

/**
 * Origins whose finished pictures this tab may fetch, beside those that every page may: allowed by a press, one by one, and
 * forgotten with the tab (TRUST B.3). `public/boot.js` reads the same key.
 */
const pictureHosts = persisted<string[]>(
  'proofsheet.picture-hosts',
  z.array(z.string()),
  [],
  () => globalThis.sessionStorage,
);

/** Lets the pictures of an origin be fetched once the page was loaded again. */
export function allowPicturesOf(origin: string): void {
  pictureHosts.set([...new Set([...pictureHosts.get(), origin])]);
}
