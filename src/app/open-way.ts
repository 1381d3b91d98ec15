import * as z from 'zod/mini';
import { persisted } from '#lib/persisted.ts';
import { mayReload } from '#queue/may-reload.ts';
import { owedTest } from '#settings/owed-test.ts';
import type { Notice } from './notice.tsx';
import { client } from './wiring.ts';

/** That the next page is loaded only to be let through to an address: `public/boot.js` says so until it is there. */
const reloading = persisted('proofsheet.reloading', z.boolean(), false, () => globalThis.sessionStorage);

/**
 * Lets the page call an address that was saved just now: what it may call is settled when it loads (`public/boot.js`). The
 * draft is kept for that already. Where something is under way, a person says when.
 */
export function openWay(
  origin: string,
  { onWait, tell }: { onWait: () => void; tell: (notice: Notice) => void },
): void {
  if (mayReload(client)) {
    // One that was saved to be tested is opened again by the page itself.
    reloading.set(owedTest.get() === '');
    location.reload();
    return;
  }
  onWait();
  tell({
    text: `Saved. This page may call ${new URL(origin).host} once it was loaded again, which would break off what is under way.`,
    action: { label: 'Reload now', run: () => location.reload() },
  });
}
