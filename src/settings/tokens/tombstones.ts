import * as z from 'zod/mini';
import { confirmedTime } from '#lib/confirmed-time.ts';
import { library, writeAgain } from '#library/database.ts';
import { storageState } from '#library/storage-state.ts';
import { dayMs, isIdle, masked, type TokenEntry } from './token-entry.ts';

/**
 * Web storage forgets late: a browser that is killed brings a deleted token back (TRUST 8, 12 times of 12). So what is
 * forgotten gets a tombstone in the database, which does not: the name of the copy, and nothing of the token.
 */
const factName = 'forgotten-tokens';
const tombstonesSchema = z.catch(z.array(z.object({ id: z.string(), at: z.number() })), []);

/** How long a tombstone stands, in milliseconds. A copy that comes back after all is buried anew. */
const standsMs = 90 * dayMs;

/** How long the disk may take, in milliseconds. */
const patienceMs = 5000;

/** Notes for good that copies of tokens are forgotten. Rejects where this browser keeps no database. */
export async function bury(ids: readonly string[], now = Date.now()): Promise<void> {
  const db = await library();
  if (storageState.get().kind === 'memory') throw new Error('What is noted here goes with the page.');
  const { store, done } = db.transaction('facts', 'readwrite', { durability: 'strict' });
  const stones = tombstonesSchema.parse(await store.get(factName));
  const standing = stones.filter(({ id, at }) => confirmedTime() - at < standsMs && !ids.includes(id));
  await Promise.all([store.put([...standing, ...ids.map((id) => ({ id, at: now }))], factName), done]);
}

/**
 * What remains of tokens: forgotten ones are left out, those that nobody used have lost their text. Rejects while nobody
 * can say what was forgotten: the disk does not answer, or broke under the page, or holds the library of another version.
 */
export async function readJudgement(): Promise<(entries: readonly TokenEntry[]) => TokenEntry[]> {
  const late = new Promise<never>((_, reject) => setTimeout(reject, patienceMs));
  const stones = await Promise.race([writeAgain(readStones), late]);
  const buried = new Set(stones.map(({ id }) => id));
  return (entries) => entries.filter(({ id }) => !buried.has(id)).map(judged);
}

/** A browser that refuses a database never noted anything, and said so when a token was forgotten: web storage is believed. */
async function readStones(): Promise<z.output<typeof tombstonesSchema>> {
  const db = await library();
  const state = storageState.get();
  if (state.kind === 'memory' && (state.cause === 'silent' || state.cause === 'lost'))
    throw new Error('It is on the disk.');
  return tombstonesSchema.parse(await db.get('facts', factName));
}

/** What is erased is gone for good, so a clock has to be confirmed for it. Until then an unused token is not sent either. */
function judged(entry: TokenEntry): TokenEntry {
  const { token, ...rest } = entry;
  if (token === undefined) return entry;
  if (isIdle(entry, confirmedTime())) return { ...rest, id: `${entry.id} unused`, hint: masked(token) };
  // One of before this was counted is counted from now on.
  return entry.usedAt === undefined ? { ...entry, usedAt: Date.now() } : entry;
}
