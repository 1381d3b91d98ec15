import * as memory from 'fake-indexeddb';
import { openDB } from 'idb';
import { type Library, type LibraryDatabase, upgrade, version } from './schema.ts';

/**
 * A library that is kept until the page closes, for when the disk cannot be used. One that could not be brought up to
 * this version stays on disk as it was, and what is in it is copied (`inherits`).
 */
export async function openInMemory(inherits: boolean): Promise<{ db: LibraryDatabase; inherited: number }> {
  const old = inherits ? await openDB('proofsheet') : undefined;
  replaceDisk();
  const db = await openDB<Library>('proofsheet', version, {
    upgrade: (created, from, _to, transaction) => upgrade(created, from, transaction),
  });
  if (old) {
    for (const name of db.objectStoreNames) if (old.objectStoreNames.contains(name)) await copy(old, db, name);
    old.close();
  }
  return { db, inherited: await db.count('pictures') };
}

type Old = Awaited<ReturnType<typeof openDB>>;

/** Bytes stay where they are: what is copied of a Blob is a handle to it. */
async function copy(old: Old, db: LibraryDatabase, name: (typeof db.objectStoreNames)[number]): Promise<void> {
  const [keys, rows] = await Promise.all([old.getAllKeys(name), old.getAll(name)]);
  const transaction = db.transaction(name, 'readwrite');
  const { keyPath } = transaction.store;
  rows.forEach((row, index) => void transaction.store.put(row, keyPath === null ? String(keys[index]) : undefined));
  await transaction.done;
}

/**
 * Puts a database in memory where pages look for the browser's own. What it makes has to pass for what the browser makes,
 * since idb, which may have opened the disk before, tells by `instanceof` what it has before it.
 */
function replaceDisk(): void {
  const kinds = [
    [IDBRequest, memory.IDBRequest],
    [IDBDatabase, memory.IDBDatabase],
    [IDBTransaction, memory.IDBTransaction],
    [IDBObjectStore, memory.IDBObjectStore],
    [IDBIndex, memory.IDBIndex],
    [IDBCursor, memory.IDBCursor],
  ] as const;
  for (const [native, ours] of kinds) {
    if (native === ours) continue;
    const isNative = native[Symbol.hasInstance].bind(native);
    Object.defineProperty(native, Symbol.hasInstance, {
      value: (it: unknown) => it instanceof ours || isNative(it),
    });
  }
  // idb knows the browser's own ways to move a cursor, and that the cursor then comes with its request.
  for (const name of ['advance', 'continue', 'continuePrimaryKey'] as const) {
    const move: (...to: never[]) => void = memory.IDBCursor.prototype[name];
    Object.defineProperty(memory.IDBCursor.prototype, name, {
      value(this: IDBCursor, ...to: unknown[]) {
        Reflect.apply(move, this, to);
        return this.request;
      },
    });
  }
  const replacements = { indexedDB: new memory.IDBFactory(), IDBKeyRange: memory.IDBKeyRange };
  for (const [name, value] of Object.entries(replacements))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
