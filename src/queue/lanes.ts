import type { MutationCache } from '@tanstack/react-query';
import { apiFacts } from '#inference/api.ts';
import type { Order } from '#library/rows.ts';

/**
 * The scope in which a job waits its turn: of the lanes of its model at its endpoint, the one with the fewest jobs in
 * it. A cold model is not hammered, and holds nobody else up.
 */
export function laneOf(cache: MutationCache, { endpoint, recipe }: Order): string {
  const { lanes } = apiFacts[endpoint.api];
  // One lane is one graphics card, whatever the model.
  const model = lanes === 1 ? '' : recipe.model;
  const names = Array.from({ length: lanes }, (_, lane) => `${endpoint.id}/${model}#${lane}`);
  const waiting = (name: string) =>
    cache.findAll({ status: 'pending', predicate: ({ options }) => options.scope?.id === name }).length;
  return names.reduce((best, name) => (waiting(name) < waiting(best) ? name : best));
}
