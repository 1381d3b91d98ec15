import { beforeEach, expect, test, vi } from 'vitest';
import { MemoryStorage } from '../../e2e/memory-storage.ts';
import { confirmedTime, noteTime } from './confirmed-time.ts';

const day = 86_400_000;
beforeEach(() => vi.stubGlobal('localStorage', new MemoryStorage()));

/** The days on which the page is opened, and what is sure after each. */
const sure = (...days: number[]) =>
  days.map((at) => {
    noteTime(at * day);
    return confirmedTime() / day;
  });
const nothing = Number.NEGATIVE_INFINITY;

test('a time is sure once two later ones, a day apart each, were seen', () => {
  expect(sure(100, 101, 102, 103, 110)).toEqual([nothing, nothing, 100, 101, 102]);
});

test('openings of one day count once', () => {
  expect(sure(100, 100.2, 100.9, 101, 101.5, 102)).toEqual([nothing, nothing, nothing, nothing, nothing, 100]);
});

test('a clock that jumps ahead by 40 days and back makes nothing of that sure', () => {
  expect(sure(100, 101, 102, 142, 103, 104)).toEqual([nothing, nothing, 100, 101, 101, 102]);
});

test('a clock that stays ahead is believed in the end', () => {
  expect(sure(100, 101, 102, 142, 143, 144).at(-1)).toBe(142);
});
