import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Picture } from '#library/rows.ts';
import { fileName } from '#recipe/file-name.ts';
import { defaultPattern } from './export-settings.ts';
import { distinctNames, nameByPattern, patternFields, patternProblem } from './name-pattern.ts';

const picture: Picture = {
  recipe: { model: 'black-forest-labs/FLUX.1-dev', prompt: 'A Fox / at dusk?', guidanceScale: 3.5, seed: 7 },
  options: { useCache: true, waitForModel: false },
  endpoint: { id: 'e', name: 'My: "server"', api: 'inference-api', baseUrl: 'https://api.example' },
  id: '0mf000000abcdef-0003',
  createdAt: Date.UTC(2026, 10, 3, 9, 5, 7),
  type: 'image/png',
  bytes: 1,
  tookMs: 1,
  attempts: 1,
  notes: {},
};
const named = { picture, run: 12, frame: 3, size: { width: 640, height: 480 } };
const name = (pattern: string, of: Partial<Picture['recipe']> = {}) =>
  nameByPattern(pattern, { ...named, picture: { ...picture, recipe: { ...picture.recipe, ...of } } }, 'png');

test('the usual pattern gives the usual name', () => {
  expect(name(defaultPattern)).toBe(fileName(picture.recipe, 'png'));
});

test.each([
  ['{model}', 'FLUX.1-dev.png'],
  ['{date}_{time}', '2026-11-03_09-05-07.png'],
  ['{run}.{frame}', '12.3.png'],
  ['{width}x{height}', '640x480.png'],
  ['{guidance}-{steps}-{seed}', '3.5-7.png'],
  ['{scheduler}', 'a-fox-at-dusk-7.png'],
  ['{endpoint}', 'My-server.png'],
  ['Client A, {prompt}', 'Client A, a-fox-at-dusk.png'],
])('%s gives %s', (pattern, expected) => {
  expect(patternProblem(pattern)).toBeUndefined();
  expect(name(pattern)).toBe(expected);
});

test.each([
  ['{colour}', 'there is no {colour}'],
  ['', 'write a pattern'],
  ['a/b', '/ cannot stand'],
  ['a\u202Eb', 'an invisible character cannot stand'],
  ['{seed', 'stands alone'],
  ['x'.repeat(201), 'at most 200'],
])('%j is told to be wrong, and the usual name is given', (pattern, words) => {
  expect(patternProblem(pattern)).toContain(words);
  expect(name(pattern)).toBe(fileName(picture.recipe, 'png'));
});

describe('safe on every system', () => {
  test.each([
    ['CON', '_CON.png'],
    ['nul.{seed}', '_nul.7.png'],
    ['COM¹', '_COM¹.png'],
    ['name. . .', 'name.png'],
    ['..{seed}', '7.png'],
    ['--{seed}', '7.png'],
  ])('%s becomes %s', (pattern, expected) => {
    expect(name(pattern)).toBe(expected);
  });

  test('a long name is cut between characters as they are seen', () => {
    const family = '👨‍👩‍👧';
    const long = name('{scheduler}{endpoint}', { scheduler: 'ก็'.repeat(100) });
    expect(new TextEncoder().encode(long).length).toBeLessThanOrEqual(244);
    expect(long.replace('.png', '').length % 2).toBe(0);
    expect(name(family.repeat(3))).toContain('png');
  });

  test('whatever the recipe and the pattern hold', () => {
    const words = fc.string({ unit: 'binary', maxLength: 80 });
    const pattern = fc.array(
      fc.oneof(
        words,
        fc.constantFrom(...patternFields.map((field) => `{${field}}`)),
        fc.constantFrom('CON', '.', ' ', '-'),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(words, words, words, pattern, (prompt, scheduler, model, parts) => {
        const made = name(parts.join(''), { prompt, scheduler, model });
        expect(made).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]|^[.\s-]|[.\s]$/u);
        expect(made).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i);
        expect(new TextEncoder().encode(made).length).toBeLessThanOrEqual(255);
        expect(made).toMatch(/[^.]\.png$/);
      }),
      { numRuns: 1000 },
    );
  });
});

test('no two names are the same, also where upper and lower case are one', () => {
  expect(distinctNames(['a.png', 'A.png', 'a-2.png', 'a.png'])).toEqual(['a.png', 'A-2.png', 'a-2-2.png', 'a-3.png']);
});
