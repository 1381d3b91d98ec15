import { expect, test } from 'vitest';
import { splitPlans } from './split-plans.ts';

const from = { model: 'owner/name', prompt: 'a fox', seed: 7, steps: 20 };

test('every change is a run of one picture with the seed it starts from', () => {
  const { seed: _, ...wish } = { ...from, prompt: 'a hen', steps: 30 };
  expect(splitPlans(from, wish, true)).toEqual([
    [{ recipe: { ...from, prompt: 'a hen' } }],
    [{ recipe: { ...from, steps: 30 } }],
  ]);
});

test('a seed that is held and different is a run of its own', () => {
  expect(splitPlans(from, { ...from, seed: 8 }, true)).toEqual([[{ recipe: { ...from, seed: 8 } }]]);
});

test('braces of a resolved prompt are no template when something else changes', () => {
  const literal = { ...from, prompt: 'a {red|blue} fox' };
  expect(splitPlans(literal, { ...literal, steps: 30 }, true)).toEqual([[{ recipe: { ...literal, steps: 30 } }]]);
});
