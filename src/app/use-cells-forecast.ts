import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Forecast, forecast, together } from '#costs/forecast.ts';
import { laneGroups } from '#costs/lane-groups.ts';
import { readUsualTime } from '#library/past-times.ts';
import type { SweepCell } from '#recipe/sweep/plan-sweep.ts';
import { endpoints } from '#settings/endpoints.ts';

/** What making cells will take, judged by past pictures; undefined while that is being looked up. */
export function useCellsForecast(cells: readonly SweepCell[]): Forecast | undefined {
  const groups = laneGroups(
    cells.flatMap(({ recipe, endpoint: id }) => {
      const endpoint = endpoints.byId(id);
      return endpoint ? [{ recipe, endpoint }] : [];
    }),
  );
  const asked = groups.map(({ endpoint, recipe: { model, width, height, steps } }) => ({
    endpoint: endpoint.id,
    timed: { model, ...(width && { width }), ...(height && { height }), ...(steps && { steps }) },
  }));
  const usual = useQuery({
    queryKey: ['past-times', 'cells', JSON.stringify(asked)],
    networkMode: 'always',
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: () => Promise.all(asked.map(({ endpoint, timed }) => readUsualTime(endpoint, timed))),
  }).data;
  return (
    usual && together(groups.map(({ endpoint, images }, index) => forecast(endpoint, images, usual[index] ?? null)))
  );
}
