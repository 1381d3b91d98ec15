import { queryOptions } from '@tanstack/react-query';
import { hasCosts, readCosts } from '#library/costs.ts';

/** Read again when a write was announced, which every priced picture does twice: so nothing is compared row by row. */
const list = {
  networkMode: 'always',
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
  structuralSharing: false,
} as const;

/** What a session has cost so far, by when it began; and whether anything ever has. */
export const sessionCostsQuery = (since: number) =>
  queryOptions({
    ...list,
    queryKey: ['costs', String(since)],
    queryFn: async () => {
      const [rows, isAny] = await Promise.all([readCosts(since), hasCosts()]);
      return { rows, isAny };
    },
  });

/** The whole ledger. */
export const ledgerQuery = queryOptions({ ...list, queryKey: ['costs', 'all'], queryFn: () => readCosts() });
