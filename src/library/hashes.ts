import { sha256Of } from '#lib/sha256.ts';
import { library } from './database.ts';

/** SHA-256 of a picture's bytes, read or worked out now and kept; undefined when there are no bytes. */
export async function readHash(id: string): Promise<string | undefined> {
  const db = await library();
  const known = await db.get('hashes', id);
  if (known) return known.sha256;
  const blob = await db.get('images', id);
  if (!blob) return undefined;
  const sha256 = await sha256Of(await blob.arrayBuffer());
  await writeHash(id, sha256);
  return sha256;
}

/** Keeps what was worked out of a picture's bytes. */
async function writeHash(id: string, sha256: string): Promise<void> {
  await (await library()).put('hashes', { id, sha256 });
}

/**
 * The picture of the library that has these bytes, by the hashes that are kept; undefined when none is known. One that
 * was deleted has its hash until it is purged, and does not count.
 */
export async function findByHash(sha256: string): Promise<string | undefined> {
  const transaction = (await library()).transaction(['hashes', 'pictures']);
  const pictures = transaction.objectStore('pictures');
  for (const id of await transaction.objectStore('hashes').index('bySha256').getAllKeys(sha256))
    if ((await pictures.getKey(id)) !== undefined) return id;
  return undefined;
}
