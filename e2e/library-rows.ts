import type { Page } from '@playwright/test';

/** What a disk does behind the back of the app: rows of its database change while it is not looking. */

/** Deletes the first rows of a store. */
export function loseRows(page: Page, store: string, count: number): Promise<void> {
  return change(page, store, count, 'lose');
}

/** Writes something into the first row of a store that fits no schema. */
export function spoilRow(page: Page, store: string): Promise<void> {
  return change(page, store, 1, 'spoil');
}

function change(page: Page, store: string, count: number, how: 'lose' | 'spoil'): Promise<void> {
  return page.evaluate(
    ({ store, count, how }) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('proofsheet');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(store, 'readwrite');
          const rows = transaction.objectStore(store);
          const reading = rows.getAllKeys(null, count);
          reading.onsuccess = () => {
            for (const id of reading.result) how === 'lose' ? rows.delete(id) : rows.put({ id, recipe: 'garbage' });
          };
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
          transaction.onabort = () => reject(transaction.error);
        };
      }),
    { store, count, how },
  );
}

/** Leaves the app and deletes its database. */
export async function deleteLibrary(page: Page): Promise<void> {
  await page.goto('/icon.svg');
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('proofsheet');
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }),
  );
}
