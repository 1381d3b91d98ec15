import { limits } from '#costs/limits.ts';
import { readJobsElsewhere } from '#library/jobs-elsewhere.ts';
import type { JobRow, Order } from '#library/rows.ts';
import { inOrder } from '#recipe/sweep/cells.ts';
import type { SweepCell } from '#recipe/sweep/plan-sweep.ts';
import { endpoints } from '#settings/endpoints.ts';
import { queue } from './wiring.ts';

/** A cell to run: one that is owed already is tried again, so that nothing is ordered twice. */
export type CellToRun = { cell: SweepCell; owed?: OwedCell | undefined };

type OwedCell = { id: string; order: Order; abandoned?: JobRow | undefined };

/** Set until a press has become jobs, or a person said no: a second press in between is one too many. */
let isStarting = false;

/**
 * Runs cells of a sheet after a press that said how many pictures that makes. Beyond the designer's limits it asks
 * first. Gives what kept it from starting, in words, if something did.
 */
export async function runCells(
  sheet: string,
  asked: readonly CellToRun[],
  parent?: string,
): Promise<string | undefined> {
  if (isStarting) return undefined;
  isStarting = true;
  try {
    // Read now, whatever the sheet shows: another tab may have begun since.
    const theirs = new Set((await readJobsElsewhere(sheet)).map(({ cell }) => cell?.key));
    const cells = asked.filter(({ cell }) => !theirs.has(cell.key));
    const fresh = inOrder(cells.flatMap(({ cell, owed }) => (owed ? [] : [cell])));
    const orders = fresh.flatMap((cell) => orderFor(cell, sheet, parent) ?? []);
    if (orders.length < fresh.length) return noEndpoint;
    const again = cells.flatMap(({ owed }) => owed ?? []);
    if (!(await mayStart([...orders, ...again.map(({ order }) => order)]))) return undefined;
    for (const { id, abandoned } of again) queue.tryAgain(id, abandoned);
    if (orders.length > 0) queue.start(orders);
    return undefined;
  } finally {
    isStarting = false;
  }
}

const noEndpoint =
  'An endpoint of this sheet is no longer there. Add it again under Endpoints, or start a new sweep at another.';

/** Undefined where its endpoint is gone. */
function orderFor({ recipe, options, template, endpoint: id, key }: SweepCell, sheet: string, parent?: string) {
  const endpoint = endpoints.byId(id);
  const made = { ...(parent && { parent }), ...(template !== undefined && { template }) };
  return endpoint && ({ recipe, options, endpoint, ...made, cell: { sweep: sheet, key } } satisfies Order);
}

async function mayStart(orders: readonly Order[]): Promise<boolean> {
  if (limits.get().pictures === null && orders.every(({ endpoint }) => !endpoint.price)) return true;
  return (await import('./asking.ts')).mayStart(orders);
}
