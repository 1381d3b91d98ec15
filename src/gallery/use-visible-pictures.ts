import { useQuery } from '@tanstack/react-query';
import { remembered } from '#lib/remembered.ts';
import { catalogueOf } from '#library/catalogue.ts';
import { projectQuery } from '#library/project-query.ts';
import { picksQuery, pictureIdsQuery, runsQuery } from '#library/queries.ts';
import { intersection } from '#library/sorted-ids.ts';
import { seenOrder } from './layout.ts';
import { frameLabel } from './strips.ts';

const none: readonly string[] = [];
const ascending = remembered((ids: readonly string[]) => ids.toSorted());
const common = remembered(intersection);

/**
 * The pictures on show, and how each is called: "42·3".
 *
 * @param project the one whose pictures alone are shown; '' for all
 * @param found what a search found, in its order, failed jobs included; absent, everything is shown
 */
export function useVisiblePictures(onlyPicks: boolean, project: string, found: readonly string[] | undefined) {
  const { data: runs = [] } = useQuery(runsQuery);
  const { data: everywhere = none } = useQuery(pictureIdsQuery);
  const { data: inProject = none } = useQuery({ ...projectQuery(project), enabled: project !== '' });
  const all = project === '' ? everywhere : common(inProject, everywhere);
  const { data: picks = none } = useQuery(picksQuery);
  const matching = found ? common(ascending(found), all) : all;
  const shown = onlyPicks ? common(picks, matching) : matching;
  const order = found && (onlyPicks || project !== '') ? common(found, shown) : found;
  return {
    /** Ascending, which is oldest first. */
    shown,
    /** In the order to show them, where that is not by time. */
    order,
    /** In the order they are seen, which arrow keys walk. */
    ids: order ? common(order, shown) : seenOrder(catalogueOf(shown)),
    labelOf: (id: string) => frameLabel(runs, id),
  };
}
