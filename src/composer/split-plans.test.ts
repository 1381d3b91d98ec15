import { expect, test } from 'vitest';
import { variants } from '#recipe/variants/variants.ts';
import { splitPlans } from './split-plans.ts';

const from = { model: 'owner/name', prompt: 'a fox', seed: 7, steps: 20 };

test('every change is a run of one picture with the seed it starts from', () => {
  const { seed: _, ...wish } = { ...from, prompt: 'a hen', steps: 30 };
  expect(splitPlans(from, wish, 'every', variants)).toEqual([
    [{ recipe: { ...from, prompt: 'a hen' } }],
    [{ recipe: { ...from, steps: 30 } }],
  ]);
});

test('a seed that is held and different is a run of its own', () => {
  expect(splitPlans(from, { ...from, seed: 8 }, 'every', variants)).toEqual([[{ recipe: { ...from, seed: 8 } }]]);
});

test('braces of a resolved prompt are no template when something else changes', () => {
  const literal = { ...from, prompt: 'a {red|blue} fox' };
  expect(splitPlans(literal, { ...literal, steps: 30 }, 'every', variants)).toEqual([
    [{ recipe: { ...literal, steps: 30 } }],
  ]);
});

test('a prompt that became a template is as many pictures as it stands for, and is never sent with its braces', () => {
  const { seed: _, ...wish } = { ...from, prompt: 'a {red|blue} fox', steps: 30 };
  const plans = splitPlans(from, wish, 'every', variants);
  expect(plans?.map((plan) => plan.map(({ recipe }) => [recipe.prompt, recipe.seed, recipe.steps]))).toEqual([
    [
      ['a red fox', 7, 20],
      ['a blue fox', 7, 20],
    ],
    [['a fox', 7, 30]],
  ]);
  expect(plans?.[0]?.map(({ template }) => template)).toEqual(['a {red|blue} fox', 'a {red|blue} fox']);
  expect(splitPlans(from, wish, 'every', undefined)).toBeUndefined();
  expect(splitPlans(from, wish, 'random', variants)?.[0]).toEqual(splitPlans(from, wish, 'random', variants)?.[0]);
});
