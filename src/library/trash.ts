import { confirmedTime } from '#lib/confirmed-time.ts';
import { countPictures } from './census.ts';
import { library } from './database.ts';
import { inBatches } from './in-batches.ts';
import { announce } from './news.ts';
import { rowPages } from './pages.ts';
import { type Picture, pictureSchema } from './rows.ts';

/** How long a deleted picture can be brought back, in milliseconds: 30 days, as other bins keep things. */
export const keepDeletedMs = 30 * 24 * 3600_000;

/** Takes pictures out of every list, undoably, in one transaction: their bytes stay until they are purged. */
export async function deletePictures(ids: readonly string[], now = Date.now()): Promise<void> {
  const db = await library();
  const transaction = db.transaction(['pictures', 'trash', 'facts'], 'readwrite');
  const [pictures, trash] = [transaction.objectStore('pictures'), transaction.objectStore('trash')];
  const moved = await inBatches(ids, async (id) => {
    const row = await pictures.get(id);
    if (!row) return [];
    await Promise.all([trash.put({ ...row, deletedAt: now }), pictures.delete(id)]);
    return [id];
  });
  await countPictures(transaction.objectStore('facts'), moved.flat(), -1);
  await transaction.done;
  announce('pictures', ids);
}

/** Brings deleted pictures back, in one transaction. */
export async function restorePictures(ids: readonly string[]): Promise<void> {
  const db = await library();
  const transaction = db.transaction(['pictures', 'trash', 'facts'], 'readwrite');
  const [pictures, trash] = [transaction.objectStore('pictures'), transaction.objectStore('trash')];
  const moved = await inBatches(ids, async (id) => {
    const row = await trash.get(id);
    if (!row) return [];
    const { deletedAt: _, ...picture } = row;
    await Promise.all([pictures.put(picture), trash.delete(id)]);
    return [id];
  });
  await countPictures(transaction.objectStore('facts'), moved.flat(), 1);
  await transaction.done;
  announce('pictures', ids);
}

/** A deleted picture; one whose record cannot be read any more can still be seen, and restored. */
export type Deleted = { id: string; deletedAt: number; picture: Picture | undefined };

/** What is in the trash, the last deleted first. */
export async function readTrash(): Promise<Deleted[]> {
  const rows = await (await library()).getAll('trash');
  return rows
    .map(({ deletedAt, ...row }) => ({ id: row.id, deletedAt, picture: pictureSchema.safeParse(row).data }))
    .sort((a, b) => b.deletedAt - a.deletedAt || (a.id < b.id ? -1 : 1));
}

/** All that is kept of a picture. What a server was found to do is no part of it. */
const storesOfPicture = ['trash', 'images', 'previews', 'picks', 'marks', 'hashes'] as const;

/** Frees deleted pictures for good, with all that was said of them. What is not in the trash is left alone. */
export async function purgePictures(ids: readonly string[]): Promise<void> {
  const db = await library();
  const transaction = db.transaction(storesOfPicture, 'readwrite');
  await inBatches(ids, async (id) => {
    if ((await transaction.objectStore('trash').getKey(id)) === undefined) return;
    await Promise.all(storesOfPicture.map((store) => transaction.objectStore(store).delete(id)));
  });
  await transaction.done;
  if (ids.length > 0) announce(['pictures', 'picks', 'marks'], ids);
}

/** Frees what was surely deleted more than 30 days ago: a clock that is wrong for once frees nothing. */
export async function purgeTrash(now = confirmedTime()): Promise<void> {
  const { store } = (await library()).transaction('trash');
  const old: string[] = [];
  for await (const rows of rowPages(store, ({ id }) => id))
    for (const { id, deletedAt } of rows) if (deletedAt <= now - keepDeletedMs) old.push(id);
  await purgePictures(old);
}
