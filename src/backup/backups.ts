import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { readFact, writeFact } from '#library/facts.ts';

/** When the last backup was made, and which pictures are in one. */
const backedUpSchema = z.object({ at: z.number(), ids: z.array(z.string()) });

const name = 'backed-up';

export const backedUpQuery = queryOptions({
  queryKey: ['facts', name],
  networkMode: 'always',
  retry: false,
  queryFn: async () => (await readFact(name, backedUpSchema)) ?? null,
});

/** Notes that pictures are in a backup now. */
export async function noteBackup(ids: readonly string[], at = Date.now()): Promise<void> {
  const known = await readFact(name, backedUpSchema);
  await writeFact(name, { at, ids: [...new Set([...(known?.ids ?? []), ...ids])] });
}
