import fc from 'fast-check';
import { expect, test } from 'vitest';
import { demoEndpoint } from '#inference/endpoint.ts';
import { fields } from '#recipe/fields.ts';
import { recipeSchema } from '#recipe/recipe.ts';
import { readEnvelope, writeEnvelope } from './envelope.ts';

const order = { endpoint: demoEndpoint, notes: {} };
const recipe = { model: 'black-forest-labs/FLUX.1-dev', prompt: 'a fox', seed: 4_294_967_295 };

/** Every kind of character a prompt may hold, lone surrogates and control characters included. */
const text = (maxLength: number) =>
  fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('').slice(0, maxLength));

const recipes = fc
  .record(
    {
      model: fc.constantFrom('black-forest-labs/FLUX.1-dev', 'sdxl/juggernaut.safetensors [aeb7e9]', '模型'),
      prompt: text(fields.prompt.maxLength).map((words) => `${words}x`),
      negativePrompt: fc.array(
        text(200).map((words) => `${words}y`),
        { minLength: 1, maxLength: 5 },
      ),
      guidanceScale: fc.double({ min: 0, max: 100, noNaN: true }).map((value) => value + 0),
      steps: fc.integer({ min: 1, max: 500 }),
      width: fc.integer({ min: 16, max: 4096 }),
      height: fc.integer({ min: 16, max: 4096 }),
      scheduler: text(100).map((words) => `${words}z`),
      seed: fc.integer({ min: 0, max: 4_294_967_295 }),
    },
    { requiredKeys: ['model', 'prompt', 'seed'], noNullPrototype: true },
  )
  .map((value) => recipeSchema.parse(value));

test('brings back every recipe exactly, in plain ASCII', () => {
  fc.assert(
    fc.property(recipes, (given) => {
      const written = writeEnvelope({ ...order, recipe: given });
      expect(written).toMatch(/^[\x20-\x7e]*$/);
      expect(readEnvelope(written)).toEqual({
        recipe: given,
        endpoint: { name: 'Built-in demo', api: 'inference-api' },
        notes: {},
        problems: [],
      });
    }),
    { numRuns: 1000, seed: 1 },
  );
});

test('holds no address and no organisation that pays', () => {
  const endpoint = { ...demoEndpoint, baseUrl: 'http://10.0.0.7/hf_CANARY', billTo: 'CANARY' };
  expect(writeEnvelope({ ...order, recipe, endpoint })).not.toMatch(/10\.0\.0\.7|CANARY/);
});

test('brings what it can of a newer version, and tells the rest', () => {
  const newer = { ...JSON.parse(writeEnvelope({ ...order, recipe })), v: 2, mood: 'wistful' };
  newer.recipe = { ...recipe, eta: 0.5 };
  expect(readEnvelope(JSON.stringify(newer))).toMatchObject({
    recipe,
    problems: [
      { name: 'v', reason: 'made by another version of Proofsheet, 2' },
      { name: 'eta', reason: 'not known here' },
      { name: 'mood', reason: 'not known here' },
    ],
  });
});

test('says which values it could not use', () => {
  const text =
    '{"v":1,"app":"Proofsheet","recipe":{"prompt":"a fox","steps":0,"seed":18446744073709551615},"notes":"yesterday"}';
  expect(readEnvelope(text)).toEqual({
    recipe: { prompt: 'a fox' },
    problems: [
      { name: 'steps', reason: 'Steps: a whole number, at least 1' },
      { name: 'seed', reason: 'Seed: a whole number, at least 0' },
      { name: 'notes', reason: 'could not be read' },
    ],
  });
});

test('is the same for the same picture made again, whatever the run', () => {
  const route = { provider: 'fal-ai', providerId: 'fal-ai/flux/dev' };
  const notes = { route, requestId: 'r1', computeTimeS: 2.5, cached: true };
  expect(writeEnvelope({ ...order, recipe, notes })).toBe(
    writeEnvelope({ ...order, recipe, notes: { ...notes, requestId: 'r2', computeTimeS: 3, cached: false } }),
  );
  expect(readEnvelope(writeEnvelope({ ...order, recipe, notes }))?.notes).toEqual({ route });
});

test('is not taken in by other JSON', () => {
  for (const text of ['', '{}', '[]', '{"app":"Proofsheet"', '{"app":"Other","recipe":{}}', 'null'])
    expect(readEnvelope(text)).toBeUndefined();
});
