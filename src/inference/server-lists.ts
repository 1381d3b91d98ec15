import { queryOptions } from '@tanstack/react-query';
import { apiOf } from './apis.ts';
import type { Endpoint } from './endpoint.ts';
import { InferenceError } from './inference-error.ts';
import { type Ports, send } from './send.ts';
import { withAdvice } from './with-advice.ts';

/** What a server says it has: models by the name a request takes, with a title where that says more; its samplers. */
export type ServerLists = { models: { name: string; title?: string }[]; samplers: string[] };

/** How long a server may take to say what it has, in milliseconds: somebody looks on, and can ask again. */
const patienceMs = 15_000;

const askAgain = 'Nothing was ordered. Check that the server runs and is not busy with something else, then ask again.';

/** How long a list is believed, in milliseconds: a checkpoint copied into a server's folder shows up within a minute. */
const listsStaleMs = 60_000;

/**
 * What the server of an endpoint has to choose from; empty lists where its API tells nothing. Asking costs nothing, and
 * only the endpoint's own origin is asked, its token included. Fails with an InferenceError.
 *
 * @param authorize adds the endpoint's token, as for any other request to it
 */
export const serverListsQuery = ({ id, api, baseUrl }: Endpoint, authorize: Ports['authorize']) =>
  queryOptions({
    queryKey: ['server-lists', id, api, baseUrl],
    queryFn: async ({ signal }): Promise<ServerLists> => {
      const { lists } = await apiOf(api);
      if (!lists) return { models: [], samplers: [] };
      const tooLate = AbortSignal.timeout(patienceMs);
      const ports = { authorize, signal: AbortSignal.any([signal, tooLate]) };
      try {
        return await lists({ api, baseUrl }, async (url) => (await send({ method: 'GET', url }, ports)).response);
      } catch (error) {
        if (!tooLate.aborted) throw error;
        const { host } = new URL(baseUrl);
        throw withAdvice(new InferenceError('silent', 'It did not say what it has.', { host }), askAgain);
      }
    },
    staleTime: listsStaleMs,
    retry: false,
  });
