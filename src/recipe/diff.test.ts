import { expect, test } from 'vitest';
import { diffRecipes } from './diff.ts';
import type { Recipe } from './recipe.ts';

const base: Recipe = { model: 'a/FLUX.1-dev', prompt: 'Astronaut riding a horse', seed: 1 };
const words = (after: Partial<Recipe>, before: Partial<Recipe> = {}) =>
  diffRecipes({ ...base, ...before }, { ...base, ...after }).map((change) => change.text);

test('nothing changed, nothing said', () => {
  expect(words({})).toEqual([]);
});

test.each<[Partial<Recipe>, Partial<Recipe>, string]>([
  [{ guidanceScale: 3.5 }, { guidanceScale: 5 }, 'guidance 3.5 → 5'],
  [{}, { guidanceScale: 0 }, 'guidance unset → 0'],
  [{ steps: 28 }, {}, 'steps 28 → unset'],
  [{}, { width: 1024, height: 768 }, 'size unset → 1024 × 768'],
  [{}, { model: 'b/SDXL' }, 'model FLUX.1-dev → SDXL'],
  [{}, { scheduler: 'DDIMScheduler' }, 'scheduler unset → DDIMScheduler'],
  [{}, { seed: 2 }, 'seed 1 → 2'],
  [{ negativePrompt: ['blurry'] }, { negativePrompt: ['blurry', 'text'] }, 'negative + “text”'],
  [{ negativePrompt: ['blurry', 'text'] }, { negativePrompt: ['text'] }, 'negative − “blurry”'],
  [{ negativePrompt: ['a', 'b'] }, { negativePrompt: ['b', 'a'] }, 'negative reordered'],
  [{}, { prompt: 'Astronaut riding a horse, low sun' }, 'prompt + “low sun”'],
  [{}, { prompt: 'Astronaut riding a zebra' }, 'prompt “horse” → “zebra”'],
  [{}, { prompt: 'Astronaut riding' }, 'prompt − “a horse”'],
  [{}, { prompt: 'Astronaut  riding a horse' }, 'prompt spacing'],
  [{}, { prompt: 'A lighthouse at night' }, 'new prompt'],
  [{}, { prompt: `Astronaut riding a horse ${'x'.repeat(50)}` }, `prompt + “${'x'.repeat(39)}…”`],
])('from %o to %o: "%s"', (before, after, text) => {
  expect(words(after, before)).toEqual([text]);
});

test('a model of another owner with the same name is a change', () => {
  expect(words({ model: 'b/FLUX.1-dev' })).toEqual(['model FLUX.1-dev → FLUX.1-dev']);
});
