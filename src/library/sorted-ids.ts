/**
 * Lists of picture ids, ascending, which is oldest first. A library may hold a hundred thousand: membership is a binary
 * search, a change is a copy and nothing is ever sorted again.
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
