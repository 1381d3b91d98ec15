import type { SweepCell, SweepPlan } from './plan-sweep.ts';

/** Cells of a sheet to run: which of them, and in which order. */

/** The order to send cells in: those of one endpoint and model together, so that a cold model is loaded once. */
export function inOrder(cells: readonly SweepCell[]): SweepCell[] {
  const groups = new Map<string, SweepCell[]>();
  for (const cell of cells) {
    const group = `${cell.endpoint} ${cell.recipe.model}`;
    const others = groups.get(group);
    if (others) others.push(cell);
    else groups.set(group, [cell]);
  }
  return [...groups.values()].flat();
}

/** The cells at one value of an axis (0 x: a column, 1 y: a row, 2 z: a layer). */
export function slice({ cells }: SweepPlan, axis: number, index: number): SweepCell[] {
  return cells.filter(({ at }) => at[axis] === index);
}

/** From the first corner of a layer to the opposite one: every value of the longer of x and y once. */
export function diagonal({ axes, cells }: SweepPlan, z = 0): SweepCell[] {
  const [across = 1, down = 1] = axes.map(({ values }) => values.length);
  const longer = Math.max(across, down);
  const along = (index: number, length: number) =>
    longer === 1 ? 0 : Math.round((index * (length - 1)) / (longer - 1));
  const places = new Set(Array.from({ length: longer }, (_, index) => `${along(index, across)} ${along(index, down)}`));
  return cells.filter(({ at: [x = 0, y = 0, layer = z] }) => layer === z && places.has(`${x} ${y}`));
}

/** A few cells to look at first: the corners of the sheet and its middle, or what is next to a hole there; one take each. */
export function scout({ axes, cells }: SweepPlan): SweepCell[] {
  const ends = axes.map(({ values }) => values.length - 1);
  const corners = ends.reduce<number[][]>(
    (places, end) =>
      places.flatMap((place) => [
        [...place, 0],
        [...place, end],
      ]),
    [[]],
  );
  const first = cells.filter(({ take }) => take === 1);
  const wanted = [...corners, ends.map((end) => Math.floor(end / 2))].map((place) => nearest(first, place, ends));
  return first.filter((cell) => wanted.includes(cell));
}

/** The cells that nothing was made for yet. `have` holds the keys of those with a picture or a living job. */
export function missing(cells: readonly SweepCell[], have: { has: (key: string) => boolean }): SweepCell[] {
  return cells.filter(({ key }) => !have.has(key));
}

/** The cell with the shortest way to a place, every axis taken for as long as the others. */
function nearest(
  cells: readonly SweepCell[],
  place: readonly number[],
  ends: readonly number[],
): SweepCell | undefined {
  let best: SweepCell | undefined;
  let shortest = Number.POSITIVE_INFINITY;
  for (const cell of cells) {
    const way = place.reduce((sum, there, axis) => sum + Math.abs((cell.at[axis] ?? 0) - there) / (ends[axis] || 1), 0);
    if (way < shortest) [best, shortest] = [cell, way];
  }
  return best;
}
