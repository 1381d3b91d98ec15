import { expect, test } from 'vitest';
import { frameId, type Run } from '#library/rows.ts';
import { changesOf } from './run-changes.ts';
import { aspectOf, frameLabel, runOf } from './strips.ts';

function aRun(id: string, number: number, recipe: Partial<Run['recipe']> = {}): Run {
  return {
    recipe: { model: 'owner/name', prompt: 'a lighthouse', seed: number, ...recipe },
    options: { useCache: true, waitForModel: false },
    endpoint: { id: 'own', name: 'Own', api: 'inference-api', baseUrl: 'https://own.example' },
    id,
    number,
    createdAt: number * 1000,
    frames: 4,
  };
}

const runs = [aRun('c', 3, { steps: 30 }), aRun('b', 2, { steps: 20 }), aRun('a', 1)];

test('a strip says what changed against the run before it, but never the seed', () => {
  const changes = runs.map(({ id }) => {
    const entry = runOf(runs, id);
    return entry && changesOf(entry).map(({ text }) => text);
  });
  expect(changes).toEqual([['steps 20 → 30'], ['steps unset → 20'], []]);
});

test('a run that is not known, or not read yet, is none', () => {
  expect(runOf(runs, 'unknown')).toBeUndefined();
});

test('a label says run and frame, and admits what it does not know', () => {
  expect(frameLabel(runs, frameId('b', 3))).toBe('2·3');
  expect(frameLabel(runs, frameId('unknown', 3))).toBe('?·3');
});

test.each([
  [{}, 1],
  [{ width: 1024, height: 512 }, 2],
  [{ width: 4096, height: 16 }, 2.4],
  [{ width: 16, height: 4096 }, 0.5],
])('frames of %j have the shape %d', (recipe, aspect) => {
  expect(aspectOf(aRun('a', 1, recipe))).toBe(aspect);
});
