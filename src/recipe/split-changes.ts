import { defined } from '#lib/defined.ts';
import { type Change, diffRecipes } from './diff.ts';
import { type Recipe, recipeSchema } from './recipe.ts';

/** What settings change against the recipe they were made from. A seed that is not held is drawn anew: no change of theirs. */
export function changesSince(parent: Partial<Recipe>, settings: Partial<Recipe>): Change[] {
  return diffRecipes(parent, settings).filter(({ field }) => field !== 'seed' || settings.seed !== undefined);
}

/** One thing that settings change, and the recipe that changes nothing else. */
export type SingleChange = Change & { recipe: Recipe };

/**
 * The parent's recipe once for each thing that the settings change, with that one thing changed and all else the
 * parent's, its seed included: what each of them does can then be told. In the order of the form; a change to what is not
 * valid (yet) is left out.
 */
export function splitChanges(parent: Recipe, settings: Partial<Recipe>): SingleChange[] {
  return changesSince(parent, settings).flatMap((change) => {
    const { field } = change;
    const changed = { [field]: settings[field], ...(field === 'width' && { height: settings.height }) };
    const recipe = recipeSchema.safeParse(defined({ ...parent, ...changed })).data;
    return recipe ? { ...change, recipe } : [];
  });
}
