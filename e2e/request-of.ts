import type { Api, Target, WireRequest } from '#inference/api.ts';
import { apiOf } from '#inference/apis.ts';
import type { Recipe, RequestOptions } from '#recipe/recipe.ts';

/** The request of an API that is part of the page, for tests that need one without waiting. */
export function requestOf(recipe: Recipe, options: RequestOptions, target: Target): WireRequest {
  return apiAtHand(target).toRequest(recipe, options, target);
}

export function apiAtHand({ api: id }: Pick<Target, 'api'>): Api {
  const api = apiOf(id);
  if (api instanceof Promise) throw new Error(`The API ${id} is not part of the page.`);
  return api;
}
