import type { Reading } from '#exchange/read/reading.ts';
import { importedEndpoint } from '#inference/endpoint.ts';
import { imageTypeOf } from '#inference/image-type.ts';
import { addPicture } from '#library/pictures.ts';
import { frameId, newRunId, type Picture } from '#library/rows.ts';
import { writeRun } from '#library/runs.ts';
import { fields } from '#recipe/fields.ts';
import { type Recipe, recipeSchema } from '#recipe/recipe.ts';
import type { Item } from './incoming.ts';

/** A picture that can stand in the library: its bytes, and a reading that names what every recipe needs. */
export type Addable = { file: Blob; reading: Reading; recipe: Recipe };

/** The picture of an item as the library takes it, or why it cannot. */
export function addable({ file, outcome }: Item): Addable | { why: string } {
  const reading = outcome.kind === 'read' ? outcome.readings[0] : undefined;
  if (!file || outcome.kind !== 'read' || !outcome.picture) return { why: 'There is no picture in it.' };
  if (!reading?.recipe.prompt) return { why: 'It does not say its prompt.' };
  const seed = reading.recipe.seed ?? wrappedSeed(reading.facts.seed);
  if (seed === undefined) return { why: 'It does not say its seed.' };
  const { data } = recipeSchema.safeParse({ model: 'unknown', ...reading.recipe, seed });
  return data ? { file, reading, recipe: data } : { why: 'Its parameters cannot be kept here.' };
}

/**
 * Puts pictures into the library as one run, bytes untouched, and resolves with how many. They count as made where their
 * tool says, and nothing is ordered. Rejects with a QuotaExceededError when the device is full.
 */
export async function addToLibrary(pictures: readonly Addable[], now = Date.now()): Promise<number> {
  const [first] = pictures;
  if (!first) return 0;
  const id = newRunId(now);
  const order = { options: { useCache: true, waitForModel: false }, endpoint: importedEndpoint };
  await writeRun({ ...order, recipe: first.recipe, id, createdAt: now, frames: pictures.length }, []);
  for (const [index, { file, reading, recipe }] of pictures.entries()) {
    const type = imageTypeOf(new Uint8Array(await file.slice(0, 32).arrayBuffer()));
    if (!type) continue;
    const { seed } = reading.facts;
    const picture: Picture = {
      ...order,
      recipe,
      id: frameId(id, index + 1),
      createdAt: now,
      type,
      bytes: file.size,
      tookMs: 0,
      attempts: 0,
      importedFrom: reading.tool,
      notes: { ...reading.kept?.notes, ...(seed !== undefined && seed !== String(recipe.seed) && { seed }) },
    };
    await addPicture(picture, new Blob([file], { type }));
  }
  return pictures.length;
}

/** The low 32 bits of a seed beyond them, which is the closest that can be asked for here; its digits are kept beside. */
function wrappedSeed(digits: string | undefined): number | undefined {
  return digits !== undefined && /^\d{1,40}$/.test(digits)
    ? Number(BigInt(digits) % BigInt(fields.seed.max + 1))
    : undefined;
}
