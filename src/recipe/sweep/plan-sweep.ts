import { draftOf } from '#recipe/draft.ts';
import type { Recipe, RequestOptions } from '#recipe/recipe.ts';
import type { AxisField } from './axis-fields.ts';
import { cellKey } from './cell-key.ts';
import { takesOf } from './cell-takes.ts';
import { type CellDraft, changes, rankOf } from './change-cell.ts';
import { clashes, planAxis } from './plan-axes.ts';
import type { Sweep, SweepLookup } from './sweep.ts';
import { tally } from './tally.ts';

/** A run is at most so many jobs, and a sheet at most one run. */
export const maxPictures = 1_000;

/** One value of an axis, all its linked parts together. */
export type PlannedValue = {
  /** Stays the same whatever values are added beside it. */
  key: string;
  /** For a header: "guidance 3 · steps 12". */
  label: string;
  /** As they could be typed alone, one text per part. */
  texts: readonly string[];
  skip: boolean;
  /** What it changes, in the terms of its fields; `key` is its part of a cell's. */
  changes: readonly { field: AxisField; words: readonly string[]; key: string; part: number }[];
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
  /** The prompt as written where it was a template, with what the axes changed in it. */
  template?: string;
};

/** In words, and where: at a part of an axis and a character of its values, or of the sheet as a whole. Notes do not stop it. */
export type SweepProblem = { text: string; kind: 'error' | 'note'; axis?: number; part?: number; at?: number };

export type SweepPlan = {
  /** x, y, z. Holes are among their values, and not among the cells. */
  axes: PlannedAxis[];
  /** In reading order: layer by layer (z), row by row (y), column by column (x), take by take. */
  cells: SweepCell[];
  /** With an error among them a sheet is not to be run: what was typed would not be what is made. */
  problems: SweepProblem[];
};

/** What a sweep comes to. Pure and without chance: the same definition gives the same sheet. Never throws. */
export function planSweep(sweep: Sweep, lookup: SweepLookup): SweepPlan {
  const planned = sweep.axes.map((axis, index) => planAxis(axis, index, sweep, lookup));
  const axes = planned.map(({ axis }) => axis);
  const undoing = clashes(sweep.axes);
  const problems = [...planned.flatMap((each) => each.problems), ...undoing];
  const counts = axes.map(({ values }) => values.filter(({ skip }) => !skip).length);
  const factors = [...counts, ...(sweep.images > 1 ? [sweep.images] : [])];
  const pictures = factors.reduce((product, count) => product * count, 1);
  if (pictures > maxPictures) problems.push(tooMany(pictures, factors));
  // Fields that undo one another would give two cells one key.
  if (pictures > maxPictures || pictures === 0 || undoing.length > 0) return { axes, cells: [], problems };

  const { tell, told } = tally();
  const takes = takesOf(sweep, lookup.expand);
  const cells: SweepCell[] = [];
  for (const { at, values } of placesOf(axes)) {
    const cell = cellAt(sweep, values, lookup, tell);
    const made = takes(cell);
    if (typeof made === 'string') {
      tell({}, made, made);
      continue;
    }
    const keys = values.flatMap(({ changes }) => changes.map(({ key }) => key));
    for (const [index, take] of made.entries())
      cells.push({ key: cellKey(keys, index + 1), at, take: index + 1, endpoint: cell.endpoint, ...take });
    // Counted on the way: variants of a template may come to any number.
    if (cells.length > maxPictures) return { axes, cells: [], problems: [...problems, tooMany(cells.length)] };
  }
  return { axes, cells, problems: [...problems, ...told(), ...repeated(cells)] };
}

type Place = { at: number[]; values: PlannedValue[] };

/** The places that are not holes, in reading order: the first axis moves fastest. */
function placesOf(axes: readonly PlannedAxis[]): Place[] {
  return axes
    .toReversed()
    .reduce<Place[]>(
      (outer, axis) =>
        outer.flatMap(({ at, values }) =>
          axis.values.flatMap((value, index) => (value.skip ? [] : { at: [index, ...at], values: [value, ...values] })),
        ),
      [{ at: [], values: [] }],
    );
}

/** The form as it would have to be filled for a place. Tells of the values that find nothing in it to change. */
function cellAt(
  { base, template, options, endpoint }: Sweep,
  values: readonly PlannedValue[],
  lookup: SweepLookup,
  tell: ReturnType<typeof tally>['tell'],
): CellDraft {
  let cell: CellDraft = { draft: { ...draftOf(base, options), prompt: template ?? base.prompt }, endpoint };
  const made = values
    .flatMap(({ changes: own }, axis) => own.map((change) => ({ ...change, axis })))
    .toSorted((a, b) => rankOf(a.field) - rankOf(b.field));
  for (const { field, words, key, axis, part } of made) {
    const changed = changes[field](cell, words, lookup);
    tell({ axis, part }, key, typeof changed === 'string' ? changed : undefined);
    if (typeof changed !== 'string') cell = changed;
  }
  return cell;
}

function repeated(cells: readonly SweepCell[]): SweepProblem[] {
  const different = new Set(cells.map(({ recipe, options, endpoint }) => JSON.stringify([recipe, options, endpoint])));
  const again = cells.length - different.size;
  if (again === 0) return [];
  return [
    { kind: 'note', text: `${again} of ${cells.length} pictures would be the same as another one on this sheet` },
  ];
}

function tooMany(pictures: number, factors: readonly number[] = []): SweepProblem {
  const figures = (count: number) => count.toLocaleString('en');
  const product = factors.length > 1 ? `${factors.map(figures).join(' × ')} = ${figures(pictures)}` : figures(pictures);
  const advice = 'Take fewer values, or fewer pictures per cell';
  return { kind: 'error', text: `${product} pictures: a sheet holds at most ${figures(maxPictures)}. ${advice}` };
}
