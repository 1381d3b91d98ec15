import type { Recipe, RequestOptions } from '#recipe/recipe.ts';
import type { Sweep, SweepLookup } from './sweep.ts';

/** A run is at most so many jobs, and a sheet at most one run. */
export const maxPictures = 1_000;

/** One step of an axis, all its linked parts together. */
export type PlannedValue = {
  /** Stays the same whatever values are added beside it. */
  key: string;
  /** For a header: "guidance 3 · steps 12". */
  label: string;
  /** As it could be typed alone, one text per part. */
  texts: readonly string[];
  skip: boolean;
};

export type PlannedAxis = {
  /** "guidance", or "guidance + steps" where linked. */ label: string;
  values: PlannedValue[];
};

/** One picture to be made, at its place on the sheet. */
export type SweepCell = {
  /** Made of the values and the take, so that values added later, or axes swapped, leave it as it is. Unique on the sheet. */
  key: string;
  /** Which value of each axis: [x, y, z], as many as there are axes. */
  at: readonly number[];
  /** 1, 2, … within one place: pictures per cell × variants of its template. */
  take: number;
  recipe: Recipe;
  options: RequestOptions;
  /** The id of its endpoint. */
  endpoint: string;
  template?: string;
};

/** In words, and where: at a part of an axis and a character of its values, or of the sheet as a whole. Notes do not stop it. */
export type SweepProblem = { text: string; kind: 'error' | 'note'; axis?: number; part?: number; at?: number };

export type SweepPlan = {
  axes: PlannedAxis[];
  /** In reading order: layer by layer (z), row by row (y), column by column (x), take by take. Holes are not among them. */
  cells: SweepCell[];
  problems: SweepProblem[];
};

/** What a sweep comes to. Pure and without chance: the same definition gives the same sheet. Never throws. */
export function planSweep(sweep: Sweep, lookup: SweepLookup): SweepPlan {
  void sweep;
  void lookup;
  return { axes: [], cells: [], problems: [] };
}
