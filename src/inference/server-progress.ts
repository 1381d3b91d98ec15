import { queryOptions } from '@tanstack/react-query';
import { fromBase64 } from '#lib/base64url.ts';
import type { Progress } from './api.ts';
import { apiOf } from './apis.ts';
import type { Endpoint } from './endpoint.ts';
import { imageTypeOf } from './image-type.ts';
import { readAnswer } from './read-answer.ts';
import { type Ports, send } from './send.ts';

/** How far a server is, with the picture so far where it shows one. */
export type ServerProgress = Omit<Progress, 'preview'> & { preview?: Blob };

/** How often a server is asked, in milliseconds; one that did not answer is left alone for longer. */
const everyMs = 1000;
const afterFailureMs = 5000;

/**
 * How far the server of a job is, asked again and again for as long as somebody looks; null where its API does not say.
 * Asking costs nothing. Fails with an InferenceError or a ZodError, which leaves what was known.
 */
export const progressQuery = (job: string, endpoint: Endpoint, authorize: Ports['authorize']) =>
  queryOptions({
    queryKey: ['progress', job],
    queryFn: async ({ signal }): Promise<ServerProgress | null> => {
      const { progress } = await apiOf(endpoint.api);
      if (!progress) return null;
      const { response } = await send({ method: 'GET', url: progress.url(endpoint) }, { authorize, signal });
      const { preview, ...far } = progress.read(await readAnswer(response));
      const picture = preview && pictureOf(preview);
      return { ...far, ...(picture && { preview: picture }) };
    },
    refetchInterval: ({ state }) => (state.data === null ? false : state.error ? afterFailureMs : everyMs),
    retry: false,
    gcTime: 0,
  });

/** A picture under the type that its bytes are; undefined when they are none that browsers draw (TRUST R4). */
function pictureOf(base64: string): Blob | undefined {
  try {
    const bytes = fromBase64(base64);
    const type = imageTypeOf(bytes);
    return type && new Blob([bytes], { type });
  } catch {
    return undefined;
  }
}
