import { queryOptions } from '@tanstack/react-query';
import { countValues } from './ask-index.ts';
import type { CountedField } from './counts.ts';

/** The values of a field, such as every tag or project, with how many pictures have each; kept up to date. */
export const countsQuery = (field: CountedField) =>
  queryOptions({
    queryKey: ['search', 'counts', field],
    queryFn: (reading) => countValues(field, reading),
    networkMode: 'always',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
