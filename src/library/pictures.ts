import { unwrap, wrap } from 'idb';
import { countPictures, type Facts } from './census.ts';
import { library } from './database.ts';
import { announce } from './news.ts';
import { keyPages } from './pages.ts';
import { type Picture, pictureSchema } from './rows.ts';

/**
 * Keeps a picture: row, bytes and their hash where it is known, in one transaction, which also strikes out the job that
 * owed it. Resolves when it is on disk. Rejects with a QuotaExceededError when the device is full; then nothing of it was
 * written.
 */
export async function addPicture(picture: Picture, bytes: Blob, sha256?: string): Promise<void> {
  const db = await library();
  const transaction = db.transaction(['pictures', 'images', 'jobs', 'facts', 'hashes'], 'readwrite');
  await Promise.all([
    sha256 !== undefined && transaction.objectStore('hashes').put({ id: picture.id, sha256 }),
    putPicture(transaction.objectStore('pictures'), transaction.objectStore('facts'), picture),
    transaction.objectStore('images').put(bytes, picture.id),
    transaction.objectStore('jobs').delete(picture.id),
    transaction.done,
  ]);
  announce('pictures', [picture.id]);
}

type Pictures = { getKey: (id: string) => Promise<unknown>; put: (picture: Picture) => Promise<unknown> };

/** Writes a row and counts it, once. */
export async function putPicture(pictures: Pictures, facts: Facts, picture: Picture): Promise<void> {
  if ((await pictures.getKey(picture.id)) === undefined) await countPictures(facts, [picture.id], 1);
  await pictures.put(picture);
}

/** Ids of all pictures, oldest first, without reading a single row. */
export async function readPictureIds(): Promise<string[]> {
  const { store } = (await library()).transaction('pictures');
  const ids: string[] = [];
  for await (const page of keyPages(store)) ids.push(...page);
  return ids;
}

/** Ids of the newest pictures, oldest first; and whether there are others. */
export async function readNewestPictureIds(count: number): Promise<{ ids: string[]; more: boolean }> {
  const { store } = (await library()).transaction('pictures');
  const known = await newestKeys(unwrap(store), count + 1);
  if (known) return { ids: known.slice(0, count).reverse(), more: known.length > count };
  const cursor = await store.openKeyCursor(null, 'prev');
  // Past the end there is nothing to stand on: then there are no others.
  const next = cursor && (await cursor.advance(count));
  return { ids: await store.getAllKeys(next && IDBKeyRange.lowerBound(next.key, true)), more: next !== null };
}

/**
 * Asked at once where the browser can list keys from the end (Chromium since 141, by what came with `getAllRecords`): each
 * question is a turn of a page that is busy starting.
 */
function newestKeys(store: object, count: number): Promise<string[]> | undefined {
  if (!('getAllRecords' in store && 'getAllKeys' in store && typeof store.getAllKeys === 'function')) return undefined;
  const request: IDBRequest<string[]> = store.getAllKeys({ direction: 'prev', count });
  return wrap(request);
}

/** One picture's row. Throws when it is gone or no longer fits the schema. */
export async function readPicture(id: string): Promise<Picture> {
  const row = await (await library()).get('pictures', id);
  return pictureSchema.parse(row);
}

/** One picture's bytes, as they arrived. Throws when they are gone. */
export async function readImage(id: string): Promise<Blob> {
  const blob = await (await library()).get('images', id);
  if (!blob)
    throw new Error('The pixels of this picture are not on this device. Rerun orders it again, as a new picture.');
  return blob;
}

/** Ids of the pictures the designer marked. */
export async function readPicks(): Promise<string[]> {
  return (await library()).getAllKeys('picks');
}
