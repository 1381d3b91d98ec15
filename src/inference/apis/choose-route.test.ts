import { expect, test } from 'vitest';
import { describeError } from '#inference/describe-error.ts';
import { InferenceError } from '#inference/inference-error.ts';
import { chooseRoute } from './choose-route.ts';

const route = (provider: string, status: 'live' | 'staging' = 'live', spoken = true) => ({
  provider,
  providerId: `id-at-${provider}`,
  status,
  spoken,
});
const [fal, replicate, nebius, staged] = [
  route('fal-ai'),
  route('replicate'),
  route('nebius', 'live', false),
  route('together', 'staging'),
];

test.each([
  [[nebius, staged, fal, replicate], undefined, 'fal-ai'],
  [[replicate, fal], undefined, 'replicate'],
  [[replicate, fal], 'fal-ai', 'fal-ai'],
])('of %j, asked for %s, %s is taken', (routes, asked, provider) => {
  expect(chooseRoute('a/b', { routes, otherTasks: [] }, asked)).toEqual({ provider, providerId: `id-at-${provider}` });
});

test('an adapter’s file comes along', () => {
  const mapping = { routes: [{ ...fal, lora: 'w.safetensors' }], otherTasks: [] };
  expect(chooseRoute('a/b', mapping, undefined).lora).toBe('w.safetensors');
});

test.each([
  [[], [], undefined, 'a/b is not served by any inference provider.'],
  [
    [],
    ['image-to-image', 'text-to-video'],
    undefined,
    'a/b is served for image-to-image and text-to-video, not for text-to-image.',
  ],
  [[staged], [], undefined, 'a/b is still being tested by together (staging) and not open to everybody yet.'],
  [[staged, fal], [], 'together', 'a/b is still being tested by together (staging) and not open to everybody yet.'],
  [[nebius, staged], [], undefined, 'a/b is served by nebius, whose way of talking Proofsheet does not know.'],
  [[fal, nebius], [], 'nebius', 'a/b is served by nebius, whose way of talking Proofsheet does not know.'],
  [[fal, nebius, replicate], [], 'wavespeed', 'a/b is not served by wavespeed, but by fal-ai and replicate.'],
  [[nebius], [], 'wavespeed', 'a/b is not served by wavespeed.'],
  [[], ['image-to-image'], 'wavespeed', 'a/b is served for image-to-image, not for text-to-image.'],
  [[], [], 'wavespeed', 'a/b is not served by any inference provider.'],
])('of %j and %j, asked for %s: %s', (routes, otherTasks, asked, words) => {
  const error = refusal(() => chooseRoute('a/b', { routes, otherTasks }, asked));
  expect(error.kind).toBe('not-found');
  expect(describeError(error)).toMatchObject({
    words,
    next: 'Nothing was sent or billed. Choose another model or provider.',
  });
});

function refusal(choose: () => unknown): InferenceError {
  try {
    choose();
  } catch (error) {
    if (error instanceof InferenceError) return error;
  }
  throw new Error('nothing was refused');
}
