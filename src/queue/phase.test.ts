import { expect, test } from 'vitest';
import { InferenceError } from '#inference/inference-error.ts';
import type { JobState } from './job.ts';
import { type Phase, phaseInWords, phaseOf, progressOf } from './phase.ts';

const pending: JobState = { status: 'pending', isPaused: false, error: null, failureReason: null };
const loading = new InferenceError('model-loading', 'Model X is currently loading');
const busy = new InferenceError('busy', 'overloaded');

test.each<[string, Phase, JobState, Parameters<typeof phaseOf>[1], number, boolean]>([
  ['waits in its lane', { kind: 'queued', ahead: 2 }, { ...pending, isPaused: true }, undefined, 2, true],
  ['waits for the network', { kind: 'offline' }, { ...pending, isPaused: true }, undefined, 0, false],
  ['waits in its lane, offline too', { kind: 'queued', ahead: 1 }, { ...pending, isPaused: true }, undefined, 1, false],
  ['is about to start', { kind: 'queued', ahead: 0 }, pending, undefined, 0, true],
  ['is being made', { kind: 'generating', startedAt: 5, attempt: 1 }, pending, { number: 1, startedAt: 5 }, 0, true],
  [
    'has begun to come',
    { kind: 'generating', startedAt: 5, attempt: 1, received: 2048 },
    pending,
    { number: 1, startedAt: 5, received: 2048 },
    0,
    true,
  ],
  [
    'is held back with the others',
    { kind: 'held', since: 5, resumesAt: 20_005 },
    pending,
    { number: 0, startedAt: 5, resumesAt: 20_005 },
    0,
    true,
  ],
  [
    'waits for the model',
    { kind: 'loading', error: loading, since: 5, resumesAt: 20_005, attempt: 1 },
    { ...pending, failureReason: loading },
    { number: 1, startedAt: 5, resumesAt: 20_005 },
    0,
    true,
  ],
  [
    'waits to be repeated',
    { kind: 'retrying', error: busy, since: 5, resumesAt: 2005, attempt: 3 },
    { ...pending, failureReason: busy },
    { number: 3, startedAt: 5, resumesAt: 2005 },
    0,
    true,
  ],
  [
    'is being made again after a wait',
    { kind: 'generating', startedAt: 20_005, attempt: 2 },
    { ...pending, failureReason: loading },
    { number: 2, startedAt: 20_005 },
    0,
    true,
  ],
  [
    'failed',
    { kind: 'failed', error: busy },
    { status: 'error', isPaused: false, error: busy, failureReason: busy },
    { number: 4, startedAt: 5 },
    0,
    true,
  ],
])('a job that %s', (_, phase, state, attempt, ahead, online) => {
  expect(phaseOf(state, attempt, ahead, online)).toEqual(phase);
});

test.each<[string, string, Exclude<Phase, { kind: 'failed' }>, number, number?]>([
  ['Queued', '1 ahead', { kind: 'queued', ahead: 1 }, 0],
  ['Queued', '4 ahead', { kind: 'queued', ahead: 4 }, 0],
  ['Offline', 'waits for the network, then goes on by itself', { kind: 'offline' }, 0],
  ['Paused', 'the session budget is reached', { kind: 'paused' }, 0],
  [
    'Loading the model',
    'about 18 s left · attempt 2',
    { kind: 'loading', error: loading, since: 0, resumesAt: 20_000, attempt: 1 },
    2500,
  ],
  ['Retrying', 'in 0 s · attempt 3', { kind: 'retrying', error: busy, since: 0, resumesAt: 1000, attempt: 2 }, 4000],
  [
    'Retrying',
    'in 1:00 min · attempt 3',
    { kind: 'retrying', error: busy, since: 0, resumesAt: 60_000, attempt: 2 },
    0,
  ],
  ['Generating', '3 s', { kind: 'generating', startedAt: 1000, attempt: 1 }, 4000],
  ['Generating', '3 s of about 8 s', { kind: 'generating', startedAt: 1000, attempt: 1 }, 4000, 8000],
  ['Generating', '9 s · usually 8 s', { kind: 'generating', startedAt: 1000, attempt: 1 }, 10_000, 8000],
  ['Generating', '3 s · 2.0 kB received', { kind: 'generating', startedAt: 1000, attempt: 1, received: 2048 }, 4000],
  ['Generating', '1:05 min', { kind: 'generating', startedAt: 0, attempt: 1 }, 65_000],
])('says "%s: %s"', (title, detail, phase, now, usualMs) => {
  expect(phaseInWords(phase, now, usualMs)).toEqual({ title, detail });
});

test('what the server says is left counts more than what past runs took', () => {
  const generating = { kind: 'generating', startedAt: 1000, attempt: 1 } as const;
  expect(phaseInWords(generating, 4000, 8000, 29_200).detail).toBe('3 s · about 30 s left');
});

test('a wait is as far along as its time, and a generation never quite full', () => {
  const wait: Phase = { kind: 'retrying', error: busy, since: 1000, resumesAt: 5000, attempt: 1 };
  expect(progressOf(wait, 2000)).toBe(0.25);
  const generating: Phase = { kind: 'generating', startedAt: 1000, attempt: 1 };
  expect(progressOf(generating, 3000, 4000)).toBe(0.5);
  expect(progressOf(generating, 60_000, 4000)).toBe(0.97);
  expect(progressOf(generating, 3000)).toBeUndefined();
  expect(progressOf({ kind: 'queued', ahead: 1 }, 3000, 4000)).toBeUndefined();
});

test('a job that waits for money says so, whatever else it waits for; one that failed says that', () => {
  expect(phaseOf({ ...pending, isPaused: true }, undefined, 2, true, true)).toEqual({ kind: 'paused' });
  expect(phaseOf({ ...pending, error: busy }, undefined, 0, true, true)).toEqual({ kind: 'failed', error: busy });
});
