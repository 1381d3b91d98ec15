import { library } from '#library/database.ts';
import { findMissing } from '#library/find-missing.ts';
import { readBackedUp } from './backups.ts';

/**
 * Which of some pictures, none of them here, are records that this disk lost: the count of the library has them still,
 * and they are not to be counted again. They have left traces: what the disk kept of them, or that a backup took them.
 */
export async function lostAmong(ids: readonly string[]): Promise<ReadonlySet<string>> {
  const missing = await findMissing();
  if (!missing || missing.whole) return new Set();
  const db = await library();
  const [images, previews, hashes, backedUp] = await Promise.all([
    db.getAllKeys('images'),
    db.getAllKeys('previews'),
    db.getAllKeys('hashes'),
    readBackedUp(),
  ]);
  const traces = new Set([...images, ...previews, ...hashes, ...(backedUp?.ids ?? [])]);
  return new Set(ids.filter((id) => traces.has(id)));
}
