import { library } from './database.ts';

/** SHA-256 of bytes, in hexadecimal. The browser works it out beside the page, so no worker of ours is needed. */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer> | ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** SHA-256 of a picture's bytes, read or worked out now and kept; undefined when there are no bytes. */
export async function readHash(id: string): Promise<string | undefined> {
  const db = await library();
  const known = await db.get('hashes', id);
  if (known) return known.sha256;
  const blob = await db.get('images', id);
  if (!blob) return undefined;
  const sha256 = await sha256Of(await blob.arrayBuffer());
  await db.put('hashes', { id, sha256 });
  return sha256;
}
