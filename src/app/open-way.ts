import { mayReload } from '#queue/may-reload.ts';
import type { Notice } from './notice.tsx';
import { client } from './wiring.ts';

/**
 * Lets the page call an address that was saved just now: what it may call is settled when it loads (`public/boot.js`). The
 * draft is kept for that already. Where something is under way, a person says when.
 */
export function openWay(
  origin: string,
  { onWait, tell }: { onWait: () => void; tell: (notice: Notice) => void },
): void {
  if (mayReload(client)) {
    location.reload();
    return;
  }
  onWait();
  tell({
    text: `Saved. This page may call ${new URL(origin).host} once it was loaded again, which would break off what is under way.`,
    action: { label: 'Reload now', run: () => location.reload() },
  });
}
