import { expect, test } from 'vitest';
import { readDay, spanOf } from './days.ts';

const now = new Date(2026, 2, 1, 15, 30).getTime();
const at = (year: number, month: number, day: number) => new Date(year, month - 1, day).getTime();

test.each([
  ['today', at(2026, 3, 1), at(2026, 3, 2)],
  ['yesterday', at(2026, 2, 28), at(2026, 3, 1)],
  ['7d', at(2026, 2, 22), at(2026, 2, 23)],
  ['2w', at(2026, 2, 15), at(2026, 2, 16)],
  ['2024', at(2024, 1, 1), at(2025, 1, 1)],
  ['2024-02', at(2024, 2, 1), at(2024, 3, 1)],
  ['2025-12', at(2025, 12, 1), at(2026, 1, 1)],
  ['2024-02-29', at(2024, 2, 29), at(2024, 3, 1)],
  ['2025-12-31', at(2025, 12, 31), at(2026, 1, 1)],
])('%s lasts from its beginning to the beginning of the next', (day, from, to) => {
  expect(spanOf(day, now)).toEqual({ from, to });
});

test.each([
  ['TODAY', 'today'],
  ['2026/3/5', '2026-03-05'],
  ['2026.3', '2026-03'],
  ['3 days', '3d'],
  ['2weeks', '2w'],
  ['2026-13', undefined],
  ['2025-02-29', undefined],
  ['2026-04-31', undefined],
  ['soon', undefined],
  ['5.3.2026', undefined],
])('%s is read as %s', (typed, day) => {
  expect(readDay(typed)).toBe(day);
});
