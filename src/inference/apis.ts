import { queryOptions } from '@tanstack/react-query';
import type { Api, ApiId } from './api.ts';
import { documented } from './apis/documented.ts';
import { huggingFace } from './apis/hugging-face.ts';
import { inferenceEndpoint } from './apis/inference-endpoint.ts';

/** The Inference API in its three forms is part of the page; the others come when an endpoint of theirs is used. */
const atHand: Partial<Record<ApiId, Api>> = {
  'inference-api': documented,
  'hugging-face': huggingFace,
  'inference-endpoint': inferenceEndpoint,
};

/** The code of an API. A new one is a file in `apis/`, an id and its facts in `api.ts`, its words in `api-choices.ts`. */
export function apiOf(id: ApiId): Api | Promise<Api> {
  return atHand[id] ?? import('./other-apis.ts').then(({ otherApis }) => otherApis(id));
}

/** The same for what is drawn. */
export const apiQuery = (id: ApiId) =>
  queryOptions({
    queryKey: ['api', id],
    queryFn: async () => apiOf(id),
    initialData: atHand[id],
    staleTime: 'static',
    networkMode: 'always',
  });
