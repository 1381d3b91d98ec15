import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOutSweep, pageSize, type SheetShape } from './sweep-tiles.ts';

const limits = { side: 8192, pixels: 32_000_000, largest: 384, smallest: 128 };
const shape = (columns: number, rows: number, layers = 1, ratio = 4 / 3): SheetShape => ({
  columns,
  rows,
  layers,
  ratio,
});

test('a small sheet is one page with cells as large as they come', () => {
  const { cell, pages } = layOutSweep(shape(4, 3), limits);
  expect(cell).toEqual({ width: 384, height: 288 });
  expect(pages).toHaveLength(1);
});

test('10 × 10 × 3 is one page with smaller cells, the layers below one another', () => {
  const { cell, pages, ...measures } = layOutSweep(shape(10, 10, 3), limits);
  expect(pages.map((tiles) => tiles.map(({ layer }) => layer))).toEqual([[0, 1, 2]]);
  expect(cell.width).toBeLessThan(384);
  const [, second, third] = pages[0] ?? [];
  expect((third?.y ?? 0) - (second?.y ?? 0)).toBe(measures.title + measures.head + 10 * (cell.height + measures.gap));
});

test('what does not fit is cut evenly into pages, each layer apart', () => {
  const { cell, pages } = layOutSweep(shape(100, 10, 2), limits);
  expect(cell.width).toBe(128);
  expect(pages.map((tiles) => tiles.map(({ layer, columns }) => [layer, ...columns]))).toEqual([
    [[0, 0, 50]],
    [[0, 50, 100]],
    [[1, 0, 50]],
    [[1, 50, 100]],
  ]);
});

test('every cell is on exactly one page, and every page within the limits', () => {
  const sizes = fc.tuple(
    fc.integer({ min: 1, max: 300 }),
    fc.integer({ min: 1, max: 300 }),
    fc.integer({ min: 1, max: 20 }),
  );
  fc.assert(
    fc.property(sizes, fc.double({ min: 0.3, max: 3, noNaN: true }), ([columns, rows, layers], ratio) => {
      const { pages, ...measures } = layOutSweep(shape(columns, rows, layers, ratio), limits);
      let cells = 0;
      for (const tiles of pages) {
        const { width, height } = pageSize(measures, tiles);
        expect(Math.max(width, height)).toBeLessThanOrEqual(limits.side);
        expect(width * height).toBeLessThanOrEqual(limits.pixels);
        for (const { columns: across, rows: down } of tiles) cells += (across[1] - across[0]) * (down[1] - down[0]);
      }
      expect(cells).toBe(columns * rows * layers);
    }),
  );
});
