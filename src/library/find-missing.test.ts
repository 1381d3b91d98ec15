import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { aPicture } from '../../e2e/a-picture.ts';
import { MemoryStorage } from '../../e2e/memory-storage.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  globalThis.localStorage = new MemoryStorage();
  vi.resetModules();
});

const open = async () => ({
  ...(await import('./pictures.ts')),
  ...(await import('./trash.ts')),
  ...(await import('./find-missing.ts')),
  ...(await import('./database.ts')),
});

test('writes, deletions and undoings keep the count; what vanishes otherwise is noticed, until it is accepted', async () => {
  const { addPicture, deletePictures, restorePictures, findMissing, acceptCensus, library } = await open();
  const bytes = new Blob(['pixels']);
  await addPicture(aPicture('a-0001'), bytes);
  expect(await findMissing(5)).toBeUndefined();
  for (const id of ['a-0002', 'a-0003', 'a-0003', 'b-0001']) await addPicture(aPicture(id), bytes);
  await deletePictures(['a-0001']);
  await deletePictures(['a-0002']);
  await restorePictures(['a-0002']);
  expect(await findMissing()).toBeUndefined();

  const db = await library();
  await db.delete('pictures', 'a-0003');
  await db.delete('pictures', 'b-0001');
  expect(await findMissing()).toMatchObject({ count: 2 });
  // One that stands in the place of another does not hide it.
  await db.put('pictures', aPicture('c-0001'));
  await db.put('pictures', aPicture('c-0002'));
  expect(await findMissing()).toMatchObject({ count: 1 });
  await acceptCensus();
  expect(await findMissing()).toBeUndefined();
});

test('a library that was cleared away is missed, by the number beside it, until that is accepted', async () => {
  const first = await open();
  expect(await first.findMissing(1)).toBeUndefined();
  for (const id of ['a-0001', 'a-0002', 'a-0003']) await first.addPicture(aPicture(id), new Blob(['pixels']));
  await first.noteCount();
  await first.deletePictures(['a-0001']);
  await first.noteCount();

  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
  const { findMissing, addPicture, acceptCensus, noteCount } = await open();
  expect(await findMissing()).toMatchObject({ count: 2, whole: true });
  for (const id of ['b-0001', 'b-0002', 'b-0003']) await addPicture(aPicture(id), new Blob(['pixels']));
  await noteCount();
  expect(await findMissing()).toMatchObject({ count: 2, whole: true });
  await acceptCensus();
  expect(await findMissing()).toBeUndefined();
});

test('a library whose last writes were lost, its own count among them, is missed by the number beside it', async () => {
  const { addPicture, deletePictures, findMissing, acceptCensus, noteCount, library } = await open();
  await findMissing(1);
  await addPicture(aPicture('a-0001'), new Blob(['pixels']));
  const db = await library();
  const before = await db.get('facts', 'census');
  for (const id of ['a-0002', 'a-0003', 'a-0004']) await addPicture(aPicture(id), new Blob(['pixels']));
  await deletePictures(['a-0004']);
  await noteCount();
  const { at } = JSON.parse(localStorage.getItem('proofsheet.library') ?? '');

  for (const id of ['a-0002', 'a-0003']) await db.delete('pictures', id);
  await db.put('facts', { ...Object(before), at: at - 1 }, 'census');
  expect(await findMissing()).toMatchObject({ count: 2, whole: false });
  // What comes and goes afterwards neither makes up for it nor adds to it.
  await addPicture(aPicture('b-0001'), new Blob(['pixels']));
  await noteCount();
  expect(await findMissing()).toMatchObject({ count: 2 });
  await deletePictures(['b-0001']);
  await noteCount();
  expect(await findMissing()).toMatchObject({ count: 2 });
  await acceptCensus();
  expect(await findMissing()).toBeUndefined();
});

test('a library that its owner emptied is not missed', async () => {
  const { addPicture, deletePictures, findMissing, noteCount } = await open();
  await findMissing();
  await addPicture(aPicture('a-0001'), new Blob(['pixels']));
  await deletePictures(['a-0001']);
  await noteCount();
  expect(await findMissing()).toBeUndefined();
});
