import { apiFacts } from '#inference/api.ts';
import type { Endpoint } from '#inference/endpoint.ts';
import type { Recipe } from '#recipe/recipe.ts';

/** Pictures that wait for one another: of one model at one endpoint, or of all models where there is one lane. */
export type LaneGroup = {
  endpoint: Endpoint;
  /** The one in the middle, which stands for all where only steps or sizes differ. */
  recipe: Recipe;
  images: number;
};

/** Orders by what they wait for, as `queue/lanes.ts` has it. Groups go on side by side. Pure. */
export function laneGroups(orders: readonly { endpoint: Endpoint; recipe: Recipe }[]): LaneGroup[] {
  const groups = new Map<string, { endpoint: Endpoint; recipes: Recipe[] }>();
  for (const { endpoint, recipe } of orders) {
    const key = apiFacts[endpoint.api].lanes === 1 ? endpoint.id : `${endpoint.id}/${recipe.model}`;
    const group = groups.get(key);
    if (group) group.recipes.push(recipe);
    else groups.set(key, { endpoint, recipes: [recipe] });
  }
  return [...groups.values()].flatMap(({ endpoint, recipes }) => {
    const recipe = recipes.toSorted((a, b) => workOf(a) - workOf(b))[recipes.length >> 1];
    return recipe ? [{ endpoint, recipe, images: recipes.length }] : [];
  });
}

/** Denoising costs megapixels × steps; what is left to the model is alike for all. */
function workOf({ width = 1, height = 1, steps = 1 }: Recipe): number {
  return width * height * steps;
}
