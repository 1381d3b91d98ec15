import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import type { SavedSearch } from './saved-searches.ts';
import type { Search } from './use-search.ts';

/** What is to change about a search. */
export type Change = Partial<Search>;

/** The search for what was typed. */
export function searchFor(typed: string): Pick<Search, 'typed' | 'text'> {
  return { typed, text: printQuery(parseQuery(typed).query) };
}

/** The search for something else than was typed: the field begins anew with it. */
export function insteadFor({ typed, sort }: Omit<SavedSearch, 'name'>): Search {
  return { ...searchFor(typed), sort, visit: Date.now() };
}
