import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { demoEndpoint, type Endpoint } from '#inference/endpoint.ts';
import { remembered } from '#lib/remembered.ts';
import { type Preset, presetsQuery } from '#library/presets.ts';
import { planSweep } from '#recipe/sweep/plan-sweep.ts';
import type { SweepLookup } from '#recipe/sweep/sweep.ts';
import { expandPrompt } from '#recipe/variants/read-template.ts';
import { endpoints } from '#settings/endpoints.ts';

const none: readonly Preset[] = [];

const lookupOf = remembered(
  (own: readonly Endpoint[], presets: readonly Preset[]): SweepLookup => ({
    endpoints: [demoEndpoint, ...own].map(({ id, name }) => ({ id, name })),
    presets: presets.map(({ name, fields }) => ({ name, fields })),
    expand: expandPrompt,
  }),
);

/** What names on an axis stand for on this page. The same object until the endpoints or the presets change. */
export function useSweepLookup(): SweepLookup {
  const { own } = useSyncExternalStore(endpoints.subscribe, endpoints.get);
  const { data: presets = none } = useQuery(presetsQuery);
  return lookupOf(own, presets);
}

/** What a stored sweep comes to. Worked out once: a sheet of a thousand cells is drawn with every job that moves. */
export const planOf = remembered(planSweep);
