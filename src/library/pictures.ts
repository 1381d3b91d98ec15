import { countPictures, type Facts } from './census.ts';
import { library } from './database.ts';
import { announce } from './news.ts';
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
  return (await library()).getAllKeys('pictures');
}

/** Ids of the newest pictures, oldest first; and whether there are others. */
export async function readNewestPictureIds(count: number): Promise<{ ids: string[]; more: boolean }> {
  const { store } = (await library()).transaction('pictures');
  const cursor = await store.openKeyCursor(null, 'prev');
  // Past the end there is nothing to stand on: then there are no others.
  const next = cursor && (await cursor.advance(count));
  return { ids: await store.getAllKeys(next && IDBKeyRange.lowerBound(next.key, true)), more: next !== null };
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
