import { censusName, censusSchema, digestOf } from './census.ts';
import { library } from './database.ts';

/** Compares what is noted with what is there; the first time, notes it. Gives what is missing, or undefined. */
export async function findMissing(now = Date.now()): Promise<{ count: number; since: number } | undefined> {
  const db = await library();
  const transaction = db.transaction(['pictures', 'facts']);
  const [ids, noted] = await Promise.all([
    transaction.objectStore('pictures').getAllKeys(),
    transaction.objectStore('facts').get(censusName),
  ]);
  const { data } = censusSchema.safeParse(noted);
  if (!data) {
    await acceptCensus(now);
    return undefined;
  }
  const digest = ids.reduce((sum, id) => sum ^ digestOf(id), 0);
  if (data.count === ids.length && data.digest === digest) return undefined;
  // As many as before, but others: at least one is gone, and something stands in its place.
  return { count: Math.max(1, data.count - ids.length), since: data.at };
}

/** Notes what is there now, whatever was noted before. */
export async function acceptCensus(now = Date.now()): Promise<void> {
  const db = await library();
  const transaction = db.transaction(['pictures', 'facts'], 'readwrite');
  const ids = await transaction.objectStore('pictures').getAllKeys();
  const digest = ids.reduce((sum, id) => sum ^ digestOf(id), 0);
  await transaction.objectStore('facts').put({ count: ids.length, digest, at: now }, censusName);
  await transaction.done;
}
