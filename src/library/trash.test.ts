import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { aPicture } from '../../e2e/a-picture.ts';
import { MemoryStorage } from '../../e2e/memory-storage.ts';
import { censusName, censusSchema } from './census.ts';
import type { LibraryNews } from './news.ts';

// A new database for each test; the library keeps its connection for the life of the module.
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
});

const open = async () => ({
  ...(await import('./pictures.ts')),
  ...(await import('./flags.ts')),
  ...(await import('./trash.ts')),
  ...(await import('./marks.ts')),
  ...(await import('./database.ts')),
  ...(await import('./news.ts')),
  ...(await import('./facts.ts')),
  ...(await import('./find-missing.ts')),
});

const dayMs = 24 * 3600_000;

const ids = ['run-0001', 'run-0002', 'run-0003'];
const bytes = () => new Blob(['pixels'], { type: 'image/png' });

async function filled() {
  const all = await open();
  for (const id of ids) await all.addPicture(aPicture(id), bytes());
  return all;
}

test('deleted pictures leave the lists and come back whole', async () => {
  const { deletePictures, restorePictures, readPicture, readPictureIds, readImage } = await filled();
  await deletePictures(ids.slice(0, 2));
  expect(await readPictureIds()).toEqual(['run-0003']);
  await restorePictures(ids);
  expect(await readPictureIds()).toEqual(ids);
  expect(await readPicture('run-0001')).toEqual(aPicture('run-0001'));
  expect(await (await readImage('run-0001')).text()).toBe('pixels');
});

test('deleting, restoring or purging what is not there changes nothing', async () => {
  const { deletePictures, restorePictures, purgePictures, readPictureIds, library } = await filled();
  await deletePictures(['gone-0001']);
  await restorePictures(['gone-0001']);
  await purgePictures(['gone-0001', 'run-0001']);
  expect(await readPictureIds()).toEqual(ids);
  expect(await (await library()).getAllKeys('images')).toEqual(ids);
});

test('the trash tells what was deleted when, the last first, and a row that does not fit stays restorable', async () => {
  const { deletePictures, restorePictures, readTrash, readPictureIds, library } = await filled();
  await deletePictures(['run-0002'], 1000);
  await deletePictures(['run-0001', 'run-0003'], 2000);
  // @ts-expect-error: what a broken version might have left
  await (await library()).put('trash', { ...aPicture('run-0003'), deletedAt: 2000, tookMs: 'long' });
  const trash = await readTrash();
  expect(trash.map(({ id, deletedAt }) => [id, deletedAt])).toEqual([
    ['run-0001', 2000],
    ['run-0003', 2000],
    ['run-0002', 1000],
  ]);
  expect(trash[0]?.picture).toEqual(aPicture('run-0001'));
  expect(trash[1]?.picture).toBeUndefined();
  await restorePictures(['run-0003']);
  expect(await readPictureIds()).toEqual(['run-0003']);
});

test('a purge frees the bytes and all that was said of the pictures', async () => {
  const { deletePictures, purgePictures, changeFlags, changeMarks, library } = await filled();
  await changeFlags(ids, () => 'pick');
  await changeMarks(ids, (mark) => ({ ...mark, rating: 4 }));
  await deletePictures(ids.slice(0, 2));
  await purgePictures(ids.slice(0, 2));
  const db = await library();
  for (const store of ['images', 'picks', 'marks'] as const) expect(await db.getAllKeys(store)).toEqual(['run-0003']);
  expect(await db.count('trash')).toBe(0);
});

test('deleted pictures are freed after 30 days, and not before', async () => {
  const { deletePictures, purgeTrash, restorePictures, readPictureIds, library } = await filled();
  const now = 100 * dayMs;
  await deletePictures(['run-0001'], now - 30 * dayMs);
  await deletePictures(['run-0002'], now - 30 * dayMs + 1);
  await purgeTrash(now);
  expect(await (await library()).getAllKeys('images')).toEqual(['run-0002', 'run-0003']);
  await restorePictures(ids);
  expect(await readPictureIds()).toEqual(['run-0002', 'run-0003']);
});

test('thousands are deleted, brought back and marked in one transaction each, and the news of them name none', async () => {
  const all = await open();
  const { deletePictures, restorePictures, changeMarks, changeFlags, readPictureIds, acceptCensus } = all;
  const many = Array.from({ length: 2500 }, (_each, index) => `run-${String(index).padStart(4, '0')}`);
  const write = (await all.library()).transaction('pictures', 'readwrite');
  for (const id of many) void write.store.put(aPicture(id));
  await write.done;
  await acceptCensus();
  const heard: LibraryNews[] = [];
  const stop = all.onLibraryChange((news) => heard.push(news));

  await deletePictures(many.slice(0, 2400));
  expect(await readPictureIds()).toEqual(many.slice(2400));
  expect(await all.readFact(censusName, censusSchema)).toMatchObject({ count: 100 });
  await restorePictures(many);
  expect(await readPictureIds()).toEqual(many);
  expect(await changeMarks(many, (mark) => ({ ...mark, rating: 3 }))).toHaveLength(2500);
  expect((await changeFlags(many, () => 'pick')).size).toBe(2500);
  await changeFlags(['run-0007'], () => undefined);
  await vi.waitFor(() =>
    expect(heard).toEqual([
      { parts: ['pictures'] },
      { parts: ['pictures'] },
      { parts: ['marks'] },
      { parts: ['picks'] },
      { parts: ['picks'], ids: ['run-0007'] },
    ]),
  );
  stop();
});

test('a clock that is 40 days ahead for once frees nothing; one that stays there does in the end', async () => {
  vi.stubGlobal('localStorage', new MemoryStorage());
  const { deletePictures, purgeTrash, library } = await filled();
  const { noteTime } = await import('#lib/confirmed-time.ts');
  const openOn = async (day: number) => {
    noteTime(day * dayMs);
    await purgeTrash();
    return (await library()).count('trash');
  };
  await deletePictures(['run-0001'], 100 * dayMs);
  const days = [100, 101, 102, 140, 103, 104, 141, 142];
  for (const day of days) expect(await openOn(day)).toBe(1);
  expect(await openOn(143)).toBe(0);
  vi.unstubAllGlobals();
});
