import { expect, test, vi } from 'vitest';
import { watched } from './watched.ts';

test('whoever listens hears of each change, and nobody who stopped', () => {
  const value = watched(1);
  const [one, other] = [vi.fn(), vi.fn()];
  const stop = value.subscribe(one);
  value.subscribe(other);
  value.set(2);
  stop();
  value.set(3);
  expect(value.get()).toBe(3);
  expect([one.mock.calls.length, other.mock.calls.length]).toEqual([1, 2]);
});

test('what there is to tell is looked for only while somebody listens', () => {
  const end = vi.fn();
  const begin = vi.fn(() => end);
  const value = watched('', begin);
  expect(begin).not.toHaveBeenCalled();
  const stops = [value.subscribe(() => undefined), value.subscribe(() => undefined)];
  expect(begin).toHaveBeenCalledOnce();
  stops[0]?.();
  expect(end).not.toHaveBeenCalled();
  stops[1]?.();
  expect(end).toHaveBeenCalledOnce();
  value.subscribe(() => undefined);
  expect(begin).toHaveBeenCalledTimes(2);
});
