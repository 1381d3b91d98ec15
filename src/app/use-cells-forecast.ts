import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { type Forecast, forecast, together } from '#costs/forecast.ts';
import { usualTimeQuery } from '#library/queries.ts';
import type { SweepCell } from '#recipe/sweep/plan-sweep.ts';
import { laneGroups } from './lane-groups.ts';
import { endpointById } from './run-cells.ts';

/** What making cells will take, judged by past pictures; undefined while that is being looked up. */
export function useCellsForecast(cells: readonly SweepCell[]): Forecast | undefined {
  const orders = cells.flatMap(({ recipe, endpoint }) => {
    const known = endpointById(endpoint);
    return known ? [{ recipe, endpoint: known }] : [];
  });
  const groups = laneGroups(orders);
  const usual = useQueries({
    queries: groups.map(({ endpoint, recipe }) => ({
      ...usualTimeQuery(endpoint.id, recipe),
      placeholderData: keepPreviousData,
    })),
  });
  const runs = groups.flatMap(({ endpoint, images }, index) => {
    const ms = usual[index]?.data;
    return ms === undefined ? [] : [forecast(endpoint, images, ms)];
  });
  return runs.length < groups.length ? undefined : together(runs);
}
