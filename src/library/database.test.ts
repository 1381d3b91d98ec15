import 'fake-indexeddb/auto';
import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb';
import { openDB, unwrap } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aPicture } from '../../e2e/a-picture.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
});
afterEach(() => {
  vi.useRealTimers();
});

const stores = ['runs', 'jobs', 'pictures', 'trash', 'picks', 'images', 'previews'] as const;

/** The database as an earlier version made it, with something in every store; `makeWay` is what its page did for a newer one. */
async function openEarlier(version: number, makeWay: (close: () => void) => void) {
  const db = await openDB('proofsheet', version, {
    upgrade(created) {
      created.createObjectStore('runs', { keyPath: 'number', autoIncrement: true });
      created.createObjectStore('jobs', { keyPath: 'id' });
      created.createObjectStore('pictures', { keyPath: 'id' }).createIndex('byModel', ['endpoint.id', 'recipe.model']);
      created.createObjectStore('trash', { keyPath: 'id' });
      created.createObjectStore('picks', { keyPath: 'id' });
      created.createObjectStore('images');
      created.createObjectStore('previews');
      if (version === 2) created.createObjectStore('costs', { keyPath: ['at', 'job'] }).createIndex('byJob', 'job');
    },
    blocking: (_current, _blocked, event) => makeWay(() => event.target instanceof IDBDatabase && event.target.close()),
  });
  for (const store of ['runs', 'jobs', 'pictures', 'trash', 'picks'] as const)
    await db.put(store, {
      id: `${store}-1`,
      endpoint: { id: 'own' },
      recipe: { model: 'owner/name' },
      parent: 'pictures-0',
    });
  for (const store of ['images', 'previews'] as const) await db.put(store, `bytes of ${store}`, 'pictures-1');
  return db;
}

const fresh = async () => ({
  ...(await import('./database.ts')),
  ...(await import('./news.ts')),
  ...(await import('./storage-state.ts')),
});

const openLibrary = async () => (await fresh()).library();

const row = {
  at: 5,
  job: 'a-0001',
  tab: 't',
  endpoint: { id: 'own', name: 'Own' },
  amount: 0.04,
  state: 'paid',
} as const;

test.each([1, 2])('a database of version %d is taken over with everything in it', async (version) => {
  const old = await openEarlier(version, (close) => close());
  const before = await Promise.all(stores.map((store) => old.getAll(store)));
  old.close();

  const db = await openLibrary();
  expect(db.version).toBe(3);
  expect(await Promise.all(stores.map((store) => db.getAll(store)))).toEqual(before);
  expect(await db.getAllKeysFromIndex('pictures', 'byModel', ['own', 'owner/name'])).toEqual(['pictures-1']);
  expect(await db.getAllKeysFromIndex('pictures', 'byParent', 'pictures-0')).toEqual(['pictures-1']);
  expect(await db.getAllKeysFromIndex('runs', 'byId', 'runs-1')).toEqual([1]);
  await db.put('costs', row);
  expect(await db.getAllFromIndex('costs', 'byJob', 'a-0001')).toEqual([row]);
});

test.each([1, 2])('a tab of version %d that is open makes way', async (version) => {
  let madeWay = 0;
  await openEarlier(version, (close) => {
    madeWay++;
    close();
  });
  expect((await openLibrary()).version).toBe(3);
  expect(madeWay).toBe(1);
});

test('this version makes way for the next one, and from then on neither reads nor writes', async () => {
  const { library, storageState } = await fresh();
  await (await library()).put('picks', { id: 'a-0001' });
  const newer = await openDB('proofsheet', 4);
  await vi.waitFor(() => expect(storageState.get()).toEqual({ kind: 'newer' }));
  await expect(library()).rejects.toThrow('written by a newer Proofsheet. Reload the page');
  expect(await newer.getAllKeys('picks')).toEqual(['a-0001']);
});

test('a library that a newer version wrote is left alone', async () => {
  (await openDB('proofsheet', 4)).close();
  const { library, storageState } = await fresh();
  await expect(library()).rejects.toThrow('written by a newer Proofsheet');
  expect(storageState.get()).toEqual({ kind: 'newer' });
  const [known] = await indexedDB.databases();
  expect(known?.version).toBe(4);
});

test('a page that does not make way is waited for, and said to be', async () => {
  const old = await openEarlier(2, () => undefined);
  const { library, storageState } = await fresh();
  const opened = library();
  await vi.waitFor(() => expect(storageState.get()).toEqual({ kind: 'waiting' }));
  old.close();
  expect((await opened).version).toBe(3);
  expect(storageState.get()).toMatchObject({ kind: 'disk' });
});

