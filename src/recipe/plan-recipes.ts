import { defined } from '#lib/defined.ts';
import type { ReadyDraft } from './draft.ts';
import { fields } from './fields.ts';
import { type Recipe, type RequestOptions, recipeSchema } from './recipe.ts';

/** One picture to be made: its closed recipe, and the prompt as it was written where that was a template. */
export type Planned = { recipe: Recipe; template?: string };

/**
 * The recipes one press of Generate stands for, in the order of their seeds. Chance happens here and nowhere else.
 *
 * Locked: seed, seed + 1, … (wrapping at 2³²). Unlocked, or locked without a seed: fresh seeds, smallest first.
 *
 * @param promptsFor the next image's prompts, where the draft's is a template; they share its seed, so only they differ
 */
export function planRecipes(
  draft: ReadyDraft,
  randomSeed: () => number,
  promptsFor?: (randomSeed: () => number) => readonly string[],
): Planned[] {
  const { seedLocked, images, useCache, waitForModel, provider, parent, variants, seed: held, ...recipe } = draft;
  const { negativePrompt, ...rest } = recipe;
  const seeds =
    seedLocked && held !== undefined
      ? Array.from({ length: images }, (_, index) => (held + index) % (fields.seed.max + 1))
      : Array.from({ length: images }, randomSeed).sort((a, b) => a - b);
  const shared = { ...defined(rest), ...(negativePrompt.length > 0 && { negativePrompt }) };
  return seeds.flatMap((seed) =>
    (promptsFor?.(randomSeed) ?? [rest.prompt]).map((prompt) => ({
      recipe: recipeSchema.parse({ ...shared, prompt, seed }),
      ...(promptsFor && { template: rest.prompt }),
    })),
  );
}

/** How the requests of a draft are to be served. */
export function optionsOf({ useCache, waitForModel, provider }: ReadyDraft): RequestOptions {
  return { useCache, waitForModel, ...(provider !== undefined && { provider }) };
}

/** A seed in 0 … 4294967295, drawn in the browser so that every picture can be repeated. */
export function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
