import type { MutationCache } from '@tanstack/react-query';
import { apiFacts } from '#inference/api.ts';
import type { Order } from '#library/rows.ts';

/**
 * Gives jobs, one after the other, the scope in which each waits its turn: of the lanes of its model at its endpoint,
 * the one with the fewest jobs in it, those given before included. A cold model is not hammered, and holds nobody else
 * up. The cache is counted once, however many jobs a run has.
 */
export function laneGiver(cache: MutationCache): (order: Order) => string {
  const waiting = new Map<string, number>();
  const countOf = (lane: string) => waiting.get(lane) ?? 0;
  const add = (lane: string) => waiting.set(lane, countOf(lane) + 1);
  for (const { options } of cache.findAll({ status: 'pending' })) if (options.scope) add(options.scope.id);

  return ({ endpoint, recipe }) => {
    const { lanes } = apiFacts[endpoint.api];
    // One lane is one graphics card, whatever the model.
    const model = lanes === 1 ? '' : recipe.model;
    const names = Array.from({ length: lanes }, (_, lane) => `${endpoint.id}/${model}#${lane}`);
    const quietest = names.reduce((best, name) => (countOf(name) < countOf(best) ? name : best));
    add(quietest);
    return quietest;
  };
}
