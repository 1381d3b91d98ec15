import * as z from 'zod/mini';
import type { Draft } from '#recipe/draft.ts';
import { recipeSchema, requestOptionsSchema } from '#recipe/recipe.ts';
import { axisFieldNames } from './axis-fields.ts';

/** More values than this on one axis are a slip of the hand. */
export const maxValues = 1_000;

/** Longest list of values, as typed: a thousand short prompts. In characters. */
const longestValues = 100_000;

const axisPartSchema = z.object({
  field: z.enum(axisFieldNames),
  /** As typed: what it means is read by `readAxisValues`. */
  values: z.string().check(z.maxLength(longestValues, { error: `Values: at most ${longestValues} characters` })),
});

const axisSchema = z.object({
  /** More than one are linked: their values move in step, the first with the first. */
  parts: z.array(axisPartSchema).check(z.minLength(1), z.maxLength(4)),
});

/**
 * The definition of a sheet: a base, and up to three axes (x, y, z) that each change something of it. What it comes to is
 * worked out by `planSweep`; nothing of that is stored, so that a definition stays small enough for a link.
 */
export const sweepSchema = z.object({
  /** What every cell starts from. Its seed is the sheet's: with it every cell begins, unless an axis goes over seeds. */
  base: recipeSchema,
  /** The prompt as written where it is a template, in place of the base's own; then prompts on an axis are templates too. */
  template: z.optional(z.string()),
  options: requestOptionsSchema,
  /** The id of the endpoint that cells are sent to, unless an axis goes over endpoints. */
  endpoint: z.string(),
  /** Pictures per cell (and per variant of a template): seed, seed + 1, … */
  images: z.int({ error: 'Images: a whole number, at least 1' }).check(z.gte(1), z.lte(100)),
  axes: z.array(axisSchema).check(z.maxLength(3, { error: 'A sheet has at most three axes' })),
});

export type Sweep = z.output<typeof sweepSchema>;
export type Axis = z.output<typeof axisSchema>;
export type AxisPart = z.output<typeof axisPartSchema>;

/** One value of one part of an axis. */
export type AxisValue = {
  /** As it could be typed alone. */
  text: string;
  /** For a header: "guidance 3", "cat → dog", "FLUX.1-dev". */
  label: string;
  /** A hole: it has its place on the sheet, and nothing is made for it. */
  skip: boolean;
  /** What it is made of, in the terms of its field: a number, the two sides of a replacement, items with their signs. */
  words: readonly string[];
};

/** Something to tell about values: where in the text as typed, in characters. A note does not keep a sheet from running. */
export type ValueProblem = { at: number; text: string; kind: 'error' | 'note' };

/** What a preset puts into the form, as typed; what it leaves out stays. `{prompt}` in its prompt is the one in the form. */
export type PresetFields = { [Field in keyof Draft]?: Draft[Field] | undefined };

/** What names on an axis stand for here, and how a template becomes prompts. */
export type SweepLookup = {
  endpoints: readonly { id: string; name: string }[];
  presets: readonly { name: string; fields: PresetFields }[];
  /** The prompts of a template, in a fixed order. Throws an Error in the designer's words. */
  expand: (template: string) => readonly string[];
};
