import { expect, test } from 'vitest';
import { timeAgo } from './time-ago.ts';

const now = Date.parse('2026-03-10T12:00:00Z');
const [second, minute, hour] = [1000, 60_000, 3_600_000];

test.each([
  [0, 'just now'],
  [59 * second, 'just now'],
  [minute, '1 min'],
  [59 * minute + 59 * second, '59 min'],
  [hour, '1 h'],
  [23 * hour + 59 * minute, '23 h'],
])('%d ms ago is "%s"', (ms, text) => {
  expect(timeAgo(now - ms, now)).toBe(text);
});

test('a day ago is a date', () => {
  expect(timeAgo(now - 24 * hour, now)).toMatch(/^(9\D+|\D+9)$/);
});

test('a clock that was set back does not count below zero', () => {
  expect(timeAgo(now + hour, now)).toBe('just now');
});
