import type { Reading } from '#painter/words/reading.ts';

/** What a land offers to the things that stand in it. Lengths in pixels. */
export type Stage = {
  /** Where the eye wants the main figure. */
  x: number;
  /** The row of the ground at a column, there where figures stand. */
  groundAt: (x: number) => number;
  /** Whether the ground shows a reflection. */
  mirrors: boolean;
};

/** A stage on a ridge whose tops are known: figures stand `sunk` pixels below its edge, so that they do not float. */
export function stageOn(tops: Float32Array, x: number, sunk: number): Stage {
  const last = tops.length - 1;
  const groundAt = (column: number) => (tops[Math.min(last, Math.max(0, Math.round(column)))] ?? 0) + sunk;
  return { x, groundAt, mirrors: false };
}

/** Whether anything in the picture must stand on something; the rest floats or flies. */
export function needsGround({ elements }: Reading): boolean {
  return [...elements.keys()].some((element) => !groundless.has(element));
}

const groundless: ReadonlySet<string> = new Set([
  ...['sun', 'moon', 'stars', 'comet', 'aurora', 'rainbow', 'lightning', 'birds', 'balloon', 'rocket', 'boat'],
]);
