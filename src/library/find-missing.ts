import { censusName, censusSchema, digestOf, lastNoted, marker } from './census.ts';
import { library } from './database.ts';
import { readFact } from './facts.ts';
import { keyPages } from './pages.ts';

/** `whole`: the library was cleared away, and not only records of it. */
export type Missing = { count: number; since: number; whole: boolean };

/** Compares what is noted with what is there; the first time, notes it. Gives what is missing, or undefined. */
export async function findMissing(now = Date.now()): Promise<Missing | undefined> {
  const db = await library();
  const transaction = db.transaction(['pictures', 'facts']);
  const { data } = censusSchema.safeParse(await transaction.objectStore('facts').get(censusName));
  if (!data) {
    const { count, at } = marker.get();
    // Nobody counted, but somebody did once: this is another library. What it holds by now does not make up for it.
    if (count > 0) return { count, since: at, whole: true };
    await acceptCensus(now);
    return undefined;
  }
  const there = await count(transaction.objectStore('pictures'));
  const noted = lastNoted(data);
  if (noted.count === there.count && noted.digest === there.digest) return undefined;
  // As many as before, but others: at least one is gone, and something stands in its place.
  return { count: Math.max(1, noted.count - there.count), since: noted.at, whole: false };
}

/** Notes what is there now, whatever was noted before. */
export async function acceptCensus(now = Date.now()): Promise<void> {
  const db = await library();
  const transaction = db.transaction(['pictures', 'facts'], 'readwrite');
  const there = await count(transaction.objectStore('pictures'));
  await transaction.objectStore('facts').put({ ...there, at: now }, censusName);
  await transaction.done;
  marker.set({ count: there.count, at: now });
}

/** How many keys a store has, and their digest. */
async function count(store: Parameters<typeof keyPages>[0]): Promise<{ count: number; digest: number }> {
  const sum = { count: 0, digest: 0 };
  for await (const ids of keyPages(store)) {
    sum.count += ids.length;
    for (const id of ids) sum.digest ^= digestOf(id);
  }
  return sum;
}

/**
 * So many pictures came back into a library that was cleared away: the others are missed still. One that counts its
 * pictures counts those itself.
 */
export async function noteReturned(pictures: number): Promise<void> {
  if (await readFact(censusName, censusSchema)) return;
  const { count, at } = marker.get();
  if (count > pictures) marker.set({ count: count - pictures, at });
  else await acceptCensus();
}

/** Keeps the number beside the library up to date. */
export async function noteCount(): Promise<void> {
  const census = await readFact(censusName, censusSchema);
  if (census) marker.set({ count: census.count, at: census.at });
}
