import { expect, test } from 'vitest';
import { hubModelSchema, recipeSchema } from './recipe.ts';

const smallest = { model: 'black-forest-labs/FLUX.1-dev', prompt: 'a fox', seed: 0 };
const firstError = (value: object) => recipeSchema.safeParse({ ...smallest, ...value }).error?.issues[0]?.message;

test('a model, a prompt and a seed make a recipe; nothing else is filled in', () => {
  expect(recipeSchema.parse(smallest)).toEqual(smallest);
});

test('zero is a value', () => {
  expect(recipeSchema.parse({ ...smallest, guidanceScale: 0, seed: 0 })).toMatchObject({ guidanceScale: 0, seed: 0 });
});

test.each([
  ['../../api/whoami'],
  ['owner/..'],
  ['./name'],
  ['owner/name/more'],
  ['owner/name?x=1'],
  ['owner/name#x'],
  ['owner%2Fname'],
  ['https://evil.example/x'],
  ['owner/na me'],
  ['owner/'],
  ['gpt2'],
  ['owner\\name'],
  ['оwner/имя'],
])('refuses %s as a model of the Hub', (model) => {
  const refusal = hubModelSchema.safeParse(model);
  expect(refusal.error?.issues[0]?.message).toBe('Model: owner/name, such as black-forest-labs/FLUX.1-dev');
});

test.each([
  'black-forest-labs/FLUX.1-dev',
  'gpt-image-1',
  'sdxl/juggernautXL v9.safetensors [aeb7e9e689]',
  'sdxl\\juggernaut.safetensors',
  'Модель №1',
])('takes %s for a model that a server may know', (model) => {
  expect(recipeSchema.parse({ ...smallest, model }).model).toBe(model);
});

test.each([
  '',
  ' ',
  '../../api/whoami',
  'owner/..',
  './name',
  'owner/',
  '..\\x',
  'https://evil.example/x',
  'a\nb',
  'a\u202eb',
  'x'.repeat(201),
])('refuses %j as the name of any model', (model) => {
  expect(firstError({ model })).toBe('Model: owner/name, or a name that the server knows');
});

test.each(['stabilityai/stable-diffusion-xl-base-1.0', 'a/b', 'Org_1/na.me-2'])('takes %s as a model id', (model) => {
  expect(firstError({ model })).toBeUndefined();
});

test.each([
  [{ steps: 0 }, 'Steps: a whole number, at least 1'],
  [{ steps: 1.5 }, 'Steps: a whole number, at least 1'],
  [{ steps: Number.NaN }, 'Steps: a whole number, at least 1'],
  [{ steps: 501 }, 'Steps: at most 500'],
  [{ guidanceScale: -1 }, 'Guidance: a number, at least 0'],
  [{ guidanceScale: Number.POSITIVE_INFINITY }, 'Guidance: a number, at least 0'],
  [{ width: 1e9 }, 'Width: at most 4096'],
  [{ height: 15 }, 'Height: a whole number, at least 16'],
  [{ seed: 4_294_967_296 }, 'Seed: at most 4294967295'],
  [{ seed: -1 }, 'Seed: a whole number, at least 0'],
  [{ prompt: '  ' }, 'Prompt: say what the picture should show'],
])('says in words what is wrong with %o', (value, message) => {
  expect(firstError(value)).toBe(message);
});
