import { expect, test } from 'vitest';
import { amplifiedDifference, type Pixels, pixelDifference } from './pixel-difference.ts';

function flat(width: number, height: number, [red, green, blue, alpha = 255]: readonly number[]): Pixels {
  const data = Uint8ClampedArray.from({ length: width * height * 4 }, (_, at) =>
    Number([red, green, blue, alpha][at % 4]),
  );
  return { data, width, height };
}

const grey = flat(20, 10, [100, 100, 100]);

function withPixel(pixels: Pixels, at: number, rgba: readonly number[]): Pixels {
  const data = pixels.data.slice();
  data.set(rgba, at * 4);
  return { ...pixels, data };
}

test('the same pixels differ in nothing', () => {
  expect(pixelDifference(grey, flat(20, 10, [100, 100, 100]))).toEqual({
    differing: 0,
    of: 200,
    meanDifference: 0,
    ssim: 1,
  });
});

test('one pixel of 200 that is 30 levels off in one channel counts once, and a 600th of that in the mean', () => {
  const found = pixelDifference(grey, withPixel(grey, 57, [130, 100, 100, 255]));
  expect(found).toMatchObject({ differing: 1, of: 200, meanDifference: 30 / 600 });
  expect(found.ssim).toBeLessThan(1);
});

test('another colour of the same brightness is told by the mean', () => {
  const found = pixelDifference(flat(20, 20, [0, 100, 0]), flat(20, 20, [100, 49, 0]));
  expect(found.ssim).toBeGreaterThan(0.99);
  expect(found.meanDifference).toBeCloseTo(151 / 3);
});

test('opacity alone is a difference', () => {
  expect(pixelDifference(grey, flat(20, 10, [100, 100, 100, 90]))).toMatchObject({
    differing: 200,
    meanDifference: 55,
  });
});

test('two sizes cannot be compared, even of as many pixels', () => {
  expect(() => pixelDifference(grey, flat(10, 20, [1, 2, 3]))).toThrow(RangeError);
  expect(() => amplifiedDifference(grey, flat(10, 20, [1, 2, 3]))).toThrow(RangeError);
});

test('a difference is drawn as strong as it can be, and black where there is none', () => {
  const { data, times } = amplifiedDifference(grey, withPixel(grey, 3, [110, 95, 100, 255]));
  expect(times).toBe(25);
  expect([...data.slice(8, 16)]).toEqual([0, 0, 0, 255, 250, 125, 0, 255]);
  const clearer = amplifiedDifference(grey, withPixel(grey, 0, [100, 100, 100, 200]));
  expect([...clearer.data.slice(0, 8)]).toEqual([220, 220, 220, 255, 0, 0, 0, 255]);
});
