import { useQuery } from '@tanstack/react-query';
import type { Answer } from './ask-index.ts';
import type { Sort } from './sorts.ts';

/** What is looked for. */
export type Search = {
  /** As it stands in the field. */
  typed: string;
  /** The same in its one spelling: a space more asks for nothing else. */
  text: string;
  sort: Sort;
  /** Changed when something else than typing changed the search, so that the field begins anew. */
  visit: number;
};

export const noSearch: Search = { typed: '', text: '', sort: 'newest', visit: 0 };

/** What came of a search; `off` while nothing is looked for, and the answer is the last one until a newer is there. */
export type Finding = { state: 'off' | 'pending' | 'failed'; answer?: undefined } | { state: 'found'; answer: Answer };

/** Finds pictures. The index, and the code that asks it, come with the first search. */
export function useSearch({ text, sort }: Search): Finding {
  const isOn = text !== '' || sort !== 'newest';
  const { data, isError } = useQuery({
    queryKey: ['search', text, sort],
    queryFn: async (reading) => (await import('./ask-index.ts')).findPictures(text, sort, reading),
    enabled: isOn,
    placeholderData: (last) => last,
    networkMode: 'always',
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    // A hundred thousand ids are not compared one by one.
    structuralSharing: false,
  });
  if (!isOn) return { state: 'off' };
  if (isError) return { state: 'failed' };
  return data ? { state: 'found', answer: data } : { state: 'pending' };
}
