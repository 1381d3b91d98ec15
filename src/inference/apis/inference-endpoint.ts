import type { Api } from '#inference/api.ts';
import { currentBody } from './hugging-face.ts';
import { jsonHeaders, takesAll } from './parameters.ts';

/**
 * A dedicated Inference Endpoint: the current body, POSTed to the endpoint's own URL, which serves one model. `Accept`
 * must be one exact type and `Content-Type` exactly `application/json` (PROTOCOL §2.3); it has no cache to switch off
 * and no model to wait for, so neither header is sent.
 */
export const inferenceEndpoint: Api = {
  refusals: takesAll,
  toRequest: (recipe, _options, { baseUrl }) => ({
    method: 'POST',
    url: baseUrl,
    headers: jsonHeaders,
    body: currentBody(recipe),
  }),
};
