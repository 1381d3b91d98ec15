import { describeError } from '#inference/describe-error.ts';
import type { JobRow, Order } from '#library/rows.ts';
import type { CellJob } from '#sweep/sheet-state.ts';
import type { FrameJob } from './use-frame-jobs.ts';

/** A job with what it ordered, and its row where an earlier page left it behind. */
export type SheetJob = CellJob & { order: Order; abandoned?: JobRow };

/** The jobs of a sheet by the keys of their cells: of this page, of one that is gone, of other tabs. Of two the later counts. */
export function sheetJobs(
  sweep: string,
  jobs: readonly FrameJob[],
  elsewhere: readonly JobRow[],
): Map<string, SheetJob> {
  const byKey = new Map<string, SheetJob>();
  for (const order of elsewhere)
    if (order.cell?.sweep === sweep) byKey.set(order.cell.key, { id: order.id, state: 'elsewhere', order });
  for (const { id, live, abandoned } of jobs) {
    const order = live ? live.job : abandoned;
    const { cell } = order;
    if (cell?.sweep !== sweep) continue;
    // One that is under way counts more than one that failed before it.
    if (byKey.get(cell.key)?.state === 'pending') continue;
    byKey.set(
      cell.key,
      live ? { id, order, ...liveState(live.state.error) } : { id, order, ...leftState(abandoned), abandoned },
    );
  }
  return byKey;
}

function liveState(error: Error | null): Pick<CellJob, 'state' | 'title'> {
  return error ? { state: 'failed', title: describeError(error).title } : { state: 'pending' };
}

function leftState({ failure }: JobRow): Pick<CellJob, 'state' | 'title'> {
  return failure ? { state: 'failed', title: failure.title } : { state: 'interrupted', title: 'Interrupted' };
}
