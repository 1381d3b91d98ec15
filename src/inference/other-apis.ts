import type { Api, ApiId } from './api.ts';
import { hfProviders } from './apis/hf-providers.ts';

/** The APIs that come when an endpoint of theirs is used, all in one file of the built page. */
const apis: Partial<Record<ApiId, Api>> = {
  'hf-providers': hfProviders,
};

/** The code of an API of this file. Throws an Error for one that is not. */
export function otherApis(id: ApiId): Api {
  const api = apis[id];
  if (!api) throw new Error(`There is no API ${id}.`);
  return api;
}
