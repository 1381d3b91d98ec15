import { expect, test } from 'vitest';
import type { Recipe } from '#recipe/recipe.ts';
import { requestOf as toRequest } from '../../e2e/request-of.ts';
import { apiIds } from './api.ts';
import { apiChoices } from './api-choices.ts';

/** The Inference API in its three forms. */
const inferenceApis = ['inference-api', 'hugging-face', 'inference-endpoint'] as const;

const full: Recipe = {
  model: 'black-forest-labs/FLUX.1-dev',
  prompt: 'Astronaut riding a horse',
  negativePrompt: ['blurry', 'text, logo'],
  guidanceScale: 0,
  steps: 28,
  width: 1024,
  height: 768,
  scheduler: 'EulerDiscreteScheduler',
  seed: 4294967295,
};
const smallest: Recipe = { model: 'a/b', prompt: 'a fox', seed: 0 };
const unlike = { useCache: false, waitForModel: true };
const asDocumented = { useCache: true, waitForModel: false };
const baseUrl = 'https://api.example/base';
const headers = { accept: 'image/png', 'content-type': 'application/json' };

test('the documented API: the negative prompt is a list, the size an object', () => {
  expect(toRequest(full, unlike, { api: 'inference-api', baseUrl })).toStrictEqual({
    method: 'POST',
    url: 'https://api.example/base/models/black-forest-labs/FLUX.1-dev',
    headers: { ...headers, 'x-use-cache': 'false', 'x-wait-for-model': 'true' },
    body: {
      inputs: 'Astronaut riding a horse',
      parameters: {
        negative_prompt: ['blurry', 'text, logo'],
        target_size: { width: 1024, height: 768 },
        guidance_scale: 0,
        num_inference_steps: 28,
        scheduler: 'EulerDiscreteScheduler',
        seed: 4294967295,
      },
    },
  });
});

test('Hugging Face today: the negative prompt is one text, the size is flat', () => {
  expect(toRequest(full, unlike, { api: 'hugging-face', baseUrl })).toStrictEqual({
    method: 'POST',
    url: 'https://api.example/base/models/black-forest-labs/FLUX.1-dev',
    headers: { ...headers, 'x-use-cache': 'false', 'x-wait-for-model': 'true' },
    body: {
      inputs: 'Astronaut riding a horse',
      parameters: {
        negative_prompt: 'blurry, text, logo',
        width: 1024,
        height: 768,
        guidance_scale: 0,
        num_inference_steps: 28,
        scheduler: 'EulerDiscreteScheduler',
        seed: 4294967295,
      },
    },
  });
});

test('an Inference Endpoint: its own URL, one exact Accept, and no header beside', () => {
  expect(toRequest(full, unlike, { api: 'inference-endpoint', baseUrl })).toStrictEqual({
    method: 'POST',
    url: 'https://api.example/base',
    headers,
    body: {
      inputs: 'Astronaut riding a horse',
      parameters: {
        negative_prompt: 'blurry, text, logo',
        width: 1024,
        height: 768,
        guidance_scale: 0,
        num_inference_steps: 28,
        scheduler: 'EulerDiscreteScheduler',
        seed: 4294967295,
      },
    },
  });
});

test.each(inferenceApis)('%s: the smallest recipe sends prompt and seed and nothing else', (api) => {
  const request = toRequest(smallest, asDocumented, { api, baseUrl });
  expect(request.headers).toStrictEqual(headers);
  expect(request.body).toStrictEqual({ inputs: 'a fox', parameters: { seed: 0 } });
  expect(request.url).toBe(api === 'inference-endpoint' ? baseUrl : `${baseUrl}/models/a/b`);
});

test.each(inferenceApis)('%s: half a size is none', (api) => {
  const request = toRequest({ ...smallest, width: 512 }, asDocumented, { api, baseUrl });
  expect(request.body).toStrictEqual({ inputs: 'a fox', parameters: { seed: 0 } });
});

test.each(inferenceApis)('%s: what is sent is whole JSON, without null', (api) => {
  const { body } = toRequest(full, unlike, { api, baseUrl });
  expect(JSON.parse(JSON.stringify(body))).toStrictEqual(body);
  expect(JSON.stringify(body)).not.toContain('null');
});

test.each(apiIds)('%s has a name and says what its base URL is', (api) => {
  expect(apiChoices[api].name).not.toBe('');
  expect(apiChoices[api].baseUrl.hint).not.toBe('');
});

test.each(['inference-api', 'hugging-face'] as const)('%s: a model id cannot leave the models path', (api) => {
  for (const model of ['../../../api/whoami', 'a/..', 'a/b?x', 'a/b#x', 'a/b/c', 'a%2Fb', 'https://evil.example/x']) {
    expect(() => toRequest({ ...smallest, model }, asDocumented, { api, baseUrl })).toThrow('owner/name');
  }
});
