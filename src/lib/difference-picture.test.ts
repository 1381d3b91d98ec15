import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differencePicture } from './difference-picture.ts';

const bytes = fc.uint8ClampedArray({ minLength: 16, maxLength: 16 });

test('two pictures differ as much in either direction, and a picture not at all from itself', () => {
  fc.assert(
    fc.property(bytes, bytes, (left, right) => {
      expect(differencePicture(left, right)).toEqual(differencePicture(right, left));
      expect(differencePicture(left, left)).toMatchObject({ pixels: 0, mean: 0, largest: 0 });
    }),
  );
});

test('what differs is counted by pixel, averaged over the colour channels and shown channel by channel', () => {
  const left = Uint8ClampedArray.of(10, 20, 30, 255, 7, 7, 7, 255);
  const right = Uint8ClampedArray.of(13, 20, 24, 255, 7, 7, 7, 255);
  expect(differencePicture(left, right)).toEqual({
    rgba: Uint8ClampedArray.of(3, 0, 6, 255, 0, 0, 0, 255),
    pixels: 1,
    mean: 1.5,
    largest: 6,
  });
});

test('a difference in transparency alone is seen', () => {
  const left = Uint8ClampedArray.of(9, 9, 9, 255);
  expect(differencePicture(left, Uint8ClampedArray.of(9, 9, 9, 250))).toMatchObject({ pixels: 1, largest: 5 });
});

test('pictures of different sizes are refused', () => {
  expect(() => differencePicture(new Uint8ClampedArray(4), new Uint8ClampedArray(8))).toThrow(/different sizes/);
});
