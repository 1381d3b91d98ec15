import { type Dialect, flatParameters, noScheduler } from './dialect.ts';
import { readImages } from './images-answer.ts';

/** DeepInfra: OpenAI's way of asking, with the names of the Inference API; the answer holds the picture. */
export const deepinfra: Dialect = {
  order: (recipe, { providerId }) => ({
    path: '/v1/openai/images/generations',
    body: {
      ...flatParameters(recipe),
      response_format: 'b64_json',
      prompt: recipe.prompt,
      model: providerId,
    },
  }),
  refusals: noScheduler('DeepInfra'),
  read: readImages,
  answer: () => ({ kind: 'base64', at: ['data', 0, 'b64_json'] }),
};
