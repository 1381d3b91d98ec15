import { remembered } from '#lib/remembered.ts';
import { type Catalogue, changedIds } from '#library/catalogue.ts';
import { frameOf, startOf } from '#library/rows.ts';

/** A row of the gallery, which is what is windowed, so that a big run costs no more than what is seen of it. */
export type Row =
  | { kind: 'head'; key: string; run: string }
  | { kind: 'day'; key: string; day: number }
  | { kind: 'frames'; key: string; ids: readonly string[]; run?: string; last: boolean };

/**
 * Runs as strips, newest first: a head, and its frames in rows. A frame is a picture or a job under the same id, so a
 * picture takes the place of its job.
 *
 * @param columns frames in a row
 */
export function strips(pictures: Catalogue, jobs: Catalogue, columns: number): readonly Row[] {
  const all = allStrips(pictures, columns);
  const oldest = jobs.runs.at(-1);
  if (oldest === undefined) return all;
  // Only runs as young as the oldest job's can differ from what was laid out before: a handful of many thousands.
  const settled = pictures.runs.findIndex((run) => run < oldest);
  const young = settled < 0 ? pictures.runs : pictures.runs.slice(0, settled);
  const rows = merged(young, jobs.runs).flatMap((run) => {
    const shown = pictures.frames.get(run);
    const owed = jobs.frames.get(run);
    return strip(shown && owed ? [...new Set([...shown, ...owed])].sort() : (shown ?? owed ?? []), columns, run);
  });
  const replaced = young.flatMap((run) => strip(pictures.frames.get(run) ?? [], columns, run)).length;
  return [...rows, ...all.slice(replaced)];
}

const allStrips = remembered((pictures: Catalogue, columns: number) =>
  pictures.runs.flatMap((run) => strip(pictures.frames.get(run) ?? [], columns, run)),
);

const strip = remembered((frames: readonly string[], columns: number, run: string): Row[] => [
  { kind: 'head', key: run, run },
  ...rowsOf(frames, columns).map((row) => ({ ...row, run })),
]);

/** Rows that are full but for the last, or, where more come in front, for the first: the others stay the same rows then. */
function rowsOf(ids: readonly string[], columns: number, growsInFront = false): (Row & { kind: 'frames' })[] {
  const rows: (Row & { kind: 'frames' })[] = [];
  const short = growsInFront ? ids.length % columns : 0;
  for (let start = 0; start < ids.length; ) {
    const end = start === 0 && short > 0 ? short : start + columns;
    const row = ids.slice(start, end);
    const key = `${growsInFront ? row.at(-1) : row[0]}/${columns}`;
    rows.push({ kind: 'frames', key, ids: row, last: end >= ids.length });
    start = end;
  }
  return rows;
}

/** Pictures, or what else was found, side by side in the order they are given. */
export const grid = remembered((ids: readonly string[], columns: number): readonly Row[] =>
  rowsOf(ids, columns, frameOf(ids[0] ?? '').run >= frameOf(ids.at(-1) ?? '').run),
);

/** Pictures by the day their run started, newest first. */
export const timeline = remembered((pictures: Catalogue, columns: number): readonly Row[] => {
  const days = new Map<number, string[]>();
  for (const run of pictures.runs) {
    const day = new Date(startOf(run)).setHours(0, 0, 0, 0);
    const ids = days.get(day) ?? [];
    days.set(day, ids);
    ids.push(...(pictures.frames.get(run) ?? []));
  }
  return [...days].flatMap(([day, ids]): Row[] => [{ kind: 'day', key: `${day}`, day }, ...rowsOf(ids, columns, true)]);
});

/** Pictures and the jobs that are still owed as one list, ascending. The jobs are one text, which can be compared. */
export const withOwed = remembered((pictures: readonly string[], jobs: string): readonly string[] =>
  jobs === '' ? pictures : changedIds(pictures, { added: jobs.split(' ') }),
);

/** How many columns of about `size` pixels fit into a width, with a gap of 8 between them. */
export function columnsIn(width: number, size: number): number {
  return Math.max(1, Math.floor((width + 8) / (size + 8)));
}

/** What a row is known by when rows are laid out anew, in other columns or after something came or went. */
export function anchorOf(row: Row): string {
  return row.kind === 'frames' ? (row.ids[0] ?? row.key) : row.key;
}

/** Where a row with that anchor in it stands, or -1. */
export function placeOf(rows: readonly Row[], anchor: string): number {
  return rows.findIndex((row) => (row.kind === 'frames' ? row.ids.includes(anchor) : row.key === anchor));
}

/** More rows than are seen at once. */
const screenful = 30;

/** Whether rows came or went before those that are seen, which begin at a place; what is seen of them is the same. */
export function changedBefore(place: number, before: readonly Row[], after: readonly Row[]): boolean {
  const more = after.length - before.length;
  if (more === 0 || after.at(-1)?.key !== before.at(-1)?.key || after[place]?.key === before[place]?.key) return false;
  return before.slice(place, place + screenful).some(({ key }, at) => after[place + at + more]?.key === key);
}

/** Two lists of runs, both newest first, as one. */
function merged(some: readonly string[], others: readonly string[]): readonly string[] {
  const all: string[] = [];
  let next = 0;
  for (const run of some) {
    for (let other = others[next]; other !== undefined && other >= run; other = others[next]) {
      if (other > run) all.push(other);
      next++;
    }
    all.push(run);
  }
  return [...all, ...others.slice(next)];
}
