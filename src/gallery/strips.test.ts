import { expect, test } from 'vitest';
import { frameId, type Run } from '#library/rows.ts';
import { aspectOf, columnsIn, frameLabel, layOut, layOutFound, seenOrder } from './strips.ts';

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

const framesOf = (run: string, ...frames: number[]) => frames.map((frame) => frameId(run, frame));
const runs = [aRun('c', 3, { steps: 30 }), aRun('b', 2, { steps: 20 }), aRun('a', 1)];

test('strips stand newest first, their frames in the order of their seeds', () => {
  const rows = layOut(runs, [...framesOf('a', 2, 1), ...framesOf('c', 10, 9)], 4);
  expect(rows.map((row) => (row.kind === 'head' ? `head ${row.run.number}` : row.ids))).toEqual([
    'head 3',
    framesOf('c', 9, 10),
    'head 1',
    framesOf('a', 1, 2),
  ]);
});

test('a strip breaks into rows of so many columns, and only its last row says it is the last', () => {
  const rows = layOut(runs, framesOf('a', 1, 2, 3, 4, 5), 2).filter((row) => row.kind === 'frames');
  expect(rows.map(({ ids, last }) => [ids.length, last])).toEqual([
    [2, false],
    [2, false],
    [1, true],
  ]);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(3);
});

test('a strip says what changed against the run before it, also when that has no pictures left, but never the seed', () => {
  const heads = layOut(runs, [...framesOf('a', 1), ...framesOf('c', 1)], 4).filter((row) => row.kind === 'head');
  expect(heads.map(({ changes }) => changes.map(({ field }) => field))).toEqual([['steps'], []]);
});

test('a run without frames takes no room, and frames of a run nobody knows are left out', () => {
  expect(layOut(runs, framesOf('unknown', 1), 4)).toEqual([]);
  expect(layOut(runs, [], 4)).toEqual([]);
});

test('the order seen is the order arrow keys walk', () => {
  expect(seenOrder(runs, [...framesOf('a', 1, 2), ...framesOf('b', 2, 1)])).toEqual([
    ...framesOf('b', 1, 2),
    ...framesOf('a', 1, 2),
  ]);
});

test.each([
  [0, 150, 1],
  [149, 150, 1],
  [307, 150, 1],
  [308, 150, 2],
  [940, 150, 6],
])('%d pixels hold frames of %d in %d columns', (width, size, columns) => {
  expect(columnsIn(width, size)).toBe(columns);
});

test('a label says run and frame', () => {
  expect(frameLabel(42, frameId('a', 3))).toBe('42·3');
});

test.each([
  [{}, 1],
  [{ width: 1024, height: 512 }, 2],
  [{ width: 4096, height: 16 }, 2.4],
  [{ width: 16, height: 4096 }, 0.5],
])('frames of %j have the shape %d', (recipe, aspect) => {
  expect(aspectOf(aRun('a', 1, recipe))).toBe(aspect);
});

test('what was found stands in its order, whatever its run, and only its first row says it is the first', () => {
  const ids = [...framesOf('a', 2), ...framesOf('c', 1), ...framesOf('unknown', 1), ...framesOf('a', 1)];
  const rows = layOutFound(runs, ids, 2);
  expect(rows.map(({ frames, first }) => [frames.map(({ id }) => id), first])).toEqual([
    [[...framesOf('a', 2), ...framesOf('c', 1)], true],
    [framesOf('a', 1), false],
  ]);
  expect(rows[0]?.frames.map(({ run }) => run.number)).toEqual([1, 3]);
});
