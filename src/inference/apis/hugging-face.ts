import type { Api, Json } from '#inference/api.ts';
import type { Recipe } from '#recipe/recipe.ts';
import {
  billHeader,
  commonParameters,
  jsonHeaders,
  modelUrl,
  optionHeaders,
  sizeParameters,
  takesAll,
} from './parameters.ts';

/**
 * Hugging Face today: `negative_prompt` is one string, width and height are flat. The cache and wait headers left the
 * documentation in 2025 and may not pass the router's preflight (PROTOCOL trap 25), so each is sent only when the
 * designer moved its switch away from the default.
 */
export const huggingFace: Api = {
  refusals: takesAll,
  toRequest: (recipe, options, { baseUrl, billTo }) => ({
    method: 'POST',
    url: modelUrl(baseUrl, recipe.model),
    headers: { ...jsonHeaders, ...billHeader(billTo), ...optionHeaders(options) },
    body: currentBody(recipe),
  }),
};

/** `{inputs, parameters}` of the current specification, which Inference Endpoints take as well (PROTOCOL §2.1). */
export function currentBody(recipe: Recipe): Json {
  return {
    inputs: recipe.prompt,
    parameters: {
      ...(recipe.negativePrompt && { negative_prompt: recipe.negativePrompt.join(', ') }),
      ...sizeParameters(recipe),
      ...commonParameters(recipe),
    },
  };
}
