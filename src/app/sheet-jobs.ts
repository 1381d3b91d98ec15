import { describeError } from '#inference/describe-error.ts';
import type { JobRow } from '#library/rows.ts';
import type { CellJob } from '#sweep/sheet-state.ts';
import type { FrameJob } from './use-frame-jobs.ts';

/** The jobs of a sheet by the keys of their cells: of this page, of one that is gone, of other tabs. Of two the later counts. */
export function sheetJobs(
  sweep: string,
  jobs: readonly FrameJob[],
  elsewhere: readonly JobRow[],
): Map<string, CellJob & { abandoned?: JobRow }> {
  const byKey = new Map<string, CellJob & { abandoned?: JobRow }>();
  for (const { id, cell } of elsewhere) if (cell?.sweep === sweep) byKey.set(cell.key, { id, state: 'elsewhere' });
  for (const { id, live, abandoned } of jobs) {
    const cell = (live?.job ?? abandoned)?.cell;
    if (cell?.sweep !== sweep) continue;
    // One that is under way counts more than one that failed before it.
    if (byKey.get(cell.key)?.state === 'pending') continue;
    byKey.set(cell.key, live ? { id, ...liveState(live.state.error) } : { id, ...leftState(abandoned), abandoned });
  }
  return byKey;
}

function liveState(error: Error | null): Pick<CellJob, 'state' | 'title'> {
  return error ? { state: 'failed', title: describeError(error).title } : { state: 'pending' };
}

function leftState({ failure }: JobRow): Pick<CellJob, 'state' | 'title'> {
  return failure ? { state: 'failed', title: failure.title } : { state: 'interrupted', title: 'Interrupted' };
}
