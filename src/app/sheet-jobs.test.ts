import { expect, test } from 'vitest';
import { demoEndpoint } from '#inference/endpoint.ts';
import { type JobRow, orderOf } from '#library/rows.ts';
import { sheetJobs } from './sheet-jobs.ts';
import type { FrameJob } from './use-frame-jobs.ts';

const recipe = { model: 'a/b', prompt: 'a fox', seed: 1 };
const options = { useCache: true, waitForModel: false };
const row = (id: string, key: string, more: Partial<JobRow> = {}): JobRow => ({
  recipe,
  options,
  endpoint: demoEndpoint,
  cell: { sweep: 'one', key },
  id,
  tab: 'gone',
  ...more,
});
const live = (id: string, key: string, error: Error | null = null): FrameJob => ({
  id,
  live: {
    job: { ...orderOf(row(id, key)), id, controller: new AbortController() },
    state: { status: error ? 'error' : 'pending', isPaused: false, error, failureReason: null },
    ahead: 0,
  },
});
const left = (id: string, key: string, more: Partial<JobRow> = {}): FrameJob => ({
  id,
  abandoned: row(id, key, more),
});

test('jobs stand at their cells, each as what it is', () => {
  const failure = { title: 'Too many steps', words: '', next: '' };
  const jobs = sheetJobs(
    'one',
    [live('1', 'a'), live('2', 'b', new Error('no')), left('3', 'c'), left('4', 'd', { failure })],
    [row('5', 'e')],
  );
  expect([...jobs].map(([key, { id, state }]) => [key, id, state])).toEqual([
    ['e', '5', 'elsewhere'],
    ['a', '1', 'pending'],
    ['b', '2', 'failed'],
    ['c', '3', 'interrupted'],
    ['d', '4', 'failed'],
  ]);
  expect(jobs.get('d')?.title).toBe('Too many steps');
});

test('one under way counts more than one that failed before it, in whatever order they come', () => {
  expect(sheetJobs('one', [live('2', 'a'), left('1', 'a')], []).get('a')?.state).toBe('pending');
  expect(sheetJobs('one', [left('1', 'a'), live('2', 'a')], []).get('a')?.state).toBe('pending');
});

test('jobs of other sheets, and of none, are no business of this one', () => {
  const { cell: _, ...none } = row('2', 'b');
  expect(sheetJobs('other', [live('1', 'a'), { id: '2', abandoned: none }], [row('3', 'c')]).size).toBe(0);
});
