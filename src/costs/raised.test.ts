import { expect, test } from 'vitest';
import { raised } from './raised.ts';

test.each([
  [5, 4.96, 10],
  [5, 12, 20],
  [0.1, 0.1, 0.2],
  [0, 0, 1],
  [0, 3, 4],
])('a budget of %d with %d spent is raised to %d', (budget, spent, next) => {
  expect(raised(budget, spent)).toBe(next);
});
