import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellWidth, inWindow, spotAfter } from './grid-window.ts';

const side = { count: 100, step: 158, extent: 900 };

test('what is in sight is in the page, with one more at either end', () => {
  expect(inWindow({ ...side, offset: 0 }, 0)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(inWindow({ ...side, offset: 1580 }, 12).slice(0, 3)).toEqual([9, 10, 11]);
});

test('the cell with the focus stays, however far away', () => {
  expect(inWindow({ ...side, offset: 0 }, 99)).toEqual([0, 1, 2, 3, 4, 5, 6, 99]);
  expect(inWindow({ ...side, offset: 9000 }, 2)[0]).toBe(2);
});

test('never more than fit in sight and three, each once and in order, wherever it is scrolled', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.integer({ min: 1, max: 500 }), fc.nat(50_000), fc.nat(2000), fc.nat(250), (...each) => {
      const [count, step, offset, extent, focused] = each;
      const indexes = inWindow({ count, step, offset, extent }, focused);
      expect(indexes.length).toBeLessThanOrEqual(Math.ceil(extent / step) + 4);
      expect(indexes).toEqual([...new Set(indexes)].sort((a, b) => a - b));
      for (const index of indexes) expect(index >= 0 && index < count).toBe(true);
      if (focused < count) expect(indexes).toContain(focused);
    }),
  );
});

test.each([
  ['ArrowRight', { column: 0, row: 0 }, { column: 1, row: 0 }],
  ['ArrowRight', { column: 3, row: 0 }, { column: 3, row: 0 }],
  ['ArrowLeft', { column: 0, row: 1 }, { column: -1, row: 1 }],
  ['ArrowLeft', { column: 0, row: -1 }, { column: 0, row: -1 }],
  ['ArrowUp', { column: 0, row: 0 }, { column: 0, row: -1 }],
  ['ArrowUp', { column: -1, row: 0 }, { column: -1, row: 0 }],
  ['Home', { column: 3, row: 2 }, { column: 0, row: 2 }],
  ['PageDown', { column: 1, row: 0 }, { column: 1, row: 2 }],
])('%s goes from %o to %o', (key, from, to) => {
  expect(spotAfter(key, from, { columns: 4, rows: 3, page: 2, isWhole: false })).toEqual(to);
});

test('Ctrl with End goes to the last cell, and other keys lead nowhere', () => {
  const grid = { columns: 4, rows: 3, page: 2, isWhole: true };
  expect(spotAfter('End', { column: 0, row: 0 }, grid)).toEqual({ column: 3, row: 2 });
  expect(spotAfter('p', { column: 0, row: 0 }, grid)).toBeUndefined();
});

test('cells share the width out as long as that suits the size that was chosen', () => {
  expect(cellWidth(624, 4, 150)).toBe(150);
  expect(cellWidth(700, 4, 150)).toBe(169);
  expect(cellWidth(538, 4, 150)).toBe(128);
  expect(cellWidth(2000, 2, 150)).toBe(200);
  expect(cellWidth(300, 100, 150)).toBe(120);
});
