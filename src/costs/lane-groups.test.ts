import { expect, test } from 'vitest';
import { demoEndpoint } from '#inference/endpoint.ts';
import { laneGroups } from './lane-groups.ts';

const recipe = { model: 'a/one', prompt: 'a fox', seed: 1 };
const home = { ...demoEndpoint, id: 'home', api: 'automatic1111' } as const;

test('pictures of one model wait for one another, and the one in the middle stands for them', () => {
  const orders = [50, 10, 30].map((steps) => ({ endpoint: demoEndpoint, recipe: { ...recipe, steps } }));
  expect(laneGroups(orders)).toEqual([{ endpoint: demoEndpoint, recipe: { ...recipe, steps: 30 }, images: 3 }]);
});

test('another model has lanes of its own, except where one graphics card does all', () => {
  const models = ['a/one', 'a/two'].map((model) => ({ ...recipe, model }));
  expect(laneGroups(models.map((recipe) => ({ endpoint: demoEndpoint, recipe })))).toHaveLength(2);
  expect(laneGroups(models.map((recipe) => ({ endpoint: home, recipe })))).toMatchObject([{ images: 2 }]);
});
