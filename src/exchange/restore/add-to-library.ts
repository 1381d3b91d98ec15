import type { Reading } from '#exchange/read/reading.ts';
import { importedEndpoint } from '#inference/endpoint.ts';
import { type ImageType, imageTypeOf } from '#inference/image-type.ts';
import { sha256Of } from '#lib/sha256.ts';
import { findByHash } from '#library/hashes.ts';
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

/** What came of adding: how many joined the library, and the ids of pictures that were there with the same bytes. */
export type Added = { added: number; known: readonly string[] };

/**
 * Puts pictures into the library as one run, bytes untouched. They count as made where their tool says, and nothing is
 * ordered. A file that was brought in before is not added again. Rejects with a QuotaExceededError when the device is
 * full; adding once more then takes up what is missing.
 */
export async function addToLibrary(pictures: readonly Addable[], now = Date.now()): Promise<Added> {
  const run = newRunId(now);
  const { fresh, known } = await sorted(pictures, run);
  const [first] = fresh;
  if (!first) return { added: 0, known };
  const order = { options: { useCache: true, waitForModel: false }, endpoint: importedEndpoint };
  await writeRun({ ...order, recipe: first.recipe, id: run, createdAt: now, frames: fresh.length }, []);
  for (const { id, sha256, type, file, reading, recipe } of fresh) {
    const { seed } = reading.facts;
    const picture: Picture = {
      ...order,
      recipe,
      id,
      createdAt: now,
      type,
      bytes: file.size,
      tookMs: 0,
      attempts: 0,
      importedFrom: reading.tool,
      notes: { ...reading.kept?.notes, ...(seed !== undefined && seed !== String(recipe.seed) && { seed }) },
    };
    await addPicture(picture, new Blob([file], { type }), sha256);
  }
  return { added: fresh.length, known };
}

type Fresh = Addable & { id: string; sha256: string; type: ImageType };

/** Which pictures are new here, each once and with its place in the run; and which are in the library, by their ids. */
async function sorted(pictures: readonly Addable[], run: string): Promise<{ fresh: Fresh[]; known: string[] }> {
  const fresh = new Map<string, Fresh>();
  const known = new Set<string>();
  for (const picture of pictures) {
    const bytes = new Uint8Array(await picture.file.arrayBuffer());
    const type = imageTypeOf(bytes);
    if (!type) continue;
    const sha256 = await sha256Of(bytes);
    const here = fresh.get(sha256)?.id ?? (await findByHash(sha256));
    if (here === undefined) fresh.set(sha256, { ...picture, id: frameId(run, fresh.size + 1), sha256, type });
    else known.add(here);
  }
  return { fresh: [...fresh.values()], known: [...known] };
}

/** The low 32 bits of a seed beyond them, which is the closest that can be asked for here; its digits are kept beside. */
function wrappedSeed(digits: string | undefined): number | undefined {
  return digits !== undefined && /^\d{1,40}$/.test(digits)
    ? Number(BigInt(digits) % BigInt(fields.seed.max + 1))
    : undefined;
}
