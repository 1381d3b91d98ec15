import { frameOf, type Run } from '#library/rows.ts';
import { type Change, diffRecipes } from '#recipe/diff.ts';

/** A row of the gallery: the head of a strip, or a row of its frames. What is windowed, so that a big run costs no more. */
export type Row =
  | { kind: 'head'; key: string; run: Run; changes: Change[] }
  | { kind: 'frames'; key: string; run: Run; ids: string[]; last: boolean };

/** A row of what a search found: frames of any runs. */
export type FoundRow = { kind: 'found'; key: string; frames: { id: string; run: Run }[]; first: boolean };

/**
 * Lays runs out as rows, newest first. A frame is a picture or a job under the same id, so a picture takes the place of
 * its job. A strip says what changed against the run before it, which may have no pictures left.
 *
 * @param runs newest first, as `readRuns` gives them
 * @param frames ids of all pictures and jobs to show
 * @param columns frames in a row
 */
export function layOut(runs: readonly Run[], frames: Iterable<string>, columns: number): Row[] {
  const byRun = new Map<string, string[]>();
  for (const id of frames) {
    const { run } = frameOf(id);
    const ids = byRun.get(run);
    if (ids) ids.push(id);
    else byRun.set(run, [id]);
  }
  return runs.flatMap((run, index) => {
    const ids = byRun.get(run.id)?.sort();
    if (!ids) return [];
    const before = runs[index + 1];
    const changes = before ? diffRecipes(before.recipe, run.recipe).filter(({ field }) => field !== 'seed') : [];
    const rows: Row[] = [{ kind: 'head', key: run.id, run, changes }];
    for (let start = 0; start < ids.length; start += columns) {
      const last = start + columns >= ids.length;
      rows.push({ kind: 'frames', key: `${run.id}/${start}`, run, ids: ids.slice(start, start + columns), last });
    }
    return rows;
  });
}

/** Lays out what was found, in its order and without the strips. Frames of a run nobody knows are left out. */
export function layOutFound(runs: readonly Run[], ids: readonly string[], columns: number): FoundRow[] {
  const byId = new Map(runs.map((run) => [run.id, run]));
  const frames = ids.flatMap((id) => {
    const run = byId.get(frameOf(id).run);
    return run ? [{ id, run }] : [];
  });
  const starts = Array.from({ length: Math.ceil(frames.length / columns) }, (_, row) => row * columns);
  return starts.map((start) => ({
    kind: 'found',
    key: `found/${start}`,
    frames: frames.slice(start, start + columns),
    first: start === 0,
  }));
}

/** How many columns of about `size` pixels fit into a width, with a gap of 8 between them. */
export function columnsIn(width: number, size: number): number {
  return Math.max(1, Math.floor((width + 8) / (size + 8)));
}

/** Picture ids in the order they are seen, newest run first, which is the order arrow keys walk. */
export function seenOrder(runs: readonly Run[], ids: Iterable<string>): string[] {
  return layOut(runs, ids, Number.POSITIVE_INFINITY).flatMap((row) => (row.kind === 'frames' ? row.ids : []));
}

/** "42·3": the third frame of run 42. */
export function frameLabel(runNumber: number, id: string): string {
  return `${runNumber}·${frameOf(id).frame}`;
}

/** The shape of a run's frames, width by height; square until something better is known. Extremes are letterboxed. */
export function aspectOf({ recipe: { width, height } }: Run): number {
  return width === undefined || height === undefined ? 1 : Math.min(2.4, Math.max(0.5, width / height));
}
