import type { Page } from '@playwright/test';

/** The library on this device as it lies on disk, read past the app. */

/** What is said of stored bytes; those that cannot be read have no SHA-256. */
export type StoredBytes = { size: number; type: string; sha256?: string };

/** The keys of a store, in order; none while there is no library, which is not made by looking. */
export async function readKeys(page: Page, store: string): Promise<string[]> {
  return (await read(page, { store, what: 'keys' })).map(([key]) => key);
}

/** A store's rows by their keys, all or some of them; for bytes there is a `StoredBytes`. */
export function readRows(page: Page, store: string, only?: readonly string[]): Promise<[string, unknown][]> {
  return read(page, { store, what: 'rows', ...(only && { only }) });
}

/** The bytes of pictures, all or some of them, by their ids. */
export async function readBytes(page: Page, only?: readonly string[]): Promise<Map<string, StoredBytes>> {
  const rows = await readRows(page, 'images', only);
  return new Map(rows.map(([id, row]) => [id, bytesIn(row)]));
}

function bytesIn(row: unknown): StoredBytes {
  const { size, type, sha256 }: Record<string, unknown> = Object(row);
  return { size: Number(size), type: String(type), ...(typeof sha256 === 'string' && { sha256 }) };
}

type Asked = { store: string; what: 'keys' | 'rows'; only?: readonly string[] };

function read(page: Page, asked: Asked): Promise<[string, unknown][]> {
  return page.evaluate(async ({ store, what, only }) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const digest = async (row: unknown): Promise<unknown> => {
      if (!(row instanceof Blob)) return row;
      const { size, type } = row;
      const bytes = await row.arrayBuffer().catch(() => undefined);
      if (!bytes) return { size, type };
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      return { size, type, sha256: Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('') };
    };
    // Opened unseen, a database that is not there would be made, and empty.
    if (!(await indexedDB.databases()).some(({ name }) => name === 'proofsheet')) return [];
    const db = await done(indexedDB.open('proofsheet'));
    const found: [string, unknown][] = [];
    if (db.objectStoreNames.contains(store)) {
      const rows = db.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([done(rows.getAllKeys()), what === 'rows' ? done(rows.getAll()) : []]);
      // One at a time: the bytes of a library do not fit into memory.
      for (const [index, key] of keys.entries())
        if (only?.includes(String(key)) ?? true) found.push([String(key), await digest(values[index])]);
    }
    db.close();
    return found;
  }, asked);
}
