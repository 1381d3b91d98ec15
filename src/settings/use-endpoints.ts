import { useSyncExternalStore } from 'react';
import { demoEndpoint, type Endpoint } from '#inference/endpoint.ts';
import { endpoints } from './endpoints.ts';
import { type TokenHint, tokens } from './tokens/tokens.ts';

export type EndpointChoice = Endpoint & { token: TokenHint | undefined };

/** Every endpoint to choose from, the demo first, with what may be shown of its token; and the selected one. */
export function useEndpoints(): { all: EndpointChoice[]; selected: EndpointChoice } {
  const { own, selected } = useSyncExternalStore(endpoints.subscribe, endpoints.get);
  useSyncExternalStore(tokens.subscribe, tokens.snapshot);
  const all = [demoEndpoint, ...own].map((endpoint) => ({ ...endpoint, token: tokens.hint(endpoint.id) }));
  const [demo] = all;
  return { all, selected: all.find(({ id }) => id === selected) ?? demo ?? { ...demoEndpoint, token: undefined } };
}
