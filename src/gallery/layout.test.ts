import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogueOf } from '#library/catalogue.ts';
import { frameId, newRunId } from '#library/rows.ts';
import { anchorOf, changedBefore, columnsIn, grid, placeOf, type Row, strips, timeline } from './layout.ts';
import { seenOrder } from './seen-order.ts';

const framesOf = (run: string, ...frames: number[]) => frames.map((frame) => frameId(run, frame));
const none = catalogueOf([]);
const told = (rows: readonly Row[]) => rows.map((row) => (row.kind === 'frames' ? row.ids : `${row.kind} ${row.key}`));

test('strips stand newest first, their frames in the order of their seeds', () => {
  const pictures = catalogueOf([...framesOf('a', 1, 2), ...framesOf('c', 9, 10)]);
  expect(told(strips(pictures, none, 4))).toEqual(['head c', framesOf('c', 9, 10), 'head a', framesOf('a', 1, 2)]);
});

test('a picture takes the place of its job, and a run of jobs alone is a strip too', () => {
  const pictures = catalogueOf([...framesOf('a', 1), ...framesOf('c', 2)]);
  const jobs = catalogueOf([...framesOf('b', 1), ...framesOf('c', 1, 2), ...framesOf('d', 1)]);
  expect(told(strips(pictures, jobs, 4))).toEqual([
    'head d',
    framesOf('d', 1),
    'head c',
    framesOf('c', 1, 2),
    'head b',
    framesOf('b', 1),
    'head a',
    framesOf('a', 1),
  ]);
});

test('a strip breaks into rows of so many columns, and only its last row says it is the last', () => {
  const rows = strips(catalogueOf(framesOf('a', 1, 2, 3, 4, 5)), none, 2).filter((row) => row.kind === 'frames');
  expect(rows.map(({ ids, last }) => [ids.length, last])).toEqual([
    [2, false],
    [2, false],
    [1, true],
  ]);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(3);
});

test('every picture stands in every view, once, in the order seen', () => {
  const ids = fc.uniqueArray(
    fc
      .tuple(fc.integer({ min: 0, max: 3e12 }), fc.integer({ min: 1, max: 20 }))
      .map(([at, frame]) => frameId(at.toString(36).padStart(9, '0'), frame)),
  );
  fc.assert(
    fc.property(ids, fc.integer({ min: 1, max: 7 }), (some, columns) => {
      const pictures = catalogueOf(some.toSorted());
      const seen = seenOrder(pictures);
      expect([...seen].sort()).toEqual(some.toSorted());
      for (const rows of [strips(pictures, none, columns), timeline(pictures, columns), grid(seen, columns)])
        expect(rows.flatMap((row) => (row.kind === 'frames' ? row.ids : []))).toEqual(seen);
    }),
  );
});

test('the timeline has a day of the calendar here for each day something was made', () => {
  const [early, late, other] = [
    new Date(2026, 2, 1, 0, 5),
    new Date(2026, 2, 1, 23, 55),
    new Date(2026, 2, 2, 0, 5),
  ].map((date) => frameId(newRunId(date.getTime()), 1));
  const rows = timeline(catalogueOf([early ?? '', late ?? '', other ?? '']), 4);
  expect(told(rows)).toEqual([
    `day ${new Date(2026, 2, 2).getTime()}`,
    [other],
    `day ${new Date(2026, 2, 1).getTime()}`,
    [late, early],
  ]);
});

test('a place is found again in other columns', () => {
  const pictures = catalogueOf(framesOf('a', 1, 2, 3, 4, 5, 6));
  const narrow = strips(pictures, none, 2);
  const row = narrow[3];
  expect(row && placeOf(strips(pictures, none, 3), anchorOf(row))).toBe(2);
  expect(placeOf(narrow, 'gone')).toBe(-1);
});

test('a picture that comes leaves the rows of older ones as they are, side by side and by day', () => {
  const day = (hour: number) => newRunId(new Date(2026, 2, 1, hour).getTime());
  const old = ['b', 'a'].flatMap((_, at) => framesOf(day(1 + at), 1, 2));
  const more = framesOf(day(3), 1);
  const most = [...more, ...framesOf(day(4), 1)];
  for (const lay of [
    (ids: string[]) => timeline(catalogueOf(ids.toSorted()), 2),
    (ids: string[]) => grid(seenOrder(catalogueOf(ids.toSorted())), 2),
  ]) {
    const [before, once, twice] = [lay(old), lay([...old, ...more]), lay([...old, ...most])];
    expect(once.slice(-2)).toEqual(before.slice(-2));
    expect(twice.slice(-2)).toEqual(before.slice(-2));
    // The row that fills stays the same row.
    expect(twice.at(-3)?.key).toBe(once.at(-3)?.key);
    expect(once.length).toBe(twice.length);
  }
});

test('what was found in the order of time begun at its oldest is filled from there', () => {
  expect(told(grid(framesOf('a', 1).concat(framesOf('b', 1), framesOf('c', 1)), 2))).toEqual([
    ['a', 'b'].flatMap((run) => framesOf(run, 1)),
    framesOf('c', 1),
  ]);
});

test('rows that came or went before those on screen are told from rows laid out anew', () => {
  const pictures = (...runs: string[]) => strips(catalogueOf(runs.flatMap((run) => framesOf(run, 1, 2, 3))), none, 2);
  const [before, more] = [pictures('a', 'b'), pictures('a', 'b', 'c')];
  expect(changedBefore(0, before, more)).toBe(true);
  expect(changedBefore(3, more, before)).toBe(true);
  // Of the strip that grew, the head stays where it was.
  const grown = strips(catalogueOf([...framesOf('a', 1, 2, 3), ...framesOf('b', 1, 2, 3, 4, 5)]), none, 2);
  expect(changedBefore(0, before, grown)).toBe(false);
  expect(changedBefore(3, before, grown)).toBe(true);
  // Older ones are listed a moment later.
  expect(changedBefore(1, pictures('c'), more)).toBe(false);
  expect(changedBefore(1, before, before)).toBe(false);
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
