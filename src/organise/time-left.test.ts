import { expect, test } from 'vitest';
import { timeLeft } from './time-left.ts';

const dayMs = 24 * 3600_000;

test.each([
  [0, '30 days left'],
  [1, '30 days left'],
  [dayMs, '29 days left'],
  [28.5 * dayMs, '2 days left'],
  [29 * dayMs, 'last day'],
  [31 * dayMs, 'last day'],
])('a picture that was deleted %d ms ago has "%s"', (ago, words) => {
  expect(timeLeft(1000, 1000 + ago)).toBe(words);
});
