/** So many requests of a transaction at once: a hundred thousand in one go would hold the page up for seconds. */
const batch = 500;

/**
 * Does something for each of many, a batch after the other, and gives what came of each in their order. Within one
 * transaction, which goes on for as long as each batch asks something of it.
 */
export async function inBatches<T, Result>(all: readonly T[], work: (each: T) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < all.length; start += batch)
    results.push(...(await Promise.all(all.slice(start, start + batch).map(work))));
  return results;
}
