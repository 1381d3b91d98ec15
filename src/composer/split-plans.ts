import { draftOf, draftSchema, type Planned, planRecipes, randomSeed } from '#recipe/draft.ts';
import type { Recipe } from '#recipe/recipe.ts';
import { splitChanges } from '#recipe/split-changes.ts';

/**
 * The runs that make changes one by one: one picture each, with the seed of the picture they start from. A prompt that is a
 * template is as many pictures as it stands for.
 *
 * @param variants whether the prompt that is wished for is a template; the one it starts from is resolved
 */
export function splitPlans(from: Recipe, wish: Partial<Recipe>, variants: boolean): Planned[][] {
  return splitChanges(from, wish).flatMap(({ field, recipe }) => {
    const draft = { ...draftOf(recipe), variants: variants && field === 'prompt' };
    const ready = draftSchema.safeParse(draft).data;
    return ready ? [planRecipes(ready, randomSeed)] : [];
  });
}
