import { expect, test } from 'vitest';
import { gradeOf } from './grade.ts';

test('near is what looks the same: both figures have to say so', () => {
  const pixels = { differing: 5, of: 100, meanDifference: 2, ssim: 0.97 };
  expect(gradeOf(pixels)).toBe('near');
  expect(gradeOf({ ...pixels, ssim: 0.94 })).toBe('different');
  expect(gradeOf({ ...pixels, meanDifference: 3 })).toBe('different');
  expect(gradeOf({ ...pixels, differing: 0, meanDifference: 0, ssim: 1 })).toBe('identical');
});
