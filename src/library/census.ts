import * as z from 'zod/mini';
import { persisted } from '#lib/persisted.ts';

/**
 * How many pictures there are, and a digest of their ids that does not depend on their order, noted in the transaction
 * of every write. A disk that lost records gives no other sign of it (TRUST 13).
 */
export const censusSchema = z.object({ count: z.int(), digest: z.int(), at: z.number() });

type Census = z.infer<typeof censusSchema>;

export const censusName = 'census';

/** How many pictures there were, beside the library: a browser that loses the one tends to keep the other. */
export const marker = persisted('proofsheet.library', z.object({ count: z.int(), at: z.number() }), {
  count: 0,
  at: 0,
});

/**
 * What was noted last. Where the end of the disk's log is lost, pictures go and their count with them; the number beside
 * the library, which is written after it, is the later one then.
 */
export function lastNoted(census: Census): Census {
  const { count, at } = marker.get();
  return at > census.at && count > census.count ? { ...census, count, at } : census;
}

/** The part of an id in the digest: FNV-1a, 32 bits; together by exclusive or. */
export function digestOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return hash;
}

/** The store of facts in a transaction that is under way. */
export type Facts = { get: (name: string) => Promise<unknown>; put: (fact: unknown, name: string) => Promise<unknown> };

/**
 * Notes in the transaction of a write that pictures came (1) or went (-1). Where nobody has counted yet, the next start
 * of the page does.
 */
export async function countPictures(
  facts: Facts,
  ids: readonly string[],
  change: 1 | -1,
  at = Date.now(),
): Promise<void> {
  const { data } = censusSchema.safeParse(await facts.get(censusName));
  if (!data) return;
  const noted = lastNoted(data);
  const digest = ids.reduce((digest, id) => digest ^ digestOf(id), noted.digest);
  // Never earlier than the one before, whatever the clock says: the later of two notes is the one to believe.
  await facts.put({ count: noted.count + change * ids.length, digest, at: Math.max(at, noted.at) }, censusName);
}
