import { timeAgo } from '#lib/time-ago.ts';
import { useNow } from '#lib/use-now.ts';

/** How long ago something was. Alone it is drawn every second, and nothing around it. */
export function Ago({ at }: { at: number }) {
  return timeAgo(at, useNow());
}
