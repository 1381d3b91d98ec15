import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitted, pushed, type View, viewedAt, zoomedAt } from './view.ts';

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const point = fc.record({ x: fraction, y: fraction });
const zoom = fc.double({ min: 1, max: 64, noNaN: true });
// At its smallest a picture is in the middle.
const view: fc.Arbitrary<View> = fc
  .record({ zoom, x: fraction, y: fraction })
  .map((view) => (view.zoom > 1 ? view : fitted));

/** How far a point is from the middle of its place, in widths of the fitted picture. */
const fromMiddle = ({ zoom, x }: View, at: number) => (at - x) * zoom;

test('the point under the pointer stays under the pointer', () => {
  fc.assert(
    fc.property(view, point, fc.double({ min: 1, max: 4, noNaN: true }), (before, at, factor) => {
      const after = zoomedAt(before, factor, at);
      expect(fromMiddle(after, at.x)).toBeCloseTo(fromMiddle(before, at.x), 6);
    }),
  );
});

test('a view never leaves the picture, never shrinks below fitted, and zooms 64 times at most', () => {
  fc.assert(
    fc.property(view, point, fc.double({ min: 0.01, max: 100, noNaN: true }), (before, at, factor) => {
      for (const { zoom, x, y } of [
        zoomedAt(before, factor, at),
        pushed(before, at),
        pushed(before, { x: -9, y: 9 }),
      ]) {
        expect(zoom).toBeGreaterThanOrEqual(1);
        expect(zoom).toBeLessThanOrEqual(64);
        for (const each of [x, y]) expect(each === Math.min(1, Math.max(0, each))).toBe(true);
      }
    }),
  );
});

test('a picture smaller than its place can be shown at its own size, in the middle, and zoomed up from there', () => {
  const small = viewedAt({ zoom: 4, x: 0.2, y: 0.3 }, 0.5);
  expect(small).toEqual({ zoom: 0.5, x: 0.5, y: 0.5 });
  expect(pushed(small, { x: 0.3, y: 0 })).toEqual(small);
  expect(zoomedAt(small, 1.2)).toEqual(fitted);
  expect(viewedAt(small, 3)).toEqual({ zoom: 3, x: 0.5, y: 0.5 });
});

test('back at its smallest the picture is in the middle, and cannot be pushed from there', () => {
  const near = zoomedAt(fitted, 8, { x: 0.1, y: 0.9 });
  expect(near).not.toEqual(fitted);
  expect(zoomedAt(near, 1 / 9)).toEqual(fitted);
  expect(pushed(fitted, { x: 0.3, y: 0.3 })).toEqual(fitted);
  expect(pushed(near, { x: 0.05, y: 0 }).x).toBeCloseTo(near.x - 0.05);
});
