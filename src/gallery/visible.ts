import { remembered } from '#lib/remembered.ts';
import { catalogueOf } from '#library/catalogue.ts';
import { hasId, intersection } from '#library/sorted-ids.ts';
import { seenOrder } from './seen-order.ts';

type Ids = readonly string[];

type Asked = {
  /** All pictures, and those of the project whose alone are shown; absent, all are. Both ascending. */
  everywhere: Ids;
  inProject: Ids | undefined;
  /** The picks, where they alone are shown; ascending. */
  picks: Ids | undefined;
  /** What a search found, in its order, failed jobs included; absent, everything is shown. */
  found: Ids | undefined;
  /** Jobs whose frames may stand among what was found. */
  jobIds: Ids;
};

/** The pictures on show. A hundred thousand may be found with each letter typed, so that no pass over them is for nothing. */
export function visible({ everywhere, inProject, picks, found, jobIds }: Asked) {
  const all = inProject ? common(inProject, everywhere) : everywhere;
  const matching = found ? foundIn(found, all) : all;
  const shown = picks ? common(picks, matching) : matching;
  const order = found && (picks || inProject) ? ordered(found, shown, jobIds.join(' ')) : found;
  return {
    /** Ascending, which is oldest first. */
    shown,
    /** In the order to show them, where that is not by time. */
    order,
    /** In the order they are seen, which arrow keys walk. */
    ids: !order ? seenOrder(catalogueOf(shown)) : order.length === shown.length ? order : common(order, shown),
  };
}

const common = remembered(intersection);

/** So many steps it takes to look an id up among a hundred thousand. */
const lookUp = 17;

/** What was found, ascending. Few are looked up one by one; many are gone through side by side with all there are. */
const foundIn = remembered((found: Ids, all: Ids): Ids => {
  const sorted = ascending(found);
  if (sorted.length * lookUp < all.length) return intersection(sorted, all);
  let at = 0;
  return sorted.filter((id) => {
    while ((all[at] ?? id) < id) at++;
    return all[at] === id;
  });
});

/** Ids ascending. As most are found, newest run first, their runs are only turned round: sorting takes five times as long. */
function ascending(ids: Ids): Ids {
  const turned: string[] = [];
  const isBefore = (some: string | undefined = '', other: string | undefined = '') => some < other;
  for (let end = ids.length; end > 0; ) {
    let start = end - 1;
    while (start > 0 && isBefore(ids[start - 1], ids[start])) start--;
    if (isBefore(ids[start], turned.at(-1))) return ids.toSorted();
    for (const id of ids.slice(start, end)) turned.push(id);
    end = start;
  }
  return turned;
}

/** Those found that are on show: pictures, and jobs, which are no pictures yet. `jobs` are one text, which is compared. */
const ordered = remembered((found: Ids, shown: Ids, jobs: string): Ids => {
  const owed = new Set(jobs.split(' '));
  return found.filter((id) => hasId(shown, id) || owed.has(id));
});
