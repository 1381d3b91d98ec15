import { expect, test } from 'vitest';
import { type ErrorKind, InferenceError } from './inference-error.ts';
import { retryDelay, shouldRetry } from './retry-policy.ts';

/** How many times a failure that never ends is repeated. */
function repeats(error: Error): number {
  let failures = 0;
  while (failures < 1000 && shouldRetry(failures, error)) failures++;
  return failures;
}

test.each<[string, number, ErrorKind, { status?: number; retryAfterMs?: number }]>([
  ['a loading model', 20, 'model-loading', { status: 503, retryAfterMs: 20_000 }],
  ['a model that loads for long', 20, 'model-loading', { status: 503, retryAfterMs: 1_809_000 }],
  ['an overloaded server', 3, 'busy', { status: 503 }],
  ['a rate limit', 3, 'rate-limited', { status: 429 }],
  ['a rate limit of ten minutes', 3, 'rate-limited', { status: 429, retryAfterMs: 600_000 }],
  ['a rate limit of an hour', 0, 'rate-limited', { status: 429, retryAfterMs: 3_600_000 }],
  ['a busy server that wants long', 0, 'busy', { status: 503, retryAfterMs: 60_001 }],
  // It worked for a minute before it gave up, and may have billed that.
  ['a server too busy after trying', 0, 'busy', { status: 500 }],
  ['a wrong token', 0, 'unauthorized', { status: 401 }],
  ['a token without the right', 0, 'forbidden', { status: 403 }],
  ['an empty account', 0, 'payment', { status: 402 }],
  ['an unknown model', 0, 'not-found', { status: 404 }],
  ['a model that is gone', 0, 'gone', { status: 410 }],
  ['wrong values', 0, 'rejected', { status: 400 }],
  ['a failure inside', 0, 'broken', { status: 500 }],
  ['a failure that says when to come back', 0, 'broken', { status: 504, retryAfterMs: 1000 }],
  ['a broken connection', 0, 'unreachable', {}],
  ['an answer that is no picture', 0, 'malformed', { status: 200 }],
  ['a picture that could not be kept', 0, 'unsaved', {}],
])('%s is repeated %i times', (_, times, kind, details) => {
  expect(repeats(new InferenceError(kind, 'words', details))).toBe(times);
});

test('an error of another kind, an abort among them, is not repeated', () => {
  expect(repeats(new Error('503'))).toBe(0);
  expect(repeats(new DOMException('stop', 'AbortError'))).toBe(0);
});

test.each([
  [7_000, 7_000],
  [0, 1_000],
  [200, 1_000],
  [60_000, 60_000],
])('asked to wait %i ms, waits %i ms', (retryAfterMs, waitMs) => {
  expect(retryDelay(0, new InferenceError('model-loading', '', { retryAfterMs }))).toBe(waitMs);
  expect(retryDelay(9, new InferenceError('rate-limited', '', { retryAfterMs }))).toBe(waitMs);
});

test('a model that loads for half an hour is asked every minute, a limit is waited for up to ten', () => {
  const retryAfterMs = 1_809_000;
  expect(retryDelay(0, new InferenceError('model-loading', '', { retryAfterMs }))).toBe(60_000);
  expect(retryDelay(0, new InferenceError('rate-limited', '', { retryAfterMs }))).toBe(600_000);
});

test('not told how long, backs off: twice as long each time, at most a minute, give or take a quarter', () => {
  const error = new InferenceError('busy', '', { status: 503 });
  const middle = [0, 1, 2, 3, 4, 5, 50].map((failures) => retryDelay(failures, error, () => 0.5));
  expect(middle).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
  const limited = new InferenceError('rate-limited', '', { status: 429 });
  expect([0, 1, 2, 3, 4].map((failures) => retryDelay(failures, limited, () => 0.5))).toEqual([
    5000, 10_000, 20_000, 40_000, 60_000,
  ]);
  expect(retryDelay(0, error, () => 0)).toBe(1500);
  expect(retryDelay(0, error, () => 1)).toBe(2500);
  const drawn = retryDelay(0, error);
  expect(drawn).toBeGreaterThanOrEqual(1500);
  expect(drawn).toBeLessThan(2500);
});
