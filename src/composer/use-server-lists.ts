import { useQuery } from '@tanstack/react-query';
import type { Endpoint } from '#inference/endpoint.ts';
import type { Ports } from '#inference/send.ts';
import { serverListsQuery } from '#inference/server-lists.ts';
import { mayCall } from '#lib/may-call.ts';

/** What the server of an endpoint has, where that is wanted; one that this page may not call yet is not asked. */
export function useServerLists(endpoint: Endpoint, authorize: Ports['authorize'], isWanted: boolean) {
  const enabled = isWanted && mayCall(new URL(endpoint.baseUrl).origin);
  return useQuery({ ...serverListsQuery(endpoint, authorize), enabled, networkMode: 'always' });
}
