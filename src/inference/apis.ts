import type { Recipe, RequestOptions } from '#recipe/recipe.ts';
import type { Api, ApiId, WireRequest } from './api.ts';
import { documented } from './apis/documented.ts';
import { huggingFace } from './apis/hugging-face.ts';
import { inferenceEndpoint } from './apis/inference-endpoint.ts';
import type { Endpoint } from './endpoint.ts';

/** Every API under its id. A new one is a file in `apis/`, an id in `api.ts` and a line here. */
export const apis: Record<ApiId, Api> = {
  'inference-api': documented,
  'hugging-face': huggingFace,
  'inference-endpoint': inferenceEndpoint,
};

/** The request that makes this picture at this endpoint, token aside. Throws a ZodError on a model id that is no model id. */
export function toRequest(
  recipe: Recipe,
  options: RequestOptions,
  { api, baseUrl }: Pick<Endpoint, 'api' | 'baseUrl'>,
): WireRequest {
  return apis[api].toRequest(recipe, options, baseUrl);
}
