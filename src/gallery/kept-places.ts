import * as z from 'zod/mini';
import { persisted } from '#lib/persisted.ts';

const placesSchema = z.object({
  strips: z.optional(z.string()),
  grid: z.optional(z.string()),
  timeline: z.optional(z.string()),
});

/** What stood at the top of each view when this tab left it, by the id of a picture, a run or a day. */
export const keptPlaces = persisted<Record<string, string | undefined>>(
  'proofsheet.places',
  placesSchema,
  {},
  () => globalThis.sessionStorage,
);
