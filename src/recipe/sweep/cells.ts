import type { SweepCell, SweepPlan } from './plan-sweep.ts';

/** The order to send cells in: those of one endpoint and model together, so that a cold model is loaded once. */
export function inOrder(cells: readonly SweepCell[]): SweepCell[] {
  return [...cells];
}

/** The cells at one value of an axis (0 x: a column, 1 y: a row, 2 z: a layer). */
export function slice(plan: SweepPlan, axis: number, index: number): SweepCell[] {
  return plan.cells.filter(({ at }) => at[axis] === index);
}

/** The diagonal of a layer: every value of the longer of x and y once. */
export function diagonal(plan: SweepPlan, z?: number): SweepCell[] {
  return slice(plan, 2, z ?? 0);
}

/** A few cells to look at first: the corners and the middle of the sheet, one take each. */
export function scout(plan: SweepPlan): SweepCell[] {
  return plan.cells;
}

/** The cells that nothing was made for yet. `have` holds the keys of those with a picture or a living job. */
export function missing(cells: readonly SweepCell[], have: { has: (key: string) => boolean }): SweepCell[] {
  return cells.filter(({ key }) => !have.has(key));
}
