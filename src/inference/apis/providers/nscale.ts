import { type Dialect, flatParameters, noScheduler } from './dialect.ts';
import { readImages } from './images-answer.ts';

/** Nscale: the answer holds the picture; it has no other form (PROTOCOL §7). */
export const nscale: Dialect = {
  order: (recipe, { providerId }) => ({
    path: '/v1/images/generations',
    body: {
      ...flatParameters(recipe),
      response_format: 'b64_json',
      prompt: recipe.prompt,
      model: providerId,
    },
  }),
  refusals: noScheduler('Nscale'),
  read: readImages,
  answer: () => ({ kind: 'base64', at: ['data', 0, 'b64_json'] }),
};
