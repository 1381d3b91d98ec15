import { expect, test } from 'vitest';
import { frameId, frameOf, newRunId } from './rows.ts';

test('ids of runs sort by the time they started, also before 2001 and after 2286', () => {
  const times = [0, 999_999_999_999, 1_700_000_000_000, 1_700_000_000_001, 9_999_999_999_999];
  const ids = times.map((now) => newRunId(now));
  expect(ids.toSorted()).toEqual(ids);
});

test('two runs of the same millisecond have different ids of the same length', () => {
  const ids = Array.from({ length: 100 }, () => newRunId(1_700_000_000_000));
  expect(new Set(ids).size).toBe(100);
  expect(new Set(ids.map((id) => id.length)).size).toBe(1);
});

test('ids of frames sort in the order of frames and say which run and frame they are', () => {
  const run = newRunId(1_700_000_000_000);
  const ids = [1, 2, 9, 10, 99, 100].map((frame) => frameId(run, frame));
  expect(ids.toSorted()).toEqual(ids);
  expect(ids.map(frameOf)).toEqual([1, 2, 9, 10, 99, 100].map((frame) => ({ run, frame })));
});

test.each([
  ['a day back', 1_700_000_000_000 - 86_400_000],
  ['to the beginning of time', 0],
])('a clock that was put %s does not put a run before the one before it', (_, now) => {
  const ids = [newRunId(1_700_000_000_000)];
  for (let index = 0; index < 20; index++) ids.push(newRunId(now, frameId(ids.at(-1) ?? '', 3)));
  expect(ids.toSorted()).toEqual(ids);
  expect(newRunId(1_700_000_000_000, 'not an id')).toMatch(newRunId(1_700_000_000_000).slice(0, 9));
});
