import { expect, test } from 'vitest';
import { cpuTime } from '../../../e2e/cpu-time.ts';
import { readA1111, readPairs } from './a1111.ts';

const line = 'Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 42, Size: 512x768, Model: sd15';

test('reads prompt, negative prompt and parameters', () => {
  expect(readA1111(`a fox\nin snow\nNegative prompt: blurry\nwet\n${line}, Version: v1.10.0`, true)).toEqual({
    tool: 'AUTOMATIC1111',
    facts: {
      prompt: 'a fox\nin snow',
      negativePrompt: 'blurry\nwet',
      steps: '20',
      sampler: 'Euler a',
      cfg: '7',
      seed: '42',
      width: '512',
      height: '768',
      model: 'sd15',
    },
    others: [{ name: 'Version', value: 'v1.10.0' }],
  });
});

// The letters are those of the edge cases in METADATA C1.
test('a: takes a line of fewer than three pairs for a part of the prompt', () => {
  expect(readA1111('a fox\nSteps: 20, Seed: 42', false)?.facts).toEqual({ prompt: 'a fox\nSteps: 20, Seed: 42' });
});

test('b: does not swallow a negative prompt with colons for parameters', () => {
  const text = 'a fox\nNegative prompt: ugly: 1, bad hands: 2, wet fur: 3';
  expect(readA1111(text, false)?.facts).toEqual({
    prompt: 'a fox',
    negativePrompt: 'ugly: 1, bad hands: 2, wet fur: 3',
  });
});

test('c: has no keys of one character', () => {
  expect(readPairs('a: 1, bb: 2')).toEqual([['bb', '2']]);
});

test('d: keeps JSON without quotes whole', () => {
  expect(
    readPairs('Hashes: {"model": "aa", "vae": "b, c"}, Civitai resources: [{"a": 1}, {"b": "]"}], Seed: 1'),
  ).toEqual([
    ['Hashes', '{"model": "aa", "vae": "b, c"}'],
    ['Civitai resources', '[{"a": 1}, {"b": "]"}]'],
    ['Seed', '1'],
  ]);
});

test('e: reads models of the Hub, and quoted addresses', () => {
  expect(readPairs('Model: black-forest-labs/FLUX.1-dev, Provider: "https://fal.run:443/x"')).toEqual([
    ['Model', 'black-forest-labs/FLUX.1-dev'],
    ['Provider', 'https://fal.run:443/x'],
  ]);
});

test('g: reads keys in any script', () => {
  expect(readPairs('Größe: 3, 画像: 4')).toEqual([
    ['Größe', '3'],
    ['画像', '4'],
  ]);
});

test('h: skips what has no value', () => {
  expect(readPairs('Operations: , Seed: 1')).toEqual([['Seed', '1']]);
});

test('reads quoted values with commas, colons, quotes and line breaks', () => {
  expect(readPairs(String.raw`Hires prompt: "a \"storm\", at: sea\nsecond", Seed: 1, Broken: "open, Last: x`)).toEqual([
    ['Hires prompt', 'a "storm", at: sea\nsecond'],
    ['Seed', '1'],
    ['Broken', '"open'],
    ['Last', 'x'],
  ]);
});

test('keeps a parameter that only resembles one from taking its place', () => {
  const said = readA1111(`p\n${line}, Distilled CFG Scale: 3.5, Hires steps: 9, Prompt: other`, true);
  expect(said?.facts).toMatchObject({ prompt: 'p', steps: '20', cfg: '7', guidance: '3.5' });
});

test.each([
  ['words without a colon', 'a '.repeat(30_000)],
  ['words behind parameters', `${line}, ${'word '.repeat(60_000)}`],
  ['open quotes', 'aa: "'.repeat(60_000)],
  ['open quotes behind commas', 'aa: "x,'.repeat(60_000)],
  ['backslashes', `aa: "${'\\'.repeat(300_000)}`],
  ['open brackets', 'aa: {,'.repeat(60_000)],
  ['brackets closed too late', `${'aa: {,'.repeat(60_000)}${'}'.repeat(60_000)}x`],
  ['colons', ':'.repeat(300_000)],
  ['blanks', `aa${' '.repeat(300_000)}: 1`],
])('is done at once with %s', async (_, text) => {
  // AUTOMATIC1111's own pattern needs 1.9 s for the first of these (TRUST 15).
  expect(await cpuTime(() => readA1111(text, false))).toBeLessThan(500);
});
