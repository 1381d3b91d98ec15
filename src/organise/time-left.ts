import { keepDeletedMs } from '#library/trash.ts';

const dayMs = 24 * 3600_000;

/** How long a deleted picture can still be restored: "12 days left". Epoch milliseconds. */
export function timeLeft(deletedAt: number, now: number): string {
  const days = Math.ceil((deletedAt + keepDeletedMs - now) / dayMs);
  if (days <= 1) return 'last day';
  return `${days} days left`;
}
