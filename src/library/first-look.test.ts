import { expect, test, vi } from 'vitest';
import { afterFirstLook } from './first-look.ts';

test('where no picture is ever shown, patience ends once and for all', async () => {
  vi.useFakeTimers();
  const seen: string[] = [];
  void afterFirstLook().then(() => seen.push('first'));
  await vi.advanceTimersByTimeAsync(1999);
  expect(seen).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(seen).toEqual(['first']);
  void afterFirstLook().then(() => seen.push('second'));
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toEqual(['first', 'second']);
});
