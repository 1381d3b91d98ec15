import { expect, test } from 'vitest';
import type { SweepPlan } from '#recipe/sweep/plan-sweep.ts';
import { type CellJob, isMissing, isOpen, sheetState } from './sheet-state.ts';

const options = { useCache: true, waitForModel: false };
const recipe = { model: 'a/b', prompt: 'a fox', seed: 1 };
const cell = (column: number, take = 1) => ({
  key: `${column}/${take}`,
  at: [column],
  take,
  recipe,
  options,
  endpoint: 'demo',
});
const plan: SweepPlan = { axes: [], problems: [], cells: [cell(0), cell(0, 2), cell(1), cell(2), cell(3), cell(5)] };
const jobs = new Map<string, CellJob>([
  ['0/1', { id: 'run-0009', state: 'pending' }],
  ['1/1', { id: 'run-0002', state: 'pending' }],
  ['2/1', { id: 'run-0003', state: 'failed' }],
  ['3/1', { id: 'run-0004', state: 'interrupted' }],
]);
const state = sheetState(plan, { pictures: new Map([['0/1', ['run-0001']]]), jobs });

test('a cell with a picture is made, whatever else is under way for it', () => {
  expect(state.tally).toEqual({ all: 6, made: 1, pending: 1, failed: 1, interrupted: 1, elsewhere: 0, missing: 2 });
  expect(state.takesAt([0])[0]).toMatchObject({ pictures: ['run-0001'] });
});

test('the takes of a place stand together, and a hole has none', () => {
  expect(state.takesAt([0]).map(({ cell }) => cell.take)).toEqual([1, 2]);
  expect(state.takesAt([4])).toEqual([]);
});

test('what is under way or there is not run again; a failed one runs when it is asked for by itself', () => {
  expect(state.takes.filter(isOpen).map(({ cell }) => cell.key)).toEqual(['0/2', '2/1', '3/1', '5/1']);
  expect(state.takes.filter(isMissing).map(({ cell }) => cell.key)).toEqual(['0/2', '3/1', '5/1']);
});

test('what another tab is at is left to it', () => {
  const elsewhere = new Map<string, CellJob>([['5/1', { id: 'run-0005', state: 'elsewhere' }]]);
  const state = sheetState(plan, { pictures: new Map(), jobs: elsewhere });
  expect(state.takes.filter(isOpen).map(({ cell }) => cell.key)).not.toContain('5/1');
});
