import type { Api } from '#inference/api.ts';
import { commonParameters, jsonHeaders, modelUrl, optionHeaders, sizeParameters, takesAll } from './parameters.ts';

/**
 * The text-to-image API as its 2024 document has it: `negative_prompt` is a list, the size is an object, and caching
 * and waiting are headers, sent only when they differ from the documented default.
 */
export const documented: Api = {
  refusals: takesAll,
  toRequest: (recipe, options, { baseUrl }) => {
    const size = sizeParameters(recipe);
    return {
      method: 'POST',
      url: modelUrl(baseUrl, recipe.model),
      headers: { ...jsonHeaders, ...optionHeaders(options) },
      body: {
        inputs: recipe.prompt,
        parameters: {
          ...(recipe.negativePrompt && { negative_prompt: recipe.negativePrompt }),
          ...(size && { target_size: size }),
          ...commonParameters(recipe),
        },
      },
    };
  },
};
