import * as z from 'zod/mini';
import { recipeField } from '#recipe/recipe.ts';
import type { ImageType } from './image-type.ts';

/** A model at one inference provider: its name there, and for a LoRA the file of its weights on the Hub. */
export const routeSchema = z.object({ provider: z.string(), providerId: z.string(), lora: z.optional(z.string()) });

export type Route = z.output<typeof routeSchema>;

/** What is known of a picture beside its bytes, as far as the browser lets a page read it (PROTOCOL §3). */
export const serverNotesSchema = z.object({
  computeTimeS: z.optional(z.number()),
  computeType: z.optional(z.string()),
  /** True or false when the server said; absent when it did not, or the browser hid it. */
  cached: z.optional(z.boolean()),
  requestId: z.optional(z.string()),
  /** The seed the server says it used, digit by digit: some are beyond 2⁵³, where numbers lose digits. */
  seed: z.optional(z.string()),
  /** True when the server's safety check says it found something; such a picture is often blacked out. */
  flagged: z.optional(z.boolean()),
  /** The model or checkpoint the server says it used, when it is free to choose. */
  model: z.optional(z.string()),
  /** The prompt as the server rewrote it before painting. */
  revisedPrompt: z.optional(z.string()),
  /** Where the router sent the request. */
  route: z.optional(routeSchema),
  /** What of the recipe was asked for but left out, because the API or the provider has no use for it. */
  notSent: z.optional(z.array(recipeField)),
});

export type ServerNotes = z.output<typeof serverNotesSchema>;

/** What is left to do for a picture that was ordered and perhaps paid: enough to go on after any break, in any tab. */
export const receiptSchema = z.union([
  /** Ask the endpoint how far it is: a path under its origin, and which answer of the dialect to expect. */
  z.object({ kind: z.enum(['ask']), path: z.string(), stage: z.string(), notes: z.optional(serverNotesSchema) }),
  /** Collect the finished picture. */
  z.object({ kind: z.enum(['collect']), url: z.string(), notes: z.optional(serverNotesSchema) }),
]);

export type Receipt = z.output<typeof receiptSchema>;

/** A picture's bytes with what the server said beside them, and their type where it was looked for already. */
export type ReceivedPicture = { bytes: Blob; type?: ImageType; notes: ServerNotes };

/**
 * A picture as it arrived. `blob.type` is `type`, what the bytes are; `tookMs` from sending to the last byte; `cost` in US
 * dollars, where the endpoint has a price.
 */
export type MadePicture = { blob: Blob; type: ImageType; notes: ServerNotes; tookMs: number; cost?: number };
