import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diagonal, inOrder, missing, scout, slice } from './cells.ts';
import { planSweep } from './plan-sweep.ts';
import type { Sweep, SweepLookup } from './sweep.ts';

const lookup: SweepLookup = {
  endpoints: [
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B' },
  ],
  presets: [],
  expand: (template) => [template],
};
const planOf = (axes: [Sweep['axes'][number]['parts'][number]['field'], string][], images = 1) =>
  planSweep(
    {
      base: { model: 'owner/name', prompt: 'a fox', seed: 7 },
      options: { useCache: true, waitForModel: false },
      endpoint: 'a',
      images,
      axes: axes.map(([field, values]) => ({ parts: [{ field, values }] })),
    },
    lookup,
  );
const places = (cells: readonly { at: readonly number[] }[]) => cells.map(({ at }) => at.join(''));
const square = planOf([
  ['guidanceScale', '1-3'],
  ['steps', '1-3'],
]);

test('cells of one endpoint and model are sent together, in the order they stand in', () => {
  const { cells } = planOf([
    ['model', 'o/x, o/y'],
    ['endpoint', 'A, B'],
    ['steps', '1, 2'],
  ]);
  expect(inOrder(cells).map(({ recipe, endpoint }) => `${endpoint} ${recipe.model} ${recipe.steps}`)).toEqual([
    'a o/x 1',
    'a o/x 2',
    'a o/y 1',
    'a o/y 2',
    'b o/x 1',
    'b o/x 2',
    'b o/y 1',
    'b o/y 2',
  ]);
});

test('in order: nothing is lost, and no model is come back to', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(
        planOf(
          [
            ['model', 'o/x, o/y, o/z'],
            ['seed', '1-5'],
          ],
          2,
        ).cells,
      ),
      (cells) => {
        const sent = inOrder(cells);
        expect(sent.toSorted((a, b) => a.key.localeCompare(b.key))).toEqual(
          cells.toSorted((a, b) => a.key.localeCompare(b.key)),
        );
        const changes = sent.filter(({ recipe }, index) => recipe.model !== sent[index - 1]?.recipe.model);
        expect(changes).toHaveLength(new Set(cells.map(({ recipe }) => recipe.model)).size);
      },
    ),
  );
});

test('a column, a row, a layer', () => {
  expect(places(slice(square, 0, 1))).toEqual(['10', '11', '12']);
  expect(places(slice(square, 1, 1))).toEqual(['01', '11', '21']);
  const cube = planOf([
    ['guidanceScale', '1, 2'],
    ['steps', '1, 2'],
    ['seed', '1, 2'],
  ]);
  expect(places(slice(cube, 2, 1))).toEqual(['001', '101', '011', '111']);
});

test('the diagonal goes from corner to corner, also where a sheet is no square', () => {
  expect(places(diagonal(square))).toEqual(['00', '11', '22']);
  const wide = planOf([
    ['guidanceScale', '1-5'],
    ['steps', '1-3'],
  ]);
  expect(places(diagonal(wide))).toEqual(['00', '11', '21', '32', '42']);
  expect(places(diagonal(planOf([['steps', '1-3']])))).toEqual(['0', '1', '2']);
  expect(places(diagonal(planOf([['steps', '1']])))).toEqual(['0']);
  const cube = planOf([
    ['guidanceScale', '1, 2'],
    ['steps', '1, 2'],
    ['seed', '1, 2'],
  ]);
  expect(places(diagonal(cube, 1))).toEqual(['001', '111']);
});

test('a scouting subset is the corners and the middle, a take each', () => {
  const taken = planOf(
    [
      ['guidanceScale', '1-10'],
      ['steps', '1-10'],
    ],
    2,
  );
  expect(scout(taken).map(({ at, take }) => [...at, take])).toEqual([
    [0, 0, 1],
    [9, 0, 1],
    [4, 4, 1],
    [0, 9, 1],
    [9, 9, 1],
  ]);
  expect(places(scout(planOf([['steps', '1-9']])))).toEqual(['0', '4', '8']);
  expect(places(scout(planOf([['steps', '1, 2']])))).toEqual(['0', '1']);
  expect(scout(planOf([]))).toHaveLength(1);
});

test('where a corner is a hole, scouting takes what is next to it', () => {
  const holed = planOf([
    ['guidanceScale', 'SKIP: 1, 2, 3'],
    ['steps', '1-3'],
  ]);
  expect(places(scout(holed))).toEqual(['10', '20', '11', '12', '22']);
});

test('missing cells are those that nothing was made for', () => {
  expect(places(missing(square.cells, new Set(['guidanceScale=1&steps=1', 'guidanceScale=3&steps=2'])))).toEqual([
    '10',
    '20',
    '01',
    '11',
    '02',
    '12',
    '22',
  ]);
});
