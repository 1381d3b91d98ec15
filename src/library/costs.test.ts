import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CostRow } from './costs.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
});
afterEach(() => vi.unstubAllGlobals());

/** The ledger as another page of this browser sees it: the same disk, modules of its own. */
async function openPage() {
  vi.resetModules();
  return { ...(await import('./costs.ts')), ...(await import('./jobs.ts')), ...(await import('./database.ts')) };
}

function aRow(at: number, job: string, more: Partial<CostRow> = {}): CostRow {
  return { at, job, tab: 'tab', endpoint: { id: 'own', name: 'Own' }, amount: 1, state: 'under-way', ...more };
}

test('a request is written down and settled with what it cost', async () => {
  const { reserveCost, settleCost, readCosts } = await openPage();
  await reserveCost(aRow(1, 'a', { amount: 0.04 }));
  expect(await settleCost('a', (row) => ({ ...row, amount: 0.05, state: 'paid' }))).toEqual(
    aRow(1, 'a', { amount: 0.05, state: 'paid' }),
  );
  expect(await readCosts()).toEqual([aRow(1, 'a', { amount: 0.05, state: 'paid' })]);
});

test('one that cost nothing is struck out; settling what was never written down does nothing', async () => {
  const { reserveCost, settleCost, readCosts } = await openPage();
  await reserveCost(aRow(1, 'a'));
  expect(await settleCost('a', () => undefined)).toBeUndefined();
  expect(await settleCost('b', (row) => row)).toBeUndefined();
  expect(await readCosts()).toEqual([]);
});

test('a job that was sent again has a row for each request, and only the latest is settled', async () => {
  const { reserveCost, settleCost, readCosts } = await openPage();
  await reserveCost(aRow(1, 'a', { state: 'perhaps' }));
  await reserveCost(aRow(2, 'a'));
  await settleCost('a', (row) => ({ ...row, state: 'paid' }));
  expect((await readCosts()).map(({ at, state }) => `${at} ${state}`)).toEqual(['1 perhaps', '2 paid']);
});

test('a budget has room up to its last cent, counting what is paid, perhaps paid and under way since its session began', async () => {
  const { reserveCost, readCosts } = await openPage();
  const budget = { since: 10, amount: 0.3 };
  await reserveCost(aRow(9, 'before', { amount: 100 }));
  for (const [at, state] of [
    [10, 'paid'],
    [11, 'perhaps'],
    [12, 'under-way'],
  ] as const)
    expect(await reserveCost(aRow(at, `job ${at}`, { amount: 0.1, state }), budget)).toBe(true);
  expect(await reserveCost(aRow(13, 'one more', { amount: 0.01 }), budget)).toBe(false);
  expect(await reserveCost(aRow(13, 'free', { amount: 0 }), budget)).toBe(true);
  expect((await readCosts()).map(({ job }) => job)).not.toContain('one more');
});

test('two tabs that reach for the last of a budget at the same moment do not both get it', async () => {
  const [one, other] = [await openPage(), await openPage()];
  const budget = { since: 0, amount: 10 };
  const got = await Promise.all(
    Array.from({ length: 10 }, (_, n) => [
      one.reserveCost(aRow(n, `one ${n}`), budget),
      other.reserveCost(aRow(n, `other ${n}`), budget),
    ]).flat(),
  );
  expect(got.filter(Boolean)).toHaveLength(10);
  expect(await one.readCosts()).toHaveLength(10);
});

test('what a tab that is gone had under way was perhaps billed; a living one still waits for it', async () => {
  const { reserveCost, readCosts, thisTab } = await openPage();
  vi.stubGlobal('navigator', { locks: { query: async () => ({ held: [{ name: 'living' }] }) } });
  for (const [at, tab] of [
    [1, 'gone'],
    [2, 'living'],
    [3, thisTab],
  ] as const)
    await reserveCost(aRow(at, 'a', { tab }));
  expect((await readCosts()).map(({ state }) => state)).toEqual(['perhaps', 'under-way', 'under-way']);
});

test('a disk that takes no notes stops no request, but what it did not take is counted and settled all the same', async () => {
  const { reserveCost, settleCost, readCosts } = await openPage();
  const budget = { since: 0, amount: 3 };
  await reserveCost(aRow(1, 'on disk'), budget);
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('The disk is full.', 'QuotaExceededError');
  });
  expect(await reserveCost(aRow(2, 'a'), budget)).toBe(true);
  expect(await reserveCost(aRow(3, 'b'), budget)).toBe(true);
  expect(await reserveCost(aRow(4, 'c'), budget)).toBe(false);
  full.mockRestore();
  await settleCost('b', () => undefined);
  await settleCost('a', (row) => ({ ...row, state: 'paid' }));
  expect(await readCosts()).toMatchObject([{ job: 'on disk' }, { job: 'a', state: 'paid' }]);
});

test('a row that does not fit is passed over', async () => {
  const { reserveCost, readCosts, library } = await openPage();
  await reserveCost(aRow(1, 'a'));
  const db = await library();
  // @ts-expect-error: what an older or a broken version might have left
  await db.put('costs', { at: 2, job: 'b', amount: 'much' });
  expect((await readCosts()).map(({ job }) => job)).toEqual(['a']);
  expect(await reserveCost(aRow(3, 'c'), { since: 0, amount: 2 })).toBe(true);
});

test('the ledger is read from a moment on, and whether there ever was anything', async () => {
  const { reserveCost, readCosts, hasCosts } = await openPage();
  expect(await hasCosts()).toBe(false);
  for (const at of [1, 5, 9]) await reserveCost(aRow(at, `job ${at}`));
  expect((await readCosts(5)).map(({ at }) => at)).toEqual([5, 9]);
  expect([await readCosts(10), await hasCosts()]).toEqual([[], true]);
});
