import { currentBody } from '#inference/apis/hugging-face.ts';
import { jsonHeaders } from '#inference/apis/parameters.ts';
import type { Dialect } from './dialect.ts';

/** Hugging Face's own servers: the current Inference API, diffusers' scheduler names included; the answer is the picture. */
export const hfInference: Dialect = {
  order: (recipe, { providerId }) => ({
    path: `/models/${providerId}`,
    headers: jsonHeaders,
    body: currentBody(recipe),
  }),
  refusals: {},
};
