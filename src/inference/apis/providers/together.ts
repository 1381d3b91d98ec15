import { type Dialect, flatParameters, noScheduler } from './dialect.ts';
import { readImages } from './images-answer.ts';

/** Together: `steps` is its name for the steps, and the answer holds the picture (PROTOCOL §7). */
export const together: Dialect = {
  order: (recipe, { providerId }) => {
    const { num_inference_steps: steps, ...parameters } = flatParameters(recipe);
    return {
      path: '/v1/images/generations',
      body: {
        ...parameters,
        ...(steps !== undefined && { steps }),
        prompt: recipe.prompt,
        response_format: 'base64',
        model: providerId,
      },
    };
  },
  refusals: noScheduler('Together'),
  read: readImages,
  answer: () => ({ kind: 'base64', at: ['data', 0, 'b64_json'] }),
};
