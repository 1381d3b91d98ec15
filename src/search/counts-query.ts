import { queryOptions } from '@tanstack/react-query';
import { countValues } from './ask-index.ts';
import type { Count, CountedField } from './counts.ts';

/** The values of fields, such as every tag or project, with how many pictures have each; kept up to date. */
export const countsQuery = (fields: readonly CountedField[]) =>
  queryOptions({
    queryKey: ['search', 'counts', fields.join(' ')],
    queryFn: async (reading): Promise<Partial<Record<CountedField, Count[]>>> =>
      Object.fromEntries(
        await Promise.all(fields.map(async (field) => [field, await countValues(field, reading)] as const)),
      ),
    networkMode: 'always',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
