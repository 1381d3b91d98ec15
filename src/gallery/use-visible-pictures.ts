import { useQuery } from '@tanstack/react-query';
import { remembered } from '#lib/remembered.ts';
import { catalogueOf } from '#library/catalogue.ts';
import { projectQuery } from '#library/project-query.ts';
import { picksQuery, pictureIdsQuery, runsQuery } from '#library/queries.ts';
import { intersection } from '#library/sorted-ids.ts';
import { seenOrder } from './layout.ts';
import { frameLabel } from './strips.ts';

/** What a search found, in the order it asked for. */
export type Found = { ids: readonly string[]; byTime: boolean };

const none: readonly string[] = [];
const ascending = remembered((ids: readonly string[]) => ids.toSorted());
const common = remembered(intersection);

/**
 * The pictures on show, and how each is called: "42·3".
 *
 * @param project the one whose pictures alone are shown; '' for all
 */
export function useVisiblePictures(onlyPicks: boolean, project: string, found?: Found) {
  const { data: runs = [] } = useQuery(runsQuery);
  const { data: everywhere = none } = useQuery(pictureIdsQuery);
  const { data: inProject = none } = useQuery({ ...projectQuery(project), enabled: project !== '' });
  const all = project === '' ? everywhere : common(inProject, everywhere);
  const { data: picks = none } = useQuery(picksQuery);
  const matching = found ? common(ascending(found.ids), all) : all;
  const shown = onlyPicks ? common(picks, matching) : matching;
  const order = found && !found.byTime ? (onlyPicks ? common(found.ids, shown) : found.ids) : undefined;
  return {
    /** Ascending, which is oldest first. */
    shown,
    /** In the order to show them, where that is not by time. */
    order,
    /** In the order they are seen, which arrow keys walk. */
    ids: order ?? seenOrder(catalogueOf(shown)),
    labelOf: (id: string) => frameLabel(runs, id),
  };
}
