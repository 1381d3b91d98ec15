import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffRecipes } from './diff.ts';
import type { Recipe } from './recipe.ts';
import { changesSince, splitChanges } from './split-changes.ts';

const word = fc.constantFrom('fox', 'hen', 'a red fox, at dusk', 'a red hen');
const size = fc.constantFrom({}, { width: 512, height: 768 }, { width: 512, height: 512 });
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const recipes = fc
  .record({
    model: fc.constantFrom('a/one', 'b/one', 'c/two'),
    prompt: word,
    negativePrompt: some(fc.subarray(['text', 'blur', 'hands'], { minLength: 1 })),
    guidanceScale: some(fc.integer({ min: 0, max: 20 })),
    steps: some(fc.integer({ min: 1, max: 9 })),
    scheduler: some(fc.constantFrom('DDIM', 'Euler')),
    seed: fc.integer({ min: 0, max: 3 }),
    size,
  })
  .map(({ size: sides, ...rest }): Recipe => {
    const set = Object.entries({ ...rest, ...sides }).filter(([, value]) => value !== undefined);
    return { model: rest.model, prompt: rest.prompt, seed: rest.seed, ...Object.fromEntries(set) };
  });

test('each of the split recipes differs from the parent in one thing, and together they say all of it', () => {
  fc.assert(
    fc.property(recipes, recipes, (parent, settings) => {
      const split = splitChanges(parent, settings);
      expect(split.map(({ recipe }) => diffRecipes(parent, recipe).map(({ text }) => text))).toEqual(
        diffRecipes(parent, settings).map(({ text }) => [text]),
      );
    }),
  );
});

test('the seed is the parent’s, unless the seed is the thing that changed', () => {
  fc.assert(
    fc.property(recipes, recipes, (parent, settings) => {
      for (const { field, recipe } of splitChanges(parent, settings))
        expect(recipe.seed).toBe(field === 'seed' ? settings.seed : parent.seed);
    }),
  );
});

test('an unset field is a change that leaves the key out, and a size is one change', () => {
  const parent = { model: 'a/one', prompt: 'a fox', seed: 1, steps: 20, width: 512, height: 512 };
  const { seed: _, steps: __, ...settings } = { ...parent, height: 768 };
  expect(splitChanges(parent, settings).map(({ recipe }) => recipe)).toEqual([
    { model: 'a/one', prompt: 'a fox', seed: 1, width: 512, height: 512 },
    { ...parent, height: 768 },
  ]);
});

test('a change to what is no recipe is left out', () => {
  const parent = { model: 'a/one', prompt: 'a fox', seed: 1 };
  expect(splitChanges(parent, { ...parent, prompt: ' ', steps: 9 }).map(({ field }) => field)).toEqual(['steps']);
});

test('a seed that is not held is no change', () => {
  expect(changesSince({ model: 'a/one', prompt: 'a fox', seed: 1 }, { model: 'a/one', prompt: 'a fox' })).toEqual([]);
});
