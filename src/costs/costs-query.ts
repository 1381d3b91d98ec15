import { queryOptions } from '@tanstack/react-query';
import { readCosts } from '#library/costs.ts';

/** The ledger; read again when a write was announced. */
export const costsQuery = queryOptions({
  queryKey: ['costs'],
  queryFn: readCosts,
  networkMode: 'always',
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});
