import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { JobRow, Run } from './rows.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
});
afterEach(() => vi.unstubAllGlobals());

/** The library as another page of this browser sees it: the same disk, modules of its own. */
async function openPage() {
  vi.resetModules();
  return { ...(await import('./jobs.ts')), ...(await import('./runs.ts')), ...(await import('./database.ts')) };
}

const order = {
  recipe: { model: 'owner/name', prompt: 'a lighthouse', seed: 7 },
  options: { useCache: true, waitForModel: false },
  endpoint: { id: 'own', name: 'Own', api: 'inference-api', baseUrl: 'https://own.example' },
} as const;

const aRun = (id: string, frames = 1): Omit<Run, 'number'> => ({ ...order, id, createdAt: 1000, frames });
const aJob = (id: string, tab: string): JobRow => ({ ...order, id, tab });

/** Lets the browser know which tabs are alive. */
function tabsAlive(...names: string[]): void {
  vi.stubGlobal('navigator', { locks: { query: async () => ({ held: names.map((name) => ({ name })) }) } });
}

test('a run and all its jobs are written down together, and the runs come back newest first', async () => {
  const { writeRun, readRuns, library } = await openPage();
  await writeRun(aRun('a', 2), [aJob('a-0001', 'tab'), aJob('a-0002', 'tab')]);
  await writeRun(aRun('b'), [aJob('b-0001', 'tab')]);
  expect((await readRuns()).map(({ id, number }) => [id, number])).toEqual([
    ['b', 2],
    ['a', 1],
  ]);
  expect(await (await library()).getAllKeys('jobs')).toEqual(['a-0001', 'a-0002', 'b-0001']);
});

test('two pages that start runs at the same moment never share a number', async () => {
  const [one, other] = [await openPage(), await openPage()];
  await Promise.all(
    Array.from({ length: 10 }, (_, n) => [
      one.writeRun(aRun(`one-${n}`), []),
      other.writeRun(aRun(`other-${n}`), []),
    ]).flat(),
  );
  const numbers = (await one.readRuns()).map(({ number }) => number);
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => 20 - index));
});

test('a run that the full disk refused is listed all the same, and written once when there is room', async () => {
  const { writeRun, writeRefusedRun, readRuns, library } = await openPage();
  await writeRun(aRun('a'), []);
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(function (this: IDBObjectStore) {
    // A key that is taken fails the transaction as a full disk does: after the call, and as a whole.
    return this.add({ ...aRun('b'), number: 1 });
  });
  await expect(writeRun(aRun('b'), [])).rejects.toThrow();
  full.mockRestore();
  await writeRun(aRun('c'), []);
  expect((await readRuns()).map(({ id, number }) => `${number} ${id}`)).toEqual(['3 b', '2 c', '1 a']);

  await Promise.all([writeRefusedRun('b'), writeRefusedRun('b'), writeRefusedRun('c')]);
  expect((await readRuns()).map(({ id, number }) => `${number} ${id}`)).toEqual(['3 b', '2 c', '1 a']);
  expect(await (await library()).count('runs')).toBe(3);
});

test('a run that does not fit is passed over', async () => {
  const { writeRun, readRuns, library } = await openPage();
  await writeRun(aRun('a'), []);
  const db = await library();
  // @ts-expect-error: what an older or a broken version might have left
  await db.put('runs', { id: 'b', recipe: 'a lighthouse' });
  expect((await readRuns()).map(({ id }) => id)).toEqual(['a']);
});

test('jobs of a page that is gone are abandoned; those of living pages are not', async () => {
  const { writeJob, readAbandonedJobs, thisTab } = await openPage();
  tabsAlive('living tab');
  for (const [id, tab] of [
    ['a-0001', 'dead tab'],
    ['b-0001', 'living tab'],
    ['c-0001', thisTab],
  ] as const)
    await writeJob(aJob(id, tab));
  expect(await readAbandonedJobs()).toEqual([aJob('a-0001', 'dead tab')]);
});

