import * as z from 'zod/mini';
import { endpointSchema } from '#inference/endpoint.ts';
import type { imageTypes } from '#inference/image-type.ts';
import { receiptSchema, serverNotesSchema } from '#inference/made-picture.ts';
import { type Recipe, recipeField, recipeSchema, requestOptionsSchema } from '#recipe/recipe.ts';

/**
 * What is kept on this device. A run is what one press of Generate started; a job is one picture of it that is still
 * owed; a picture is what came. No row holds a token.
 */

/** Everything that decides a request, token aside: the exact order that Rerun repeats. */
const orderShape = {
  recipe: recipeSchema,
  options: requestOptionsSchema,
  endpoint: z.object({ ...endpointSchema.shape, baseUrl: z.string() }),
  /** The picture whose settings it was made from. */
  parent: z.optional(z.string()),
  /** The prompt as it was written, where that was a template this recipe's prompt was resolved from. */
  template: z.optional(z.string()),
  /** Its place on the sheet of a sweep. */
  cell: z.optional(z.object({ sweep: z.string(), key: z.string() })),
  /** The project it was ordered for; a move is noted beside the picture (`marks`). */
  project: z.optional(z.string()),
  /** It repeats a picture's exact request, all of it or all but one parameter, to be compared with that picture. */
  check: z.optional(z.object({ of: z.string(), without: z.optional(recipeField) })),
};

const orderSchema = z.object(orderShape);

export type Order = z.output<typeof orderSchema>;

/** The order in a row or a job that holds one. */
export function orderOf({ recipe, options, endpoint, parent, template, cell, project, check }: Order): Order {
  return {
    recipe,
    options,
    endpoint,
    ...(parent !== undefined && { parent }),
    ...(template !== undefined && { template }),
    ...(cell && { cell }),
    ...(project !== undefined && { project }),
    ...(check && { check }),
  };
}

/** A recipe with its prompt as it was written: where that was a template, no one picture's own. */
export function writtenRecipe({ recipe, template = recipe.prompt }: Pick<Order, 'recipe' | 'template'>): Recipe {
  return { ...recipe, prompt: template };
}

export const runSchema = z.object({
  ...orderShape,
  /** Sorts by time of start; pictures and jobs carry it in their ids. */
  id: z.string(),
  /** 1, 2, 3, … as shown on the strip. Given by the database, so that two tabs cannot share one. */
  number: z.int(),
  createdAt: z.number(),
  frames: z.int(),
});

export type Run = z.output<typeof runSchema>;

export const jobRowSchema = z.object({
  ...orderShape,
  id: z.string(),
  /** The tab that works on it: while that tab lives, the job is its business. */
  tab: z.string(),
  /** Set just before the request leaves; a job without it cost nothing. */
  sentAt: z.optional(z.number()),
  receipt: z.optional(receiptSchema),
  failure: z.optional(
    z.object({ title: z.string(), words: z.string(), next: z.string(), command: z.optional(z.string()) }),
  ),
});

export type JobRow = z.output<typeof jobRowSchema>;

const typeNames = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/avif',
] as const satisfies readonly (keyof typeof imageTypes)[];

export const pictureSchema = z.object({
  ...orderShape,
  id: z.string(),
  createdAt: z.number(),
  type: z.enum(typeNames),
  bytes: z.int(),
  /** From sending the successful attempt to its last byte, in milliseconds. */
  tookMs: z.number(),
  /** The tool that made it, when it was brought in as a file: then nothing here ordered it, and no time was taken. */
  importedFrom: z.optional(z.string()),
  /** Requests it took, the successful one included. */
  attempts: z.int(),
  notes: serverNotesSchema,
  /** In US dollars, by the price of its endpoint. */
  cost: z.optional(z.number()),
});

export type Picture = z.output<typeof pictureSchema>;

const blobSchema = z.transform((value: unknown, context) => {
  if (value instanceof Blob) return value;
  context.issues.push({ code: 'custom', message: 'There are no bytes.', input: value });
  return z.NEVER;
});

/**
 * A small copy for the gallery, made by decoding the whole picture; or the news that it does not decode. `mark`: what
 * must not pass for a success without a word: every pixel is black, the server's safety check spoke, this small copy is
 * all that is kept, or the picture's own row fits its schema no more.
 */
export const previewSchema = z.union([
  z.object({
    kind: z.enum(['thumbnail']),
    blob: blobSchema,
    width: z.int(),
    height: z.int(),
    mark: z.optional(z.enum(['black', 'flagged', 'forgotten', 'unreadable'])),
  }),
  z.object({ kind: z.enum(['damaged']) }),
]);

export type Preview = z.output<typeof previewSchema>;

/** An id for a new run: unique across tabs, sorts by time, and behind `after` even where the clock was put back since. */
export function newRunId(now: number, after = ''): string {
  const last = startOf(after);
  const at = last >= now ? last + 1 : now;
  return `${at.toString(36).padStart(9, '0')}${Math.random().toString(36).slice(2, 8).padEnd(6, '0')}`;
}

/** The id that the picture and the job of one frame (1, 2, …) of a run share. Sorts in the order of frames. */
export function frameId(run: string, frame: number): string {
  return `${run}-${String(frame).padStart(4, '0')}`;
}

/** The run and the frame number an id stands for. */
export function frameOf(id: string): { run: string; frame: number } {
  const end = id.indexOf('-');
  return end < 0 ? { run: id, frame: 0 } : { run: id.slice(0, end), frame: Number(id.slice(end + 1)) };
}

/** When a run started, in epoch milliseconds, by its id or by that of one of its frames. */
export function startOf(id: string): number {
  return Number.parseInt(id.slice(0, 9), 36);
}
