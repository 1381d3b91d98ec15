import { InferenceError } from '#inference/inference-error.ts';
import type { MadePicture, Receipt } from '#inference/made-picture.ts';
import { quietly } from '#lib/quietly.ts';
import { settleCost } from '#library/costs.ts';
import { costOf, type Price } from './price.ts';

type Wire = { receipt: Receipt | undefined; onReceipt: (receipt: Receipt) => void };

/**
 * Has a picture made that was written down in the ledger, and settles that when its outcome is known. The picture comes
 * back with its cost; failures pass through.
 */
export async function billed<W extends Wire>(
  { id, price }: { id: string; price: Price },
  wire: W,
  make: (wire: W) => Promise<MadePicture>,
): Promise<MadePicture> {
  let isOrdered = wire.receipt !== undefined;
  const startedAt = performance.now();
  try {
    const made = await make({
      ...wire,
      onReceipt: (receipt) => {
        isOrdered = true;
        wire.onReceipt(receipt);
      },
    });
    const cost = costOf(price, made.tookMs);
    // What was only collected now took longer than this try of it: the estimate is nearer then.
    if (wire.receipt) {
      const row = await settleCost(id, (row) => ({ ...row, state: 'paid' })).catch(() => undefined);
      return { ...made, cost: row?.amount ?? cost };
    }
    quietly(settleCost(id, (row) => ({ ...row, amount: cost, state: 'paid' })));
    return { ...made, cost };
  } catch (error) {
    const isFree = !isOrdered && didNoWork(error);
    const cost = costOf(price, performance.now() - startedAt);
    await settleCost(id, (row) =>
      isFree ? undefined : { ...row, amount: Math.max(row.amount, wire.receipt ? 0 : cost), state: 'perhaps' },
    ).catch(() => undefined);
    throw error;
  }
}

const refusals = new Set([
  'barred',
  'model-loading',
  'rate-limited',
  'unauthorized',
  'forbidden',
  'payment',
  'not-found',
  'gone',
  'rejected',
]);

/** Whether a failure says that the server refused before it did any work. Anything else may have been billed. */
export function didNoWork(error: unknown): boolean {
  if (!(error instanceof InferenceError)) return false;
  // "Too busy" also comes as 500, after a minute of trying (see retry-policy.ts).
  return refusals.has(error.kind) || (error.kind === 'busy' && error.status === 503);
}
