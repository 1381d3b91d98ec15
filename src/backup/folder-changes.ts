import type { LibraryNews, LibraryPart } from '#library/news.ts';
import { isOfPicture, type PlainStore, plainStores } from './format.ts';

/** What changed in the library since its folder was written. */
export type Changes = {
  /** Pictures came or went: which are not in the folder yet is looked for. */
  pictures: boolean;
  /** What is to be read again as a whole. */
  stores: Set<PlainStore>;
  /** Pictures of which something else is said. */
  ids: Set<string>;
};

/** News of more pictures than this are read as a whole store, which is quicker. */
const mostSingly = 1000;

export const allChanges = (): Changes => ({ pictures: true, stores: new Set(plainStores), ids: new Set() });

export const noChanges = (): Changes => ({ pictures: false, stores: new Set(), ids: new Set() });

/** Adds news. Says whether a backup has any use for them: a run comes with its first picture, and jobs never do. */
export function addNews(changes: Changes, { parts, ids }: LibraryNews): boolean {
  let isOfUse = false;
  for (const part of parts) {
    if (part === 'pictures') changes.pictures = true;
    else if (!isPlain(part)) continue;
    else if (isOfPicture(part) && ids && ids.length <= mostSingly) for (const id of ids) changes.ids.add(id);
    else changes.stores.add(part);
    isOfUse = true;
  }
  return isOfUse;
}

/** Adds changes that were gathered apart. */
export function addChanges(changes: Changes, more: Changes): void {
  changes.pictures ||= more.pictures;
  for (const store of more.stores) changes.stores.add(store);
  for (const id of more.ids) changes.ids.add(id);
}

function isPlain(part: LibraryPart): part is PlainStore {
  return plainStores.some((store) => store === part);
}
