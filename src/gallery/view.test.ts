import { expect, test } from 'vitest';
import { fitted, panned, type View, zoomed } from './view.ts';

test('zooming in magnifies around the middle of the window', () => {
  expect(zoomed({ scale: 2, x: 10, y: -20 }, 2)).toEqual({ scale: 4, x: 20, y: -40 });
});

test('zooming out never goes below fitted, and puts the picture back in the middle', () => {
  expect(zoomed({ scale: 1.2, x: 30, y: 40 }, 0.5)).toEqual(fitted);
  expect(zoomed(fitted, 0.5)).toEqual(fitted);
});

test('zooming ends at sixteen times and stays there without drifting', () => {
  const largest: View = { scale: 16, x: 100, y: 50 };
  expect(zoomed({ scale: 12, x: 75, y: 37.5 }, 4)).toEqual(largest);
  expect(zoomed(largest, 2)).toEqual(largest);
});

test('in and out again by the same factor is where one was', () => {
  const view: View = { scale: 3, x: 12, y: 34 };
  const back = zoomed(zoomed(view, 1.5), 1 / 1.5);
  expect(back.scale).toBeCloseTo(3);
  expect(back.x).toBeCloseTo(12);
  expect(back.y).toBeCloseTo(34);
});

test('panning pushes the picture and keeps its scale', () => {
  expect(panned({ scale: 2, x: 1, y: 2 }, 10, -10)).toEqual({ scale: 2, x: 11, y: -8 });
});
