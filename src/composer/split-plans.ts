import { draftOf, draftSchema } from '#recipe/draft.ts';
import { mayBeTemplate } from '#recipe/may-be-template.ts';
import { type Planned, planRecipes } from '#recipe/plan-recipes.ts';
import type { Recipe } from '#recipe/recipe.ts';
import { splitChanges } from '#recipe/split-changes.ts';
import type { Variants } from '#recipe/variants/variants.ts';

/**
 * The runs that make changes one by one: one picture each, with the seed of the picture they start from. A prompt that is a
 * template is as many pictures as it stands for; undefined while its grammar is on its way.
 *
 * @param variants how the prompt that is wished for is read; the one it starts from is resolved
 */
export function splitPlans(
  from: Recipe,
  wish: Partial<Recipe>,
  variants: Parameters<typeof mayBeTemplate>[0]['variants'],
  grammar: Variants | undefined,
): Planned[][] | undefined {
  const plans: Planned[][] = [];
  for (const { field, recipe } of splitChanges(from, wish)) {
    const draft = { ...draftOf(recipe), variants: field === 'prompt' ? variants : ('off' as const) };
    const ready = draftSchema.safeParse(draft).data;
    if (!ready) continue;
    const isTemplate = mayBeTemplate(ready);
    const read = isTemplate ? grammar?.ofRun(ready) : {};
    if (!read) return undefined;
    // Variants drawn at random are drawn by the seed, so that the press makes what was counted.
    plans.push(planRecipes(ready, () => recipe.seed, read.promptsFor));
  }
  return plans;
}
