import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { within } from './within.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('work that is done in time comes through, its failure too, and leaves no timer', async () => {
  expect(await within(100, Promise.resolve('done'), 'late')).toBe('done');
  await expect(within(100, Promise.reject(new Error('broken')), 'late')).rejects.toThrow('broken');
  expect(vi.getTimerCount()).toBe(0);
});

test('work that is not is no longer waited for', async () => {
  const answer = within(100, new Promise<never>(() => undefined), 'late');
  await vi.advanceTimersByTimeAsync(100);
  expect(await answer).toBe('late');
});
