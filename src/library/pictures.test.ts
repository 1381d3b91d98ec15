import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { aPicture } from '../../e2e/a-picture.ts';

// A new database for each test; the library keeps its connection for the life of the module.
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
});

const open = async () => ({
  ...(await import('./pictures.ts')),
  ...(await import('./flags.ts')),
  ...(await import('./database.ts')),
  ...(await import('./news.ts')),
});

const bytes = () => new Blob(['pixels'], { type: 'image/png' });

test('a kept picture comes back as it was, bytes and row', async () => {
  const { addPicture, readPicture, readImage, readPictureIds } = await open();
  await addPicture(aPicture('run-0001'), bytes());
  expect(await readPicture('run-0001')).toEqual(aPicture('run-0001'));
  const image = await readImage('run-0001');
  expect([image.type, await image.text()]).toEqual(['image/png', 'pixels']);
  expect(await readPictureIds()).toEqual(['run-0001']);
});

test('row, bytes and the end of the job are one transaction: when the disk gives up on the bytes, nothing is written', async () => {
  const { addPicture, library, readPictureIds } = await open();
  const db = await library();
  const { recipe, options, endpoint } = aPicture('run-0001');
  await db.put('jobs', { recipe, options, endpoint, id: 'run-0001', tab: 'a' });
  const { put } = IDBObjectStore.prototype;
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    value,
    key,
  ) {
    const request = put.call(this, value, key);
    // What a browser does with a transaction that would exceed the quota.
    if (this.name === 'images') request.addEventListener('success', () => this.transaction.abort());
    return request;
  });
  await expect(addPicture(aPicture('run-0001'), bytes())).rejects.toThrow();
  full.mockRestore();
  expect(await readPictureIds()).toEqual([]);
  expect(await db.getAllKeys('images')).toEqual([]);
  expect(await db.getAllKeys('jobs')).toEqual(['run-0001']);

  await addPicture(aPicture('run-0001'), bytes());
  expect(await db.getAllKeys('images')).toEqual(['run-0001']);
  expect(await db.getAllKeys('jobs')).toEqual([]);
});

test('ids come back by run and then by frame', async () => {
  const { addPicture, readPictureIds } = await open();
  for (const id of ['run2-0001', 'run1-0010', 'run1-0002']) await addPicture(aPicture(id), bytes());
  expect(await readPictureIds()).toEqual(['run1-0002', 'run1-0010', 'run2-0001']);
});

test('a row that does not fit is an error of its own and takes nothing else down', async () => {
  const { addPicture, readPicture, readPictureIds, library } = await open();
  await addPicture(aPicture('run-0001'), bytes());
  await addPicture(aPicture('run-0002'), bytes());
  const db = await library();
  const broken = { ...aPicture('run-0001'), tookMs: 'long' };
  // @ts-expect-error: what an older or a broken version might have left
  await db.put('pictures', broken);
  await expect(readPicture('run-0001')).rejects.toThrow(/tookMs/);
  await expect(readPicture('gone-0001')).rejects.toThrow();
  expect(await readPicture('run-0002')).toEqual(aPicture('run-0002'));
  expect(await readPictureIds()).toEqual(['run-0001', 'run-0002']);
});

test('bytes that are gone are said to be gone', async () => {
  const { addPicture, readImage, library } = await open();
  await addPicture(aPicture('run-0001'), bytes());
  await (await library()).delete('images', 'run-0001');
  await expect(readImage('run-0001')).rejects.toThrow('The pixels of this picture are not on this device.');
});

test('every tab hears which list changed, the writing one included', async () => {
  const { addPicture, setPick, onLibraryChange } = await open();
  const heard: string[] = [];
  const stop = onLibraryChange(({ parts, ids }) => heard.push(...parts, ...(ids ?? [])));
  await addPicture(aPicture('run-0001'), bytes());
  await setPick('run-0001', true);
  await expect.poll(() => heard).toEqual(['pictures', 'run-0001', 'picks', 'run-0001']);
  stop();
});

test('the newest pictures are read without the others, whose being there is told', async () => {
  const { addPicture, readNewestPictureIds } = await open();
  expect(await readNewestPictureIds(2)).toEqual({ ids: [], more: false });
  for (const id of ['a-0001', 'b-0001', 'c-0001']) await addPicture(aPicture(id), bytes());
  expect(await readNewestPictureIds(2)).toEqual({ ids: ['b-0001', 'c-0001'], more: true });
  expect(await readNewestPictureIds(3)).toEqual({ ids: ['a-0001', 'b-0001', 'c-0001'], more: false });
});
