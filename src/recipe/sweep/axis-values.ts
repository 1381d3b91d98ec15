import type { AxisPart, AxisValue, Sweep, SweepLookup, ValueProblem } from './sweep.ts';

/** More values than this on one axis are a slip of the hand. */
export const maxValues = 1_000;

/** What is typed for a part of an axis, as values. Never throws. */
export function readAxisValues(
  part: AxisPart,
  sweep: Pick<Sweep, 'base'>,
  lookup: SweepLookup,
): { values: AxisValue[]; problems: ValueProblem[] } {
  void part;
  void sweep;
  void lookup;
  return { values: [], problems: [] };
}

/** The text with one more value at its end, quoted where it has to be: for "add a value". */
export function addValue(values: string, value: string): string {
  return `${values}, ${value}`;
}
