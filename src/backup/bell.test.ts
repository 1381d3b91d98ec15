import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newBell } from './bell.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function waiting(ring?: 'soon' | 'now') {
  const bell = newBell();
  if (ring) bell.ring(ring);
  const state = { isOver: false };
  void bell.rung(3000).then(() => {
    state.isOver = true;
  });
  return { bell, state };
}

test('nothing happens without a ring', async () => {
  const { state } = waiting();
  await vi.advanceTimersByTimeAsync(100_000);
  expect(state.isOver).toBe(false);
});

test('a bunch of rings is one, a pause after the first, however long they go on', async () => {
  const { bell, state } = waiting();
  for (let at = 0; at < 2900; at += 100) {
    bell.ring('soon');
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(state.isOver).toBe(false);
  bell.ring('soon');
  await vi.advanceTimersByTimeAsync(100);
  expect(state.isOver).toBe(true);
});

test('a person is not kept waiting, even within the pause', async () => {
  const { bell, state } = waiting('soon');
  await vi.advanceTimersByTimeAsync(1000);
  expect(state.isOver).toBe(false);
  bell.ring('now');
  await vi.advanceTimersByTimeAsync(0);
  expect(state.isOver).toBe(true);
});

test('a ring during the work is answered after it, once', async () => {
  const { bell, state } = waiting('now');
  await vi.advanceTimersByTimeAsync(0);
  expect(state.isOver).toBe(true);
  const again = vi.fn();
  void bell.rung(3000).then(again);
  await vi.advanceTimersByTimeAsync(100_000);
  expect(again).not.toHaveBeenCalled();
});

test('what has time waits longer, unless something comes that has less', async () => {
  const bell = newBell();
  const over = vi.fn();
  bell.ring('late');
  void bell.rung(3000, 30_000).then(over);
  await vi.advanceTimersByTimeAsync(29_000);
  expect(over).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1000);
  expect(over).toHaveBeenCalledTimes(1);
  bell.ring('late');
  void bell.rung(3000, 30_000).then(over);
  await vi.advanceTimersByTimeAsync(1000);
  bell.ring('soon');
  await vi.advanceTimersByTimeAsync(2000);
  expect(over).toHaveBeenCalledTimes(2);
});
