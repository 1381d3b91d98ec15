import * as z from 'zod/mini';
import { library } from './database.ts';
import { livingTabs } from './jobs.ts';
import { announce } from './news.ts';

/**
 * The ledger: what was spent at endpoints that have a price. A request is written down with its estimated cost before
 * it leaves, and settled when its outcome is known. Amounts are US dollars.
 */
export const costRowSchema = z.object({
  /** When the request left, in epoch milliseconds. */
  at: z.number(),
  job: z.string(),
  /** The tab that sent it: once that is gone, nobody settles this row any more. */
  tab: z.string(),
  endpoint: z.object({ id: z.string(), name: z.string() }),
  amount: z.number(),
  /** `perhaps`: it left and no picture came of it; the server may have billed it. */
  state: z.enum(['under-way', 'paid', 'perhaps']),
});

export type CostRow = z.output<typeof costRowSchema>;

/** What may be spent from a moment on, in US dollars. */
export type Budget = { since: number; amount: number };

/** Rows that the disk had no room for. They count all the same, for as long as this page lives. */
const unwritten = new Map<string, CostRow>();

/**
 * Writes a request down, unless the budget has no room for it; false then. Looking and writing are one transaction, so
 * that two tabs cannot spend the same money. A disk that takes no notes does not stop the request.
 */
export async function reserveCost(row: CostRow, budget?: Budget): Promise<boolean> {
  let known: CostRow[] = [];
  const fits = () =>
    !budget || sum(spentSince(budget.since, [...known, ...unwritten.values()])) + row.amount <= budget.amount + dust;
  try {
    const db = await library();
    const transaction = db.transaction('costs', 'readwrite');
    known = parsed(await transaction.store.getAll(IDBKeyRange.lowerBound([budget?.since ?? row.at])));
    const isFree = fits();
    if (isFree) await transaction.store.put(row);
    await transaction.done;
    if (isFree) announce('costs');
    return isFree;
  } catch {
    const isFree = fits();
    if (isFree) unwritten.set(row.job, row);
    return isFree;
  }
}

/** Sums of decimal fractions miss by less than this; nobody should be stopped by it. */
const dust = 1e-9;

/**
 * Settles the latest request of a job: `change` gives what is known now, or undefined when it cost nothing. Returns the
 * row as it is then, or undefined when there is none.
 */
export async function settleCost(
  job: string,
  change: (row: CostRow) => CostRow | undefined,
): Promise<CostRow | undefined> {
  const kept = unwritten.get(job);
  if (kept) {
    const settled = change(kept);
    if (settled) unwritten.set(job, settled);
    else unwritten.delete(job);
    return settled;
  }
  const db = await library();
  const transaction = db.transaction('costs', 'readwrite');
  const cursor = await transaction.store.index('byJob').openCursor(job, 'prev');
  const row = costRowSchema.safeParse(cursor?.value).data;
  const settled = row && change(row);
  if (settled) await cursor?.update(settled);
  else if (row) await cursor?.delete();
  await transaction.done;
  announce('costs');
  return settled;
}

/**
 * The ledger from a moment on, oldest first; all of it from 0. What a tab that is gone had under way may have been billed.
 */
export async function readCosts(since = 0): Promise<CostRow[]> {
  const db = await library();
  const written = parsed(await db.getAll('costs', IDBKeyRange.lowerBound([since])));
  const rows = [...written, ...spentSince(since, [...unwritten.values()])];
  const alive = await livingTabs(rows.filter(({ state }) => state === 'under-way').map(({ tab }) => tab));
  return rows.map((row) => (row.state === 'under-way' && !alive.has(row.tab) ? { ...row, state: 'perhaps' } : row));
}

/** Whether anything was ever spent. */
export async function hasCosts(): Promise<boolean> {
  return unwritten.size > 0 || (await (await library()).count('costs')) > 0;
}

/** The rows from a moment on. */
export function spentSince(since: number, rows: readonly CostRow[]): CostRow[] {
  return rows.filter(({ at }) => at >= since);
}

/** What some rows come to, whatever their state: a budget counts what may have been billed as spent. */
export function sum(rows: readonly CostRow[]): number {
  return rows.reduce((total, { amount }) => total + amount, 0);
}

/** Rows that do not fit the schema are passed over. */
function parsed(rows: readonly unknown[]): CostRow[] {
  return rows.flatMap((row) => costRowSchema.safeParse(row).data ?? []);
}
