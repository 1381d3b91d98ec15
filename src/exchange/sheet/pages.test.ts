import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOutPages } from './pages.ts';

const format = { columns: 2, width: 210, height: 300, gap: 10, captionGap: 5 };
const square = { width: 512, height: 512, captionHeight: 15 };

test('fills rows from the left and starts a page where a row no longer fits', () => {
  const pages = layOutPages([square, square, square, square, square], format);
  expect(pages.map(({ placed }) => placed.map(({ index }) => index))).toEqual([[0, 1, 2, 3], [4]]);
  expect(pages[0]?.placed[3]).toEqual({
    index: 3,
    x: 110,
    y: 130,
    width: 100,
    height: 100,
    captionX: 110,
    captionY: 235,
  });
  expect(pages[1]?.height).toBe(120);
});

test('pictures of a row stand on one line, their captions begin on another', () => {
  const [page] = layOutPages([{ ...square, height: 256 }, square], format);
  expect(page?.placed.map(({ y, height, captionY }) => [y, height, captionY])).toEqual([
    [50, 50, 105],
    [0, 100, 105],
  ]);
});

test('places every picture once, undistorted and inside the page, whatever its shape', () => {
  const cell = fc.record({
    width: fc.integer({ min: 16, max: 4096 }),
    height: fc.integer({ min: 16, max: 4096 }),
    captionHeight: fc.integer({ min: 0, max: 60 }),
  });
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 30 }), fc.integer({ min: 1, max: 8 }), (cells, columns) => {
      const pages = layOutPages(cells, { ...format, columns });
      const placed = pages.flatMap((page) => page.placed);
      expect(placed.map(({ index }) => index)).toEqual(cells.map((_, index) => index));
      for (const { index, x, y, width, height, captionY } of placed) {
        const { width: w = 1, height: h = 1, captionHeight = 0 } = cells[index] ?? {};
        expect(width / height).toBeCloseTo(w / h, 3);
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(-0.001);
        expect(x + width).toBeLessThanOrEqual(format.width + 0.001);
        if (captionHeight > 0) expect(captionY + captionHeight).toBeLessThanOrEqual(format.height + 1);
      }
    }),
    { numRuns: 300 },
  );
});
