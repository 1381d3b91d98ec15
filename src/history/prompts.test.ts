import { expect, test } from 'vitest';
import { demoEndpoint } from '#inference/endpoint.ts';
import type { Run } from '#library/rows.ts';
import type { Recipe } from '#recipe/recipe.ts';
import { excerptOf } from './excerpt.ts';
import { promptsAsText, promptsOf, searchPrompts, wordsOf } from './prompts.ts';

function run(number: number, recipe: Partial<Recipe>, more: Partial<Run> = {}): Run {
  return {
    id: `run${number}`,
    number,
    createdAt: number * 1000,
    frames: 2,
    recipe: { model: 'owner/base', prompt: 'a fox', seed: 1, ...recipe },
    options: { useCache: true, waitForModel: false },
    endpoint: demoEndpoint,
    ...more,
  };
}

const runs = [
  run(5, { prompt: 'a red fox', model: 'owner/turbo' }, { template: 'a {red|blue} fox' }),
  run(4, { prompt: 'a fox', negativePrompt: ['Blur'] }),
  run(3, { prompt: 'an owl\nat night' }),
  run(2, { prompt: 'a red fox' }),
  run(1, { prompt: 'a fox', model: 'owner/Turbo' }, { frames: 4 }),
];

const found = (search: string) => searchPrompts(promptsOf(runs), wordsOf(search)).map(({ prompt }) => prompt);

test('every prompt stands there once as it was written, the one used last first', () => {
  expect(
    promptsOf(runs).map(({ prompt, runs: count, pictures, last }) => [prompt, count, pictures, last.number]),
  ).toEqual([
    ['a {red|blue} fox', 1, 2, 5],
    ['a fox', 2, 6, 4],
    ['an owl\nat night', 1, 2, 3],
    ['a red fox', 1, 2, 2],
  ]);
});

test('all words must occur, in the prompt, in a model or in a negative prompt of any of its runs', () => {
  expect(found('')).toHaveLength(4);
  expect(found('  FOX red')).toEqual(['a {red|blue} fox', 'a red fox']);
  expect(found('turbo')).toEqual(['a {red|blue} fox', 'a fox']);
  expect(found('blur fox')).toEqual(['a fox']);
  expect(found('fox owl')).toEqual([]);
});

test('prompts as text have a blank line between them', () => {
  expect(promptsAsText(promptsOf(runs).slice(1, 3))).toBe('a fox\n\nan owl\nat night\n');
});

const pieces = (text: string, search: string) =>
  excerptOf(text, wordsOf(search)).map(({ text: piece, isHit }) => (isHit ? `[${piece}]` : piece));

test('the words of a search are marked, whatever signs they have', () => {
  expect(pieces('A Fox, a (fox:1.2)', 'fox')).toEqual(['A ', '[Fox]', ', a (', '[fox]', ':1.2)']);
  expect(pieces('a (fox:1.2) $v', '(fox:1.2) $v')).toEqual(['a ', '[(fox:1.2)]', ' ', '[$v]']);
  expect(pieces('low-key - a\\b', '- a\\b')).toEqual(['low', '[-]', 'key ', '[-]', ' ', '[a\\b]']);
  expect(pieces('foxes', 'fox foxes')).toEqual(['[foxes]']);
});

test('a hit far into a long prompt is on show', () => {
  const shown = pieces(`${'word '.repeat(400)}needle and more`, 'needle');
  expect(shown).toContain('[needle]');
  expect(shown[0]).toMatch(/^…/);
  expect(shown.join('').length).toBeLessThan(400);
});

test('twenty-five thousand runs are sorted out and searched while somebody types', () => {
  const many = Array.from({ length: 25_000 }, (_, index) =>
    run(index, { prompt: `a lighthouse in storm ${index % 20_000}, ${'film grain, '.repeat(15)}` }),
  );
  const start = performance.now();
  const entries = promptsOf(many);
  const sorted = performance.now();
  expect(entries).toHaveLength(20_000);
  expect(searchPrompts(entries, wordsOf('storm 19999'))).toHaveLength(1);
  // Far above what it takes (about 30 and 5 ms), so that a busy machine does not fail it, and far below a plain square.
  expect(sorted - start).toBeLessThan(1500);
  expect(performance.now() - sorted).toBeLessThan(500);
});
