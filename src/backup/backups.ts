import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { library } from '#library/database.ts';
import { readFact } from '#library/facts.ts';

/** When the last backup was made, and which pictures are in one. */
const backedUpSchema = z.object({ at: z.number(), ids: z.array(z.string()) });

const name = 'backed-up';

export const readBackedUp = () => readFact(name, backedUpSchema);

export const backedUpQuery = queryOptions({
  queryKey: ['facts', name],
  networkMode: 'always',
  retry: false,
  queryFn: async () => (await readBackedUp()) ?? null,
});

/** Notes that pictures are in a backup. One that was made before the last leaves that the last. */
export async function noteBackup(ids: readonly string[], at = Date.now()): Promise<void> {
  const { store, done } = (await library()).transaction('facts', 'readwrite');
  const known = backedUpSchema.safeParse(await store.get(name)).data;
  const fact = { at: Math.max(at, known?.at ?? 0), ids: [...new Set([...(known?.ids ?? []), ...ids])] };
  await store.put(fact, name);
  await done;
}
