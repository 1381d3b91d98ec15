import { frameOf } from './rows.ts';
import { few, insertId, removeId, withChanges } from './sorted-ids.ts';

/** Picture ids by the run they belong to; the gallery is laid out from it alone. */
export type Catalogue = {
  /** Runs that have pictures, newest first. */
  runs: readonly string[];
  /** The pictures of a run, in the order of their frames. */
  frames: ReadonlyMap<string, readonly string[]>;
};

/** One catalogue for each list of ids, so that a render does not group a hundred thousand ids again. */
const known = new WeakMap<readonly string[], Catalogue>();

/** @param ids ascending, as `readPictureIds` gives them */
export function catalogueOf(ids: readonly string[]): Catalogue {
  const made = known.get(ids) ?? group(ids);
  known.set(ids, made);
  return made;
}

/** The list of ids after pictures came and went. Its catalogue is changed where they were, and not made anew. */
export function changedIds(
  ids: readonly string[],
  { added = [], removed = [] }: { added?: readonly string[]; removed?: readonly string[] },
): readonly string[] {
  const list = withChanges(ids, { added, removed });
  const before = known.get(ids);
  // After many changes it is made anew when it is asked for, which is quicker than as many corrections.
  if (before && list !== ids && added.length + removed.length <= few) known.set(list, changed(before, added, removed));
  return list;
}

function group(ids: readonly string[]): Catalogue {
  const frames = new Map<string, string[]>();
  for (const id of ids) {
    const { run } = frameOf(id);
    const siblings = frames.get(run);
    if (siblings) siblings.push(id);
    else frames.set(run, [id]);
  }
  return { runs: [...frames.keys()].reverse(), frames };
}

function changed({ runs, frames }: Catalogue, added: readonly string[], removed: readonly string[]): Catalogue {
  const next = new Map(frames);
  for (const id of added) next.set(frameOf(id).run, insertId(next.get(frameOf(id).run) ?? [], id));
  for (const id of removed) next.set(frameOf(id).run, removeId(next.get(frameOf(id).run) ?? [], id));
  const touched = new Set([...added, ...removed].map((id) => frameOf(id).run));
  for (const run of touched) if (next.get(run)?.length === 0) next.delete(run);
  const born = [...touched].filter((run) => next.has(run) && !frames.has(run));
  const died = new Set([...touched].filter((run) => !next.has(run)));
  const left = died.size > 0 ? runs.filter((run) => !died.has(run)) : runs;
  return { runs: born.reduce((list, run) => withNewest(list, run), left), frames: next };
}

/** Runs are newest first; one that is born is nearly always the newest. */
function withNewest(runs: readonly string[], run: string): readonly string[] {
  const at = runs.findIndex((other) => other < run);
  return runs.toSpliced(at < 0 ? runs.length : at, 0, run);
}
