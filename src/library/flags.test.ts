import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';

// A new database for each test; the library keeps its connection for the life of the module.
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
});

const open = async () => ({
  ...(await import('./flags.ts')),
  ...(await import('./marks.ts')),
  ...(await import('./pictures.ts')),
  ...(await import('./database.ts')),
  ...(await import('./news.ts')),
});

test('a pick is set and taken off, and setting it twice is one pick', async () => {
  const { setPick, readPicks } = await open();
  await Promise.all([setPick('run-0001', true), setPick('run-0001', true), setPick('run-0002', true)]);
  await setPick('run-0002', false);
  expect(await readPicks()).toEqual(['run-0001']);
});

test('a ring and a rejection take each other’s place, and taking one back leaves the other', async () => {
  const { changeFlags, flagWith, setPick, readPicks, readMarksOf } = await open();
  const reject = (isGiven: boolean) => changeFlags(['a'], (flag) => flagWith('reject', isGiven, flag), 5);
  const now = async () => [await readPicks(), (await readMarksOf(['a']))[0]?.rejected];
  await setPick('a', true);
  expect(await reject(true)).toEqual(new Map([['a', 'pick']]));
  expect(await now()).toEqual([[], true]);
  await setPick('a', false);
  expect(await now()).toEqual([[], true]);
  await setPick('a', true);
  expect(await now()).toEqual([['a'], undefined]);
  expect(await reject(false)).toEqual(new Map());
  expect(await now()).toEqual([['a'], undefined]);
});

test('what else is said of a picture stays, and one that is both, as another version left it, becomes one', async () => {
  const { setPick, changeMarks, readMarksOf, library } = await open();
  await changeMarks(['a'], (mark) => ({ ...mark, rating: 4, rejected: true }), 5);
  await (await library()).put('picks', { id: 'a' });
  await setPick('a', true);
  expect(await readMarksOf(['a'])).toEqual([{ id: 'a', rating: 4, changedAt: expect.any(Number) }]);
});

test('many are one transaction, only what changed is told, and the flags from before bring it back', async () => {
  const { changeFlags, setPick, readPicks, readMarksOf, onLibraryChange } = await open();
  await setPick('a', true);
  await changeFlags(['b'], () => 'reject');
  const heard: unknown[] = [];
  const stop = onLibraryChange((news) => heard.push(news));
  const before = await changeFlags(['a', 'b', 'c'], () => 'pick');
  expect(before).toEqual(
    new Map([
      ['b', 'reject'],
      ['c', undefined],
    ]),
  );
  await expect.poll(() => heard).toEqual([{ parts: ['picks', 'marks'], ids: ['b', 'c'] }]);
  stop();
  await changeFlags([...before.keys()], (_, id) => before.get(id));
  expect([await readPicks(), (await readMarksOf(['b']))[0]?.rejected]).toEqual([['a'], true]);
});
