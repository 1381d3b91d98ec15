import type { Recipe } from './recipe.ts';

/** A recipe as columns of a table, under the names that the API has for them. */
export const recipeColumns = [
  'model',
  'prompt',
  'negative_prompt',
  'guidance_scale',
  'num_inference_steps',
  'width',
  'height',
  'scheduler',
  'seed',
] as const;

/** The values for `recipeColumns`; unset ones are undefined, items of the negative prompt stand one to a line. */
export function recipeValues(recipe: Recipe): (string | number | undefined)[] {
  const { model, prompt, negativePrompt, guidanceScale, steps, width, height, scheduler, seed } = recipe;
  return [model, prompt, negativePrompt?.join('\n'), guidanceScale, steps, width, height, scheduler, seed];
}
