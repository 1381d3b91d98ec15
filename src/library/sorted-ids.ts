/**
 * Lists of picture ids, ascending, which is oldest first. A library may hold a hundred thousand: membership is a binary
 * search, a change is a copy and only many new ones
 * at once are sorted in.
 */

/** Where an id stands in a list, or where it would have to stand. */
function placeOf(ids: readonly string[], id: string): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ids[middle] ?? '') < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function hasId(ids: readonly string[], id: string): boolean {
  return ids[placeOf(ids, id)] === id;
}

/** The list with an id in its place; the same list when it was there. */
export function insertId(ids: readonly string[], id: string): readonly string[] {
  const at = placeOf(ids, id);
  return ids[at] === id ? ids : ids.toSpliced(at, 0, id);
}

/** The list without an id; the same list when it was not there. */
export function removeId(ids: readonly string[], id: string): readonly string[] {
  const at = placeOf(ids, id);
  return ids[at] === id ? ids.toSpliced(at, 1) : ids;
}

/** The ids of a list that are in another as well, in its order. */
export function intersection(ids: readonly string[], others: readonly string[]): string[] {
  return ids.filter((id) => hasId(others, id));
}

/** The list with some ids in their places and others taken out. Few are put in one by one, many in one pass. */
export function withChanges(
  ids: readonly string[],
  { added, removed }: { added: readonly string[]; removed: readonly string[] },
): readonly string[] {
  if (added.length + removed.length <= few) return removed.reduce(removeId, added.reduce(insertId, ids));
  const gone = new Set(removed);
  const fresh = added.filter((id) => !hasId(ids, id));
  const list = fresh.length > 0 ? [...new Set([...ids, ...fresh])].sort() : ids;
  return list.filter((id) => !gone.has(id));
}

/** Up to so many changes, a copy of the list for each is quicker than a pass over all of it. */
export const few = 16;
