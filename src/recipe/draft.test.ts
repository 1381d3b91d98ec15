import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankDraft, type Draft, draftOf, draftSchema, draftTextSchema } from './draft.ts';
import { planRecipes } from './plan-recipes.ts';
import { recipeSchema } from './recipe.ts';

const draft = (changes: Partial<Draft> = {}) => draftSchema.parse({ ...blankDraft, prompt: 'a fox', ...changes });
const errors = (changes: Partial<Draft>) =>
  draftSchema
    .safeParse({ ...blankDraft, prompt: 'a fox', ...changes })
    .error?.issues.map((issue) => [issue.path.join('.'), issue.message]);
const counting = () => {
  let next = 100;
  return () => next--;
};

test('an empty field is unset and absent from the recipe', () => {
  expect(planRecipes(draft(), () => 7)).toEqual([
    { recipe: { model: 'black-forest-labs/FLUX.1-dev', prompt: 'a fox', seed: 7 } },
  ]);
});

test('zero typed is zero sent', () => {
  expect(planRecipes(draft({ guidanceScale: '0' }), () => 0)[0]?.recipe).toMatchObject({ guidanceScale: 0, seed: 0 });
});

test('unlocked, every image gets a fresh seed, in the order of the seeds', () => {
  const seeds = planRecipes(draft({ images: '3', seed: '5' }), counting()).map(({ recipe }) => recipe.seed);
  expect(seeds).toEqual([98, 99, 100]);
});

test('locked, images use seed, seed + 1, … and wrap at the largest', () => {
  const seeds = planRecipes(draft({ images: '3', seed: '4294967294', seedLocked: true }), counting()).map(
    ({ recipe }) => recipe.seed,
  );
  expect(seeds).toEqual([4_294_967_294, 4_294_967_295, 0]);
});

test('locked without a seed draws one', () => {
  expect(planRecipes(draft({ seedLocked: true }), () => 9)[0]?.recipe.seed).toBe(9);
});

test.each<[Partial<Draft>, string, string]>([
  [{ steps: '1.5' }, 'steps', 'Steps: a whole number, at least 1'],
  [{ steps: 'two' }, 'steps', 'Steps: a whole number, at least 1'],
  [{ seed: '0x10' }, 'seed', 'Seed: a whole number, at least 0'],
  [{ images: '' }, 'images', 'Images: a whole number, at least 1'],
  [{ images: '1001' }, 'images', 'Images: at most 1000 in one run'],
  [{ width: '512' }, 'height', 'Height: set it too, or clear the width'],
  [{ height: '512' }, 'width', 'Width: set it too, or clear the height'],
])('an error stands at its field: %o', (changes, path, message) => {
  expect(errors(changes)).toEqual([[path, message]]);
});

test('half a size is told along with every other mistake', () => {
  expect(errors({ width: '512', steps: '0' })?.map(([path]) => path)).toEqual(['steps', 'height']);
});

test('a model id may be pasted with spaces around it', () => {
  expect(draft({ model: ' a/b ' }).model).toBe('a/b');
});

test('a recipe put into the form and planned again is the same recipe', () => {
  const recipes = fc.record(
    {
      model: fc.constant('a/b'),
      prompt: fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
      seed: fc.integer({ min: 0, max: 4_294_967_295 }),
      guidanceScale: fc.integer({ min: 0, max: 200 }).map((tenths) => tenths / 10),
      steps: fc.integer({ min: 1, max: 500 }),
      negativePrompt: fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ['model', 'prompt', 'seed'] },
  );
  fc.assert(
    fc.property(recipes, (recipe) => {
      expect(planRecipes(draftSchema.parse(draftOf(recipeSchema.parse(recipe))), () => -1)).toEqual([{ recipe }]);
    }),
  );
});

test('a template makes every prompt with every seed, in the order of the seeds, and is kept beside each', () => {
  const planned = planRecipes(draft({ prompt: '{a|b}', images: '2', seed: '5', seedLocked: true }), counting(), () => [
    'a',
    'b',
  ]);
  expect(planned.map(({ recipe: { seed, prompt }, template }) => [seed, prompt, template])).toEqual([
    [5, 'a', '{a|b}'],
    [5, 'b', '{a|b}'],
    [6, 'a', '{a|b}'],
    [6, 'b', '{a|b}'],
  ]);
});

test('a prompt that was sent is no template when it goes back into the form', () => {
  expect(draftOf({ prompt: 'a {red|blue} fox' }).variants).toBe('off');
  expect(draftOf({ prompt: 'a fox, \\(series\\), 50 % #1' }).variants).toBe('off');
  expect(draftOf({ prompt: 'a C# fox, \\(series\\)' }).variants).toBe('every');
});

test('a draft of before variants had modes has them on', () => {
  expect(draftTextSchema.parse({ ...blankDraft, variants: true }).variants).toBe('every');
});
