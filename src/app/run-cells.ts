import { limits } from '#costs/limits.ts';
import { demoEndpoint, type Endpoint } from '#inference/endpoint.ts';
import type { JobRow, Order } from '#library/rows.ts';
import { inOrder } from '#recipe/sweep/cells.ts';
import type { SweepCell } from '#recipe/sweep/plan-sweep.ts';
import { endpoints } from '#settings/endpoints.ts';
import { queue } from './wiring.ts';

/** A cell to run: one that is owed already is tried again, so that nothing is ordered twice. */
export type CellToRun = { cell: SweepCell; owed?: { id: string; abandoned: JobRow | undefined } | undefined };

export function endpointById(id: string): Endpoint | undefined {
  return [demoEndpoint, ...endpoints.get().own].find((endpoint) => endpoint.id === id);
}

/** Set while a person is asked: until then a second press is one too many. */
let isAsking = false;

/**
 * Runs cells of a sheet after a press that said how many pictures that makes. Beyond the designer's limits it asks
 * first. Gives what kept it from starting, in words, if something did.
 */
export async function runCells(
  sheet: string,
  cells: readonly CellToRun[],
  parent?: string,
): Promise<string | undefined> {
  if (isAsking) return undefined;
  const fresh = inOrder(cells.flatMap(({ cell, owed }) => (owed ? [] : [cell])));
  const unknown = fresh.find(({ endpoint }) => !endpointById(endpoint));
  if (unknown) return 'The endpoint of this sheet is no longer there. Edit the sweep to use the one that is selected.';
  const order = (cell: SweepCell): Order[] => {
    const { recipe, options, template, key } = cell;
    const endpoint = endpointById(cell.endpoint);
    if (!endpoint) return [];
    const made = { ...(parent && { parent }), ...(template !== undefined && { template }) };
    return [{ recipe, options, endpoint, ...made, cell: { sweep: sheet, key } }];
  };
  if (!(await mayStart(cells.flatMap(({ cell }) => order(cell))))) return undefined;
  for (const { owed } of cells) if (owed) queue.tryAgain(owed.id, owed.abandoned);
  const orders = fresh.flatMap(order);
  if (orders.length > 0) queue.start(orders);
  return undefined;
}

/** At once where nothing could ask, so that a second press finds the first one's jobs. */
async function mayStart(orders: readonly Order[]): Promise<boolean> {
  if (limits.get().pictures === null && orders.every(({ endpoint }) => !endpoint.price)) return true;
  isAsking = true;
  try {
    return await (await import('./asking.ts')).mayStart(orders);
  } finally {
    isAsking = false;
  }
}
