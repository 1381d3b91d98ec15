import { queryOptions, useQuery } from '@tanstack/react-query';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Api, Refusals, Target } from '#inference/api.ts';
import { chooseRoute } from '#inference/apis/choose-route.ts';
import { apiQuery } from '#inference/apis.ts';
import type { Endpoint } from '#inference/endpoint.ts';
import { type ModelMapping, mappingQuery } from '#inference/hub-mapping.ts';
import type { Route } from '#inference/made-picture.ts';
import { wait } from '#lib/wait.ts';
import { type Draft, settingsOf } from '#recipe/draft.ts';
import { hubModelSchema, type Recipe } from '#recipe/recipe.ts';

/** How long a model's name has to rest before the Hub is asked who serves it, in milliseconds. */
const restMs = 400;

/** How long the form trusts what it heard, in milliseconds; a run asks again when the mapping itself is older. */
const freshMs = 60_000;

/**
 * Who serves a model, once its name rests. The mapping itself is fetched as a run would fetch it, and shared with one
 * that is under way: going on to another name here must not cancel what a run waits for.
 */
const servedQuery = (model: string) =>
  queryOptions({
    queryKey: ['served', model],
    queryFn: async ({ client, signal }): Promise<ModelMapping> => {
      await wait(restMs, signal);
      return client.fetchQuery(mappingQuery(model));
    },
    staleTime: freshMs,
    retry: false,
    networkMode: 'always',
  });

/** Who serves the model in the form. Nobody is asked unless `asks`, nor for what cannot be a model of the Hub. */
export function useServed(asks: boolean) {
  const model = useWatch<Draft, 'model'>({ name: 'model' }).trim();
  const isModel = hubModelSchema.safeParse(model).success;
  const served = useQuery({ ...servedQuery(model), enabled: asks && isModel });
  return { model, isModel, mapping: served.data, error: served.error };
}

/** Where a run would go, or in words why it would not get there. */
export function routeTo(model: string, mapping: ModelMapping, provider: string): { route?: Route; problem?: string } {
  try {
    return { route: chooseRoute(model, mapping, provider || undefined) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** What the draft says so far, its prompt left out: nothing here depends on it, and it is what is typed most. */
export function useSettings(): Partial<Recipe> {
  const { control } = useFormContext<Draft>();
  return useWatch({ control, compute: (draft: Draft) => settingsOf({ ...draft, prompt: '' }) });
}

/** The API of an endpoint and where it would be asked; undefined while either is still to be found out. */
export function useTarget(endpoint: Endpoint): { api: Api; target: Target } | undefined {
  const scheduler = useWatch<Draft, 'scheduler'>({ name: 'scheduler' }).trim();
  const api = useQuery(apiQuery(endpoint.api, scheduler)).data;
  const provider = useWatch<Draft, 'provider'>({ name: 'provider' });
  const isRouted = endpoint.api === 'hf-providers';
  const { model, mapping } = useServed(isRouted);
  if (!api) return undefined;
  if (!isRouted) return { api, target: endpoint };
  const { route } = mapping ? routeTo(model, mapping, provider) : {};
  return route && { api, target: { ...endpoint, route } };
}

/** What of the form's settings a run would leave out. Every run sends a seed, so that one is asked about as well. */
export function useRefusals(endpoint: Endpoint): { settings: Partial<Recipe>; refusals: Refusals } {
  const settings = useSettings();
  const found = useTarget(endpoint);
  return { settings, refusals: found ? found.api.refusals({ seed: 0, ...settings }, found.target) : {} };
}
