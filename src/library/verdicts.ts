import * as z from 'zod/mini';
import { recipeField } from '#recipe/recipe.ts';
import { library } from './database.ts';
import { announce } from './news.ts';

const sizeSchema = z.object({ width: z.int(), height: z.int() });

/** What came of repeating a picture's request, all of it or all but one parameter. */
export const verdictSchema = z.object({
  /** Of the repeat: a picture can be repeated often, and each repeat is compared once. */
  id: z.string(),
  /** The picture it repeats. */
  of: z.string(),
  /** When the two were compared, in epoch milliseconds. */
  at: z.number(),
  verdict: z.enum(['identical', 'near', 'different']),
  sameBytes: z.boolean(),
  /** How far apart the pixels are. Absent when the bytes are the same, or the sizes are not. */
  pixels: z.optional(
    z.object({
      /** Pixels that differ in any channel, and pixels there are. */
      differing: z.int(),
      of: z.int(),
      /** Of a channel, in steps of 0 … 255. */
      meanDifference: z.number(),
      /** Structural similarity: 1 is the same picture. */
      ssim: z.number(),
    }),
  ),
  /** Of the picture and of the repeat, when they differ. */
  sizes: z.optional(z.object({ picture: sizeSchema, repeat: sizeSchema })),
  /** Why the repeat may be the server's memory of the picture instead of another making of it. */
  cached: z.optional(z.enum(['named', 'too-fast', 'untold', 'much-faster'])),
  /** The parameter that was left out or changed. */
  without: z.optional(recipeField),
  /** Who made the repeat. */
  endpoint: z.object({ id: z.string(), name: z.string(), baseUrl: z.string() }),
  model: z.string(),
  provider: z.optional(z.string()),
});

export type Verdict = z.output<typeof verdictSchema>;

export type PixelDifference = NonNullable<Verdict['pixels']>;

/** All verdicts, in the order of the repeats. Rows that no longer fit the schema are passed over. */
export async function readVerdicts(): Promise<Verdict[]> {
  const rows = await (await library()).getAll('verdicts');
  return rows.flatMap((row) => verdictSchema.safeParse(row).data ?? []);
}

export async function writeVerdict(verdict: Verdict): Promise<void> {
  await (await library()).put('verdicts', verdict);
  announce('verdicts', [verdict.of, verdict.id]);
}

/** Whether a repeat was compared already. */
export async function isJudged(id: string): Promise<boolean> {
  return (await (await library()).getKey('verdicts', id)) !== undefined;
}

/** Ids of the repeats of one picture, or of all, oldest first. Reads no row. */
export async function readRepeats(of?: string): Promise<string[]> {
  return (await (await library()).getAllKeysFromIndex('pictures', 'byCheck', of)).sort();
}

/** Those of them that were never compared. */
export async function readUnjudged(of?: string): Promise<string[]> {
  const judged = new Set(await (await library()).getAllKeys('verdicts'));
  return (await readRepeats(of)).filter((id) => !judged.has(id));
}
