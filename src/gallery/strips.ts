import { frameOf, type Run } from '#library/rows.ts';

/** Runs by their ids, for as long as the list of them is the same; with the run before each. */
export function runOf(runs: readonly Run[], id: string): { run: Run; before: Run | undefined } | undefined {
  let places = known.get(runs);
  if (!places) {
    places = new Map(runs.map((run, index) => [run.id, index]));
    known.set(runs, places);
  }
  const at = places.get(id);
  const run = at === undefined ? undefined : runs[at];
  return run && at !== undefined ? { run, before: runs[at + 1] } : undefined;
}

const known = new WeakMap<readonly Run[], ReadonlyMap<string, number>>();

/** "42·3": the third frame of run 42. A run whose record is not read, or cannot be, has no number. */
export function frameLabel(runs: readonly Run[], id: string): string {
  const { run, frame } = frameOf(id);
  return `${runOf(runs, run)?.run.number ?? '?'}·${frame}`;
}

/** The shape of a run's frames, width by height; square until something better is known. Extremes are letterboxed. */
export function aspectOf({ recipe: { width, height } }: Pick<Run, 'recipe'>): number {
  return width === undefined || height === undefined ? 1 : Math.min(2.4, Math.max(0.5, width / height));
}
