import { expect, test } from 'vitest';
import { mistakeIn, ofRun, promptsPerImage } from './variant-run.ts';

const ask = (prompt: string, variants: 'every' | 'random' = 'every', images = '1') => ({ prompt, variants, images });
const numbers = (count: number) => `{${Array.from({ length: count }, (_, n) => n).join('|')}}`;

test('every image has every variant, and the same ones', () => {
  const { promptsFor } = ofRun({ ...ask('{a|b} fox'), images: 2 }) ?? {};
  expect(promptsFor?.(() => 0)).toEqual(['a fox', 'b fox']);
  expect(promptsFor?.(() => 4_294_967_295)).toEqual(['a fox', 'b fox']);
  expect(promptsPerImage(ask('{a|b} fox'))).toBe(2);
});

test('at random, every image has one, drawn by the seeds’ own source of chance', () => {
  const { promptsFor } = ofRun({ ...ask('{a|b} fox', 'random'), images: 2 }) ?? {};
  expect(promptsFor?.(() => 0)).toEqual(['a fox']);
  expect(promptsFor?.(() => 4_294_967_295)).toEqual(['b fox']);
  expect(promptsPerImage(ask('{a|b} fox', 'random'))).toBe(1);
});

test('a prompt that only looks like a template is sent as it is', () => {
  expect(ofRun({ ...ask('{"a": "fox"}'), images: 1 })).toEqual({});
});

test.each([
  [ask('{a|b'), 'prompt', /^The brace opened at character 1 is never closed/],
  [ask(numbers(1001)), 'prompt', /^The prompt has 1,001 variants, and one run makes at most 1,000 pictures\./],
  [
    ask(numbers(500), 'every', '3'),
    'images',
    '3 images × 500 variants = 1,500 pictures, and one run makes at most 1,000 pictures. Ask for fewer images.',
  ],
])('%j is not sent', (asked, field, message) => {
  expect(mistakeIn(asked)).toEqual({
    field,
    message: typeof message === 'string' ? message : expect.stringMatching(message),
  });
  expect(ofRun({ ...asked, images: Number(asked.images) })).toBeUndefined();
});

test('a thousand pictures are sent', () => {
  expect(mistakeIn(ask(numbers(500), 'every', '2'))).toBeUndefined();
  expect(mistakeIn(ask(numbers(1400), 'random', '1000'))).toBeUndefined();
});
