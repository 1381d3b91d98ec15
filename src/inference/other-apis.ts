import { asDiffusersClass } from '#recipe/samplers.ts';
import type { Api, ApiId } from './api.ts';
import { automatic1111 } from './apis/automatic1111.ts';
import { hfProviders } from './apis/hf-providers.ts';
import { localAi, openAiImages, stableDiffusionCpp } from './apis/openai-images.ts';

/** The APIs that come when an endpoint of theirs is used, all in one file of the built page. */
const apis: Partial<Record<ApiId, Api>> = {
  'hf-providers': hfProviders,
  'openai-images': openAiImages,
  'stable-diffusion-cpp': stableDiffusionCpp,
  localai: localAi,
  automatic1111,
};

/** The code of an API of this file. Throws an Error for one that is not. */
export function otherApis(id: ApiId): Api {
  const api = apis[id];
  if (!api) throw new Error(`There is no API ${id}.`);
  return api;
}

/** An API that knows schedulers as diffusers classes, for those who call them by AUTOMATIC1111's names. */
export function withSamplerNames(api: Api): Api {
  return {
    ...api,
    toRequest: ({ scheduler, ...recipe }, options, target) => {
      const { sent } = scheduler ? asDiffusersClass(scheduler) : {};
      return api.toRequest({ ...recipe, ...(sent && { scheduler: sent }) }, options, target);
    },
    refusals: (settings, target) => {
      const { refusal } = settings.scheduler ? asDiffusersClass(settings.scheduler) : {};
      return { ...api.refusals(settings, target), ...(refusal && { scheduler: refusal }) };
    },
  };
}
