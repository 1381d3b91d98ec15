import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPicture } from '#exchange/read/read-bytes.ts';
import type { Picture } from '#library/rows.ts';
import { fields } from '#recipe/fields.ts';
import { tinyPicture } from '../../../e2e/server/tiny-pictures.ts';
import { writeInfotext } from './infotext.ts';
import { writePngTexts } from './png.ts';

const picture = {
  recipe: { model: 'acme/painter', prompt: 'A fox', seed: 7 },
  notes: {},
  endpoint: { id: 'e', name: 'Studio', api: 'inference-api', baseUrl: 'https://api.example' },
} satisfies Pick<Picture, 'recipe' | 'notes' | 'endpoint'>;

/** AUTOMATIC1111's own reading of the last line (METADATA C1). */
const pairsIn = (line = '') =>
  [...line.matchAll(/\s*(\w[\w -/]+):\s*("(?:\\.|[^\\"])+"|[^,]*)(?:,|$)/g)].map(([, key = '', value = '']) => [
    key,
    value.startsWith('"') ? JSON.parse(value) : value,
  ]);
const read = (text: string) => Object.fromEntries(pairsIn(text.split('\n').at(-1)));

test('says everything in the order of its own writer, unset parameters left out', () => {
  const full = {
    ...picture,
    recipe: {
      ...picture.recipe,
      negativePrompt: ['blur', 'text'],
      guidanceScale: 3.5,
      steps: 20,
      width: 640,
      height: 480,
      scheduler: 'EulerAncestralDiscreteScheduler',
    },
  };
  expect(writeInfotext(full)).toBe(
    'A fox\nNegative prompt: blur, text\nSteps: 20, Sampler: Euler a, CFG scale: 3.5, Seed: 7, Size: 640x480, ' +
      'Model: acme/painter, Provider: Studio, Scheduler: EulerAncestralDiscreteScheduler, Version: Proofsheet',
  );
});

test('has at least three pairs whatever is unset, or its reader would take the line for prompt', () => {
  const text = writeInfotext(picture);
  expect(text).toBe('A fox\nSeed: 7, Model: acme/painter, Provider: Studio, Version: Proofsheet');
  expect(pairsIn(text.split('\n').at(-1)).length).toBeGreaterThanOrEqual(3);
});

test('a line for the negative prompt stands there for ComfyUI even when it is empty', () => {
  expect(writeInfotext(picture, { alwaysNegative: true })).toContain('A fox\nNegative prompt: \nSeed');
});

test('says the size of the file where the model chose it', () => {
  expect(read(writeInfotext(picture, { size: { width: 64, height: 48 } }))).toMatchObject({ Size: '64x48' });
});

test('says what the server used, and nothing that was never sent', () => {
  const text = writeInfotext({
    ...picture,
    recipe: { ...picture.recipe, steps: 4, negativePrompt: ['blur'] },
    notes: { seed: '18446744073709551615', notSent: ['steps', 'negativePrompt'] },
  });
  expect(read(text)).toMatchObject({ Seed: '18446744073709551615' });
  expect(text).not.toMatch(/Steps|Negative/);
});

test.each(['a, b', 'a: b', '"quoted"', 'back\\slash, "and" more', ' padded ', 'line\nbreak'])(
  'the value %j comes back',
  (name) => {
    expect(read(writeInfotext({ ...picture, endpoint: { ...picture.endpoint, name } }))).toMatchObject({
      Provider: name,
    });
  },
);

test('names a sampler with its schedule, and one it does not know as it was asked for', () => {
  const asked = (scheduler: string) => read(writeInfotext({ ...picture, recipe: { ...picture.recipe, scheduler } }));
  expect(asked('DPM++ 2M Karras')).toMatchObject({ Sampler: 'DPM++ 2M', 'Schedule type': 'Karras' });
  expect(asked('MyScheduler')).toMatchObject({ Sampler: 'MyScheduler', Scheduler: 'MyScheduler' });
});

test('nothing follows the last line, and a prompt of many lines keeps them', () => {
  const lines = writeInfotext({ ...picture, recipe: { ...picture.recipe, prompt: 'one\r\ntwo' } }).split('\n');
  expect(lines.slice(0, 2)).toEqual(['one', 'two']);
  expect(lines).toHaveLength(3);
});

test('our own reader of that text finds the same prompt and numbers, in any script', async () => {
  const prompts = fc.string({
    unit: fc.constantFrom('a', 'Z', ' ', ',', '"', '(', '狐', 'é', '🦊', 'ع', ':'),
    minLength: 1,
  });
  const recipes = fc.record({
    model: fc.constantFrom('acme/painter', 'sdxl, "turbo".safetensors'),
    prompt: prompts.map((words) => `A ${words} fox`),
    guidanceScale: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
    steps: fc.integer({ min: 1, max: 500 }),
    width: fc.integer({ min: 16, max: 4096 }),
    height: fc.integer({ min: 16, max: 4096 }),
    seed: fc.integer({ min: 0, max: fields.seed.max }),
  });
  await fc.assert(
    fc.asyncProperty(recipes, async (recipe) => {
      const text = writeInfotext({ ...picture, recipe });
      const png = writePngTexts(tinyPicture(), [{ keyword: 'parameters', text }], 'proofsheet') ?? new Uint8Array();
      expect(await readPicture(png)).toMatchObject({ kind: 'read', readings: [{ tool: 'Proofsheet', recipe }] });
    }),
    { numRuns: 400 },
  );
});
