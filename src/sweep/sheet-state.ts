import type { PlannedAxis, SweepCell, SweepPlan } from '#recipe/sweep/plan-sweep.ts';

/** A picture of a sheet that is owed: by this page, by one that is gone, or by another tab, whose business it is. */
export type CellJob = {
  id: string;
  state: 'pending' | 'failed' | 'interrupted' | 'elsewhere';
  /** What went wrong, in a few words. */
  title?: string;
};

/** One picture to be made with what became of it. Of several pictures the newest is last. */
export type Take = { cell: SweepCell; pictures: readonly string[]; job: CellJob | undefined };

/** How far a sheet is, in pictures. `missing` was never ordered, or what was ordered was given up. */
export type Tally = Record<'all' | 'made' | 'missing' | CellJob['state'], number>;

export type SheetState = {
  takesAt: (at: readonly number[]) => readonly Take[];
  takes: readonly Take[];
  tally: Tally;
};

type Found = {
  /** Ids of the pictures of each cell, by its key. */
  pictures: { get: (key: string) => readonly string[] | undefined };
  jobs: { get: (key: string) => CellJob | undefined };
};

/** What became of each cell of a plan. A picture counts, whatever else is under way for its cell. Pure. */
export function sheetState({ cells }: SweepPlan, { pictures, jobs }: Found): SheetState {
  const tally: Tally = { all: cells.length, made: 0, missing: 0, pending: 0, failed: 0, interrupted: 0, elsewhere: 0 };
  const places = new Map<string, Take[]>();
  const takes = cells.map((cell) => {
    const take = { cell, pictures: pictures.get(cell.key) ?? [], job: jobs.get(cell.key) };
    tally[take.pictures.length > 0 ? 'made' : (take.job?.state ?? 'missing')] += 1;
    const place = places.get(cell.at.join('/'));
    if (place) place.push(take);
    else places.set(cell.at.join('/'), [take]);
    return take;
  });
  return { takes, tally, takesAt: (at) => places.get(at.join('/')) ?? [] };
}

/** Whether a press of Run is about this take: nothing came of it, and nobody is at it. */
export function isOpen({ pictures, job }: Take): boolean {
  return pictures.length === 0 && (job === undefined || job.state === 'interrupted' || job.state === 'failed');
}

/** Whether it is among the missing that one press runs all of: a failed one would most likely fail again. */
export function isMissing(take: Take): boolean {
  return isOpen(take) && take.job?.state !== 'failed';
}

/** The place of a spot of the grid in a plan: as many indexes as there are axes. */
export function placeOf(axes: readonly PlannedAxis[], { column, row }: { column: number; row: number }, layer: number) {
  return [column, row, layer].slice(0, axes.length);
}
