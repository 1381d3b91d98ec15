import * as z from 'zod/mini';
import { persisted } from '#lib/persisted.ts';
import { sortNames } from './sorts.ts';

const savedSchema = z.object({ name: z.string(), typed: z.string(), sort: z.catch(z.enum(sortNames), 'newest') });

/** A search under a name, as it was typed: days such as "today" move along. */
export type SavedSearch = z.output<typeof savedSchema>;

/** The searches this browser keeps, in the order they were saved. */
export const savedSearches = persisted<readonly SavedSearch[]>('proofsheet.saved-searches', z.array(savedSchema), []);

/** Keeps a search; one of the same name makes way for it. */
export function saveSearch(search: SavedSearch): void {
  savedSearches.set([...savedSearches.get().filter(({ name }) => name !== search.name), search]);
}

/** Keeps searches that come from elsewhere, but for those whose names are taken. */
export function addSearches(searches: readonly unknown[]): void {
  const known = savedSearches.get();
  const fresh = searches.flatMap((each) => savedSchema.safeParse(each).data ?? []);
  savedSearches.set([...known, ...fresh.filter(({ name }) => known.every((each) => each.name !== name))]);
}

/** Gives a saved search another name, unless it is empty or another one's. Says whether it did. */
export function renameSearch(name: string, to: string): boolean {
  const all = savedSearches.get();
  if (to === '' || (to !== name && all.some((each) => each.name === to))) return false;
  savedSearches.set(all.map((each) => (each.name === name ? { ...each, name: to } : each)));
  return true;
}

/** Takes a saved search out, and gives the way back. */
export function deleteSearch(name: string): () => void {
  const before = savedSearches.get();
  const at = before.findIndex((each) => each.name === name);
  savedSearches.set(before.filter((each) => each.name !== name));
  return () => {
    const gone = before[at];
    if (gone) savedSearches.set(savedSearches.get().toSpliced(at, 0, gone));
  };
}
