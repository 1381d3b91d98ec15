import type { Page } from '@playwright/test';

/** Notes every picture that stands in the gallery as a picture, which says that it is saved. */
export async function watchSaved(page: Page, shown: Set<string>): Promise<Set<string>> {
  const mine = new Set<string>();
  await page.exposeFunction('noteSaved', (id: string) => {
    shown.add(id);
    mine.add(id);
  });
  await page.addInitScript(() => {
    const noted = new Set<string>();
    const note = (id: string) => {
      noted.add(id);
      Reflect.get(window, 'noteSaved')(id);
    };
    const look = () => {
      for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-picture]'))
        if (dataset.picture && !noted.has(dataset.picture)) note(dataset.picture);
    };
    new MutationObserver(look).observe(document, {
      childList: true,
      subtree: true,
      attributeFilter: ['data-picture'],
    });
  });
  return mine;
}

type Kept = {
  ids: string[];
  read: { id: string; seed: number; bytes: number; sha256: string }[];
  /** Rows without bytes and bytes without rows. */
  halves: string[];
};

/** What is in the library, and the bytes of some of it, or of all. */
export function readKept(page: Page, wanted: readonly string[] | undefined): Promise<Kept> {
  return page.evaluate(async (wanted) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open('proofsheet'));
    const stores = db.transaction(['pictures', 'images']);
    const [ids, images] = await Promise.all([
      done(stores.objectStore('pictures').getAllKeys()),
      done(stores.objectStore('images').getAllKeys()),
    ]);
    const halves = [
      ...ids.filter((id) => !images.includes(id)).map((id) => `${id}: no bytes`),
      ...images.filter((id) => !ids.includes(id)).map((id) => `${id}: no record`),
    ];
    const chosen = wanted && new Set<unknown>(wanted);
    const read: { id: string; seed: number; bytes: number; sha256: string }[] = [];
    for (const id of ids.filter((id) => images.includes(id) && (chosen?.has(id) ?? true))) {
      const store = (name: string) => db.transaction(name).objectStore(name);
      const row = await done(store('pictures').get(id));
      const blob: Blob = await done(store('images').get(id));
      const bytes = await blob.arrayBuffer();
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      const sha256 = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
      read.push({ id: String(id), seed: row.recipe.seed, bytes: bytes.byteLength, sha256 });
    }
    db.close();
    return { ids: ids.map(String), read, halves };
  }, wanted);
}
