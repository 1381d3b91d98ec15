import { useQuery } from '@tanstack/react-query';
import { picksQuery, pictureIdsQuery, runsQuery } from '#library/queries.ts';
import { frameOf } from '#library/rows.ts';
import { frameLabel, seenOrder } from './strips.ts';

/**
 * The pictures on show, in the order they are seen, and how each is called: "42·3".
 *
 * @param found ids to show, in their order; absent, all there are
 */
export function useVisiblePictures(
  onlyPicks: boolean,
  found: readonly string[] | undefined,
): { ids: string[]; labelOf: (id: string) => string } {
  const { data: runs = [] } = useQuery(runsQuery);
  const { data: ids = [] } = useQuery(pictureIdsQuery);
  const { data: picks = [] } = useQuery(picksQuery);
  const picked = new Set(picks);
  const there = new Set(ids);
  const asked = found ? found.filter((id) => there.has(id)) : ids;
  const shown = onlyPicks ? asked.filter((id) => picked.has(id)) : asked;
  const labelOf = (id: string) => frameLabel(runs.find((run) => run.id === frameOf(id).run)?.number ?? 0, id);
  return { ids: found ? shown : seenOrder(runs, shown), labelOf };
}
