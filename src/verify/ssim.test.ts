import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ssim } from './ssim.ts';

/** The formula as it stands in the paper: one window after the other, means before variances, nothing shared. */
function slowSsim(a: Uint8ClampedArray, b: Uint8ClampedArray, width: number, height: number): number {
  const grey = (rgba: Uint8ClampedArray, x: number, y: number) => {
    const [red = 0, green = 0, blue = 0] = rgba.subarray((y * width + x) * 4);
    return (299 * red + 587 * green + 114 * blue) / 1000;
  };
  const [wide, high] = [Math.min(11, width), Math.min(11, height)];
  const weight = (i: number, j: number) =>
    Math.exp(-((i - (wide - 1) / 2) ** 2 + (j - (high - 1) / 2) ** 2) / (2 * 1.5 * 1.5));
  const values: number[] = [];
  for (let top = 0; top + high <= height; top++) {
    for (let left = 0; left + wide <= width; left++) {
      const window: { w: number; p: number; q: number }[] = [];
      for (let j = 0; j < high; j++)
        for (let i = 0; i < wide; i++)
          window.push({ w: weight(i, j), p: grey(a, left + i, top + j), q: grey(b, left + i, top + j) });
      const all = window.reduce((sum, { w }) => sum + w, 0);
      const mean = (of: (each: { p: number; q: number }) => number) =>
        window.reduce((sum, each) => sum + each.w * of(each), 0) / all;
      const [p, q] = [mean((each) => each.p), mean((each) => each.q)];
      const varianceP = mean((each) => (each.p - p) ** 2);
      const varianceQ = mean((each) => (each.q - q) ** 2);
      const covariance = mean((each) => (each.p - p) * (each.q - q));
      const [c1, c2] = [6.5025, 58.5225];
      values.push(((2 * p * q + c1) * (2 * covariance + c2)) / ((p * p + q * q + c1) * (varianceP + varianceQ + c2)));
    }
  }
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const pair = fc
  .record({ width: fc.integer({ min: 1, max: 17 }), height: fc.integer({ min: 1, max: 17 }) })
  .chain((size) => {
    const length = size.width * size.height * 4;
    const pixels = fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => new Uint8ClampedArray(bytes));
    return fc.record({ ...{ width: fc.constant(size.width), height: fc.constant(size.height) }, a: pixels, b: pixels });
  });

test('it is what the formula of the paper says, for any two pictures', () => {
  fc.assert(
    fc.property(pair, ({ a, b, width, height }) => {
      expect(ssim(a, b, width, height)).toBeCloseTo(slowSsim(a, b, width, height), 9);
    }),
    { numRuns: 60 },
  );
});

test('a picture is the same as itself, and two are as alike one way as the other', () => {
  fc.assert(
    fc.property(pair, ({ a, b, width, height }) => {
      expect(ssim(a, a, width, height)).toBeCloseTo(1, 12);
      expect(ssim(a, b, width, height)).toBeCloseTo(ssim(b, a, width, height), 12);
    }),
    { numRuns: 60 },
  );
});

/** A slope from dark to light with noise of so many steps up and down. */
function slope(noise: number, side = 40): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let at = 0; at < side * side; at++) {
    const level = 40 + 4 * (at % side) + ((at * 7919) % 2 === 0 ? noise : -noise);
    rgba.fill(level, at * 4, at * 4 + 3);
  }
  return rgba;
}

test('the more noise, the less alike', () => {
  const values = [0, 1, 2, 4, 8, 16].map((noise) => ssim(slope(0), slope(noise), 40, 40));
  expect(values).toEqual(values.toSorted((a, b) => b - a));
  expect(values.map((value) => Number(value.toFixed(3)))).toEqual([1, 0.992, 0.97, 0.891, 0.671, 0.337]);
});