test('a disk that may not be used is replaced by memory, which does all that the disk does', async () => {
  indexedDB.open = () => {
    throw new DOMException('Access is denied for this document.', 'SecurityError');
  };
  const { library, storageState } = await fresh();
  const db = await library();
  expect(storageState.get()).toEqual({
    kind: 'memory',
    cause: 'refused',
    words: 'Access is denied for this document.',
    inherited: 0,
  });
  const { addPicture, readNewestPictureIds, readImage } = await import('./pictures.ts');
  for (const id of ['a-0001', 'a-0002', 'b-0001']) await addPicture(aPicture(id), new Blob(['pixels']));
  expect(await readNewestPictureIds(2)).toEqual({ ids: ['a-0002', 'b-0001'], more: true });
  expect(await (await readImage('a-0002')).text()).toBe('pixels');
  expect(await library()).toBe(db);
});

test('a disk that does not answer within five seconds is not waited for, and closed should it answer later', async () => {
  // An upgrade in another tab that takes its time: whoever opens the library now waits for it.
  let isBusy = true;
  const busy = openDB('proofsheet', 3, {
    async upgrade(db, _from, _to, transaction) {
      db.createObjectStore('picks');
      while (isBusy) await transaction.objectStore('picks').get(1);
    },
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { library, storageState } = await fresh();
  const opened = library();
  await vi.advanceTimersByTimeAsync(4999);
  expect(storageState.get()).toMatchObject({ kind: 'disk' });
  await vi.advanceTimersByTimeAsync(1);
  await (await opened).put('picks', { id: 'a-0001' });
  expect(storageState.get()).toMatchObject({ kind: 'memory', cause: 'silent' });
  vi.useRealTimers();

  const { close } = IDBDatabase.prototype;
  let closed = 0;
  IDBDatabase.prototype.close = function () {
    closed++;
    IDBDatabase.prototype.close = close;
    close.call(this);
  };
  isBusy = false;
  const other = await busy;
  await vi.waitFor(() => expect(closed).toBe(1));
  expect(await other.getAllKeys('picks')).toEqual([]);
  expect(storageState.get()).toMatchObject({ kind: 'memory' });
});

test('an upgrade that fails leaves the disk as it was; what is on it is shown from memory', async () => {
  const old = await openEarlier(2, (close) => close());
  const before = await Promise.all(stores.map((store) => old.getAll(store)));
  old.close();
  const disk = globalThis.indexedDB;
  const { createObjectStore } = IDBDatabase.prototype;
  IDBDatabase.prototype.createObjectStore = () => {
    IDBDatabase.prototype.createObjectStore = createObjectStore;
    throw new DOMException('It broke.', 'ConstraintError');
  };
  const { library, storageState } = await fresh();
  const db = await library();
  expect(storageState.get()).toEqual({ kind: 'memory', cause: 'unmigrated', words: 'It broke.', inherited: 1 });
  expect(await Promise.all(stores.map((store) => db.getAll(store)))).toEqual(before);
  expect(await db.getAllKeysFromIndex('pictures', 'byParent', 'pictures-0')).toEqual(['pictures-1']);
  await db.put('picks', { id: 'b-0001' });

  globalThis.indexedDB = disk;
  const kept = await openDB('proofsheet');
  expect(kept.version).toBe(2);
  expect(await Promise.all(stores.map((store) => kept.getAll(store)))).toEqual(before);
});

test('a connection that broke unnoticed is opened again, once; then there is memory', async () => {
  const { library, storageState, writeAgain, readAgain } = await fresh();
  const first = await library();
  await first.put('picks', { id: 'a-0001' });
  unwrap(first).close();
  const error: unknown = await first.get('picks', 'a-0001').catch((error: unknown) => error);
  expect(error instanceof Error && readAgain(0, error)).toBe(true);
  const second = await library();
  expect(await second.getAllKeys('picks')).toEqual(['a-0001']);
  expect(storageState.get()).toEqual({ kind: 'disk', openings: 2, isReset: false });

  unwrap(second).close();
  await writeAgain(async () => (await library()).put('picks', { id: 'a-0002' }));
  expect(storageState.get()).toMatchObject({ kind: 'memory', cause: 'lost' });
  expect(await (await library()).getAllKeys('picks')).toEqual(['a-0002']);
});

test('a connection that the browser broke is opened again, and every list is read again', async () => {
  const { library, storageState, onLibraryChange } = await fresh();
  const db = await library();
  const heard = new Promise<readonly string[]>((resolve) => onLibraryChange(({ parts }) => resolve(parts)));
  Reflect.apply(forceCloseDatabase, undefined, [unwrap(db)]);
  expect(await heard).toContain('pictures');
  expect(storageState.get()).toMatchObject({ kind: 'disk', openings: 2 });
});

test('a library that the browser began anew is told', async () => {
  const { open } = indexedDB;
  indexedDB.open = (...args) => {
    const request = open.apply(indexedDB, args);
    request.addEventListener('upgradeneeded', (event) => Object.assign(event, { dataLoss: 'total' }));
    return request;
  };
  const { library, storageState } = await fresh();
  await library();
  expect(storageState.get()).toEqual({ kind: 'disk', openings: 1, isReset: true });
});
