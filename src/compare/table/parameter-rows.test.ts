import { expect, test } from 'vitest';
import type { Picture } from '#library/rows.ts';
import { compareParameters } from './parameter-rows.ts';

const picture: Picture = {
  recipe: { model: 'acme/painter', prompt: 'A fox', negativePrompt: ['blur', 'text'], width: 64, height: 64, seed: 7 },
  options: { useCache: true, waitForModel: false },
  endpoint: { id: 'e', name: 'Studio', api: 'inference-api', baseUrl: 'https://api.example' },
  id: 'r-0001',
  createdAt: 0,
  type: 'image/png',
  bytes: 1,
  tookMs: 1200,
  attempts: 1,
  notes: {},
};

const labels = (rows: readonly { label: string }[]) => rows.map(({ label }) => label);

test('only what differs is told, in the order of the form; the rest is the same', () => {
  const other: Picture = {
    ...picture,
    recipe: { ...picture.recipe, seed: 8, prompt: 'A hen', steps: 0 },
    options: { ...picture.options, useCache: false },
    endpoint: { ...picture.endpoint, name: 'Home' },
  };
  const { differing, same, outcome } = compareParameters([picture, other, picture]);
  expect(differing.map(({ label, kind, values }) => [label, kind, ...values])).toEqual([
    ['Prompt', 'words', 'A fox', 'A hen', 'A fox'],
    ['Inference steps', 'value', undefined, '0', undefined],
    ['Seed', 'value', '7', '8', '7'],
    ['Use cache', 'value', 'on', 'off', 'on'],
    ['Endpoint', 'value', 'Studio', 'Home', 'Studio'],
  ]);
  expect(labels(same)).toEqual(['Model', 'Negative prompt', 'Width', 'Height', 'Wait for model']);
  expect(outcome).toEqual([]);
});

test('what servers did is told apart from what was asked, where it differs', () => {
  const notes = { seed: '9007199254740993', cached: true, model: 'acme/painter-v2' };
  const { differing, outcome } = compareParameters([picture, { ...picture, tookMs: 900, notes, cost: 0.04 }]);
  expect(differing).toEqual([]);
  expect(outcome.map(({ label, values }) => [label, ...values])).toEqual([
    ['Model used', undefined, 'acme/painter-v2'],
    ['Seed used', '7', '9007199254740993'],
    ['Cached', undefined, 'yes'],
    ['Took', '1.20 s', '0.90 s'],
    ['Cost', undefined, '$0.04'],
  ]);
});

test('a server that used the seed it was sent is no news', () => {
  const seeded = (seed: number): Picture => ({
    ...picture,
    recipe: { ...picture.recipe, seed },
    notes: { seed: String(seed) },
  });
  expect(labels(compareParameters([seeded(1), seeded(2)]).outcome)).toEqual([]);
});