test('without Web Locks a page still tells its own jobs from those left behind', async () => {
  const { writeJob, readAbandonedJobs, holdTab, thisTab } = await openPage();
  vi.stubGlobal('navigator', {});
  holdTab();
  await writeJob(aJob('a-0001', 'dead tab'));
  await writeJob(aJob('b-0001', thisTab));
  expect((await readAbandonedJobs()).map(({ id }) => id)).toEqual(['a-0001']);
});

test('without Web Locks two open pages leave one another’s jobs alone', async () => {
  vi.stubGlobal('navigator', {});
  const openTab = async () => {
    const page = await openPage();
    page.holdTab();
    await import('./tabs-without-locks.ts');
    return page;
  };
  const [one, other] = [await openTab(), await openTab()];
  await one.writeJob(aJob('a-0001', 'dead tab'));
  await one.writeJob(aJob('b-0001', one.thisTab));
  const abandoned = async (page: typeof one) => (await page.readAbandonedJobs()).map(({ id }) => id);
  expect(await abandoned(other)).toEqual(['a-0001']);
  expect(await abandoned(one)).toEqual(['a-0001']);
});

test('a job row that does not fit is passed over', async () => {
  const { writeJob, readAbandonedJobs, library } = await openPage();
  tabsAlive();
  await writeJob(aJob('a-0001', 'dead tab'));
  const db = await library();
  // @ts-expect-error: what an older or a broken version might have left
  await db.put('jobs', { id: 'b-0001', tab: 'dead tab', recipe: null });
  expect((await readAbandonedJobs()).map(({ id }) => id)).toEqual(['a-0001']);
});

test('when a job was sent and how it failed are noted, and a failure of a job struck out is not', async () => {
  const { writeJob, noteJob, markFailed, removeJob, readAbandonedJobs } = await openPage();
  tabsAlive();
  const failure = { title: 'The server failed (500)', words: 'unknown error', next: 'Try again.' };
  await writeJob(aJob('a-0001', 'dead tab'));
  await noteJob({ ...aJob('a-0001', 'dead tab'), sentAt: 5000 });
  await markFailed('a-0001', failure);
  expect(await readAbandonedJobs()).toEqual([{ ...aJob('a-0001', 'dead tab'), sentAt: 5000, failure }]);

  await removeJob('a-0001');
  await markFailed('a-0001', failure);
  expect(await readAbandonedJobs()).toEqual([]);
});

test('with a failure goes the receipt of an order that is lost; one that can still be had stays', async () => {
  const { noteJob, markFailed, readAbandonedJobs } = await openPage();
  tabsAlive();
  const failure = { title: 'The server refused these settings', words: '', next: 'Try again orders a new picture.' };
  const receipt = { kind: 'ask', path: '/status/1', stage: 'status' } as const;
  await noteJob({ ...aJob('a-0001', 'dead tab'), receipt });
  await markFailed('a-0001', failure, receipt);
  expect(await readAbandonedJobs()).toEqual([{ ...aJob('a-0001', 'dead tab'), failure, receipt }]);
  await markFailed('a-0001', failure);
  expect(await readAbandonedJobs()).toEqual([{ ...aJob('a-0001', 'dead tab'), failure }]);
});

test('a job that is tried again is this page’s, unsent and without its old failure', async () => {
  const { writeJob, markFailed, readAbandonedJobs, library, thisTab } = await openPage();
  tabsAlive();
  await writeJob(aJob('a-0001', 'dead tab'));
  await markFailed('a-0001', { title: 'Busy', words: '', next: 'Wait.' });
  await writeJob(aJob('a-0001', thisTab));
  expect(await (await library()).get('jobs', 'a-0001')).toEqual(aJob('a-0001', thisTab));
  expect(await readAbandonedJobs()).toEqual([]);
});
