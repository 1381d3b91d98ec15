import type { Recipe } from '#recipe/recipe.ts';
import { library } from './database.ts';
import { type Effort, estimateMs, type PastTime } from './time-estimate.ts';

/** How many past pictures are looked at: enough for several sizes, and few enough to be of the present. */
const lookedAt = 24;

/** What of a recipe decides how long its picture takes. */
export type Timed = Pick<Recipe, 'model' | 'width' | 'height' | 'steps'>;

/**
 * How long a recipe's picture will take at an endpoint, in milliseconds, judged by the latest ones of its model there;
 * null when there are none.
 */
export async function readUsualTime(endpoint: string, recipe: Timed): Promise<number | null> {
  return estimateMs(await readPastTimes(endpoint, recipe.model), effortOf(recipe)) ?? null;
}

/** What the latest pictures of a model at an endpoint took, newest first. */
export async function readPastTimes(endpoint: string, model: string): Promise<PastTime[]> {
  const db = await library();
  const transaction = db.transaction(['pictures', 'previews']);
  const times: PastTime[] = [];
  const index = transaction.objectStore('pictures').index('byModel');
  for (
    let cursor = await index.openCursor([endpoint, model], 'prev');
    cursor && times.length < lookedAt;
    cursor = await cursor.continue()
  ) {
    const { id, recipe, notes, tookMs } = cursor.value;
    // A cached answer says nothing about how long making one takes.
    if (notes.cached === true) continue;
    const preview = recipe.width === undefined ? await transaction.objectStore('previews').get(id) : undefined;
    const madeMegapixels = preview?.kind === 'thumbnail' ? megapixels(preview.width, preview.height) : undefined;
    times.push({ ...effortOf(recipe), madeMegapixels, tookMs });
  }
  return times;
}

function effortOf({ width, height, steps }: Timed): Effort {
  return { megapixels: width && height ? megapixels(width, height) : undefined, steps };
}

function megapixels(width: number, height: number): number {
  return (width * height) / 1_000_000;
}
