import { library } from '#library/database.ts';
import { pictureRows } from './records.ts';

/** Pictures whose pixels can be forgotten, and how much room that gives. */
export type Candidates = { ids: string[]; bytes: number };

const dayMs = 24 * 3600_000;

/**
 * Pictures older than some days that nobody picked or rated and whose pixels are kept. Those that were brought in as
 * files stay: nothing here can make them again.
 */
export async function forgetCandidates(days: number, now = Date.now()): Promise<Candidates> {
  const db = await library();
  const [ids, images, picks, marks] = await Promise.all([
    db.getAllKeys('pictures'),
    db.getAllKeys('images'),
    db.getAllKeys('picks'),
    db.getAll('marks'),
  ]);
  const held = new Set([...picks, ...marks.flatMap(({ id, rating }) => (rating ? [id] : []))]);
  const withPixels = new Set(images);
  const candidates: Candidates = { ids: [], bytes: 0 };
  for await (const { id, picture } of pictureRows(ids.filter((id) => withPixels.has(id) && !held.has(id)))) {
    if (!picture || picture.importedFrom !== undefined || picture.createdAt > now - days * dayMs) continue;
    candidates.ids.push(id);
    candidates.bytes += picture.bytes;
  }
  return candidates;
}
