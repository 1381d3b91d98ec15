import { expect, test } from 'vitest';
import { importedEndpoint } from '#inference/endpoint.ts';
import type { Picture } from '#library/rows.ts';
import { recipeSchema } from '#recipe/recipe.ts';
import { aPicture } from '../../e2e/a-picture.ts';
import { fieldTests, repeatOrder, whyNotRepeatable } from './repeat.ts';

const options = { useCache: true, waitForModel: true };
const original = (more: Partial<Picture> = {}) => aPicture('run-0001', { options, ...more });

const full = {
  model: 'owner/name',
  prompt: 'a lighthouse',
  negativePrompt: ['fog'],
  guidanceScale: 7.5,
  steps: 28,
  width: 1024,
  height: 768,
  scheduler: 'DDIMScheduler',
  seed: 4_294_967_295,
};

test('a repeat is the exact order with the cache off, at the provider that made it', () => {
  const picture = original({
    template: 'a {lighthouse|mill}',
    project: 'p',
    parent: 'old-0001',
    cell: { sweep: 's', key: 'k' },
    check: { of: 'old-0001' },
    notes: { route: { provider: 'fal-ai', providerId: 'fal-ai/flux' } },
  });
  expect(repeatOrder(picture)).toEqual({
    recipe: picture.recipe,
    options: { useCache: false, waitForModel: true, provider: 'fal-ai' },
    endpoint: picture.endpoint,
    parent: 'run-0001',
    template: 'a {lighthouse|mill}',
    project: 'p',
    check: { of: 'run-0001' },
  });
});

test('each parameter that was sent is changed alone, and clearly', () => {
  const changes = fieldTests(original({ recipe: full })).map(({ field, how, recipe }) => {
    expect(recipeSchema.parse(recipe)).toEqual(recipe);
    const { prompt: _prompt, model: _model, ...rest } = recipe;
    return [field, how, rest];
  });
  const { prompt: _prompt, model: _model, ...rest } = full;
  const { negativePrompt: _negative, ...withoutNegative } = rest;
  const { scheduler: _scheduler, ...withoutScheduler } = rest;
  expect(changes).toEqual([
    ['negativePrompt', 'left out', withoutNegative],
    ['guidanceScale', '3.8 instead of 7.5', { ...rest, guidanceScale: 3.8 }],
    ['steps', '14 instead of 28', { ...rest, steps: 14 }],
    ['width', '768 × 1024 instead of 1024 × 768', { ...rest, width: 768, height: 1024 }],
    ['scheduler', 'left out', withoutScheduler],
    ['seed', '0 instead of 4294967295', { ...rest, seed: 0 }],
  ]);
});

test.each([
  [{ guidanceScale: 0 }, { guidanceScale: 4 }],
  [{ guidanceScale: 100 }, { guidanceScale: 50 }],
  [{ steps: 1 }, { steps: 2 }],
  [{ steps: 4 }, { steps: 8 }],
  [{ steps: 500 }, { steps: 250 }],
  [
    { width: 1024, height: 1024 },
    { width: 1024, height: 768 },
  ],
  [
    { width: 64, height: 64 },
    { width: 64, height: 96 },
  ],
  [
    { width: 16, height: 16 },
    { width: 16, height: 24 },
  ],
])('%j is tested with %j', (set, sent) => {
  const base = { model: 'owner/name', prompt: 'a lighthouse', seed: 7 };
  const [first] = fieldTests(original({ recipe: { ...base, ...set } }));
  expect(first?.recipe).toEqual({ ...base, ...sent });
});

test('what was never sent, or never set, is not tested', () => {
  expect(fieldTests(original()).map(({ field }) => field)).toEqual(['seed']);
  const picture = original({ recipe: full, notes: { notSent: ['seed', 'scheduler', 'negativePrompt'] } });
  expect(fieldTests(picture).map(({ field }) => field)).toEqual(['guidanceScale', 'steps', 'width']);
});

test('a picture made elsewhere cannot be repeated, and the tool is named', () => {
  expect(whyNotRepeatable(original())).toBeUndefined();
  expect(whyNotRepeatable(original({ endpoint: importedEndpoint, importedFrom: 'ComfyUI' }))).toContain('ComfyUI');
});
