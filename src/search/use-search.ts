import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
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

export type Searching = ReturnType<typeof useSearch>;

/**
 * The search that is on and what it finds: `ids` of pictures and failed jobs in order, undefined while nothing is looked
 * for. The last answer stands until there is a newer one. The index, and the code that asks it, come with the first one.
 */
export function useSearch() {
  const [search, setSearch] = useState<Search>({ typed: '', text: '', sort: 'newest', visit: 0 });
  const { text, sort } = search;
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
  const answer = isOn ? data : undefined;
  const change = (to: Partial<Search>) => setSearch((now) => ({ ...now, ...to }));
  return { search, change, isOn, isError, answer, ids: answer?.ids };
}
