import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import type { Endpoint } from '#inference/endpoint.ts';
import type { Draft } from '#recipe/draft.ts';
import type { Beside } from './beside.ts';
import type { NotedField } from './words.ts';

const besideQuery = queryOptions({
  queryKey: ['beside'],
  queryFn: async (): Promise<Beside> => (await import('./beside.ts')).beside,
  staleTime: 'static',
  networkMode: 'always',
});

/** What stands beside the fields. It follows the form; without it, every field takes what is typed all the same. */
export function useBeside(): Beside | undefined {
  return useQuery(besideQuery).data;
}

/** The placeholder of a field, and what there is to say under it. */
export function useWords(field: NotedField, endpoint: Endpoint): { placeholder: string; notes: ReactNode } {
  const beside = useBeside();
  const model = useWatch<Draft, 'model'>({ name: 'model' });
  return {
    placeholder: beside?.placeholderOf(field, model, endpoint.api) ?? 'Model’s own',
    notes: beside && <beside.FieldNotes field={field} endpoint={endpoint} />,
  };
}
