import type { Page } from '@playwright/test';

/** What a disk does behind the back of the app: rows of its database change while it is not looking. */

/** Deletes rows, those of the newest pictures last; resolves to their keys. */
export function loseRows(page: Page, store: 'pictures' | 'runs', count: number): Promise<string[]> {
  return page.evaluate(
    ({ store, count }) =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('proofsheet');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(store, 'readwrite');
          const reading = transaction.objectStore(store).getAllKeys(null, count);
          reading.onsuccess = () => {
            for (const key of reading.result) transaction.objectStore(store).delete(key);
          };
          transaction.oncomplete = () => {
            opening.result.close();
            resolve(reading.result.map(String));
          };
          transaction.onabort = () => reject(transaction.error);
        };
      }),
    { store, count },
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
