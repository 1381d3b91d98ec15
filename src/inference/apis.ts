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

/**
 * The code of an API, as a recipe with this scheduler needs it. A new API is a file in `apis/`, an id and its facts in
 * `api.ts`, its words in `api-choices.ts`.
 */
export function apiOf(id: ApiId, scheduler?: string): Api | Promise<Api> {
  const api = atHand[id];
  if (!api) return import('./other-apis.ts').then(({ otherApis }) => otherApis(id));
  // The names of samplers are a table that few need: it is not part of the page.
  return hasSamplerName(scheduler) ? import('./other-apis.ts').then((others) => others.withSamplerNames(api)) : api;
}

/** The Inference API takes diffusers classes, which all end alike; any other name is one to look up. */
function hasSamplerName(scheduler = ''): boolean {
  return scheduler !== '' && !scheduler.endsWith('Scheduler');
}

/** The same for what is drawn. */
export const apiQuery = (id: ApiId, scheduler?: string) =>
  queryOptions({
    queryKey: ['api', id, hasSamplerName(scheduler)],
    queryFn: async () => apiOf(id, scheduler),
    initialData: hasSamplerName(scheduler) ? undefined : atHand[id],
    staleTime: 'static',
    networkMode: 'always',
  });
