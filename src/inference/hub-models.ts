import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { wait } from '#lib/wait.ts';
import { hubModelSchema } from '#recipe/recipe.ts';
import { readMapping } from './hub-mapping.ts';
import { InferenceError } from './inference-error.ts';
import { readAnswer } from './read-answer.ts';
import { send } from './send.ts';

/** A text-to-image model as the Hub lists it. */
export type HubModel = {
  id: string;
  likes: number;
  /** In the last 30 days. */
  downloads: number;
  /** Whether its terms have to be accepted on its page first: at once, or by its author's hand. */
  gated?: 'auto' | 'manual' | undefined;
  /** As its tag has it, such as "apache-2.0". */
  licence: string | undefined;
  /** Who serves it now, in the Hub's order. */
  providers: string[];
  /** Whether hf-inference has it loaded. */
  isWarm: boolean;
};

/** How long typing has to rest before the Hub is asked, in milliseconds. */
const restMs = 250;

/** How long an answer is believed, in milliseconds: what is trending does not change while somebody chooses. */
const freshMs = 5 * 60_000;

/**
 * The models of the Hub for a text, what trends first. Waits until typing rests; a superseded text is not asked for, or
 * its request is aborted. Fails with an InferenceError.
 */
export const hubModelsQuery = (text: string, onlyServed: boolean) =>
  queryOptions({
    queryKey: ['hub-models', text, onlyServed],
    queryFn: async ({ signal }) => {
      await wait(restMs, signal);
      return searchHub(text, onlyServed, signal);
    },
    staleTime: freshMs,
    retry: false,
    networkMode: 'always',
  });

/**
 * Asks the Hub's search, without a token. Throws an InferenceError; aborting rejects with the signal's reason.
 *
 * @param onlyServed leaves out what no inference provider serves
 * @param fetch the network, replaceable for tests
 */
export async function searchHub(
  text: string,
  onlyServed: boolean,
  signal: AbortSignal,
  fetch?: (request: Request) => Promise<Response>,
): Promise<HubModel[]> {
  const request = { method: 'GET', url: searchUrl(text, onlyServed) } as const;
  const { response } = await send(request, { authorize: () => undefined, signal, fetch });
  const { data, error } = z.array(z.unknown()).safeParse(await readAnswer(response));
  if (!data) throw new InferenceError('malformed', 'The Hub’s answer was no list of models.', { cause: error });
  // One entry of an unknown kind must not hide the others.
  return data.flatMap((entry) => entrySchema.safeParse(entry).data ?? []);
}

/** The address of a search (PROTOCOL §6); with `expand` only what is named comes back. */
export function searchUrl(text: string, onlyServed: boolean): string {
  const url = new URL('https://huggingface.co/api/models');
  const { searchParams } = url;
  searchParams.set('pipeline_tag', 'text-to-image');
  if (onlyServed) searchParams.set('inference_provider', 'all');
  if (text !== '') searchParams.set('search', text);
  searchParams.set('sort', 'trendingScore');
  searchParams.set('limit', '20');
  for (const field of ['likes', 'downloads', 'gated', 'tags', 'inference', 'inferenceProviderMapping'])
    searchParams.append('expand[]', field);
  return url.href;
}

/** Everything but the id may be missing or of a kind that is not known yet: then it is not shown. */
const entrySchema = z.pipe(
  z.object({
    id: hubModelSchema,
    likes: z.catch(z.number(), 0),
    downloads: z.catch(z.number(), 0),
    gated: z.catch(z.optional(z.enum(['auto', 'manual'])), undefined),
    tags: z.catch(z.array(z.string()), []),
    inference: z.catch(z.optional(z.string()), undefined),
    inferenceProviderMapping: z.optional(z.unknown()),
  }),
  z.transform(
    ({ tags, inference, inferenceProviderMapping, ...model }): HubModel => ({
      ...model,
      licence: tags.find((tag) => tag.startsWith('license:'))?.slice('license:'.length),
      providers: liveProviders(inferenceProviderMapping),
      isWarm: inference === 'warm',
    }),
  ),
);

function liveProviders(inferenceProviderMapping: unknown): string[] {
  try {
    const { routes } = readMapping({ inferenceProviderMapping });
    return routes.filter(({ status }) => status === 'live').map(({ provider }) => provider);
  } catch {
    return []; // no mapping of a form that is known
  }
}
