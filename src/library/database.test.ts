import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
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

const openLibrary = async () => (await import('./database.ts')).library();

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

test('this version makes way for the next one, and still keeps pictures in its database', async () => {
  const { library } = await import('./database.ts');
  await (await library()).put('picks', { id: 'a-0001' });
  const newer = await openDB('proofsheet', 4, {
    blocking: (_c, _b, event) => event.target instanceof IDBDatabase && event.target.close(),
  });
  expect(newer.version).toBe(4);
  const db = await library();
  expect(db.version).toBe(4);
  await db.put('picks', { id: 'a-0002' });
  expect(await newer.getAllKeys('picks')).toEqual(['a-0001', 'a-0002']);
});
