import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { hubModelSchema } from '#recipe/recipe.ts';
import { InferenceError } from './inference-error.ts';
import { readAnswer } from './read-answer.ts';
import { send } from './send.ts';
import { withAdvice } from './with-advice.ts';

/** The inference providers whose dialects Proofsheet speaks; each is a file in `apis/providers/`. */
export const spokenProviders = [
  'hf-inference',
  'fal-ai',
  'replicate',
  'together',
  'nscale',
  'deepinfra',
  'wavespeed',
  'zai-org',
] as const;

export type SpokenProvider = (typeof spokenProviders)[number];

/** What the Hub says about who makes pictures with a model. */
export type ModelMapping = {
  /** Text-to-image only, in the Hub's order. `staging` is open to the provider's own people (PROTOCOL §7). */
  routes: readonly {
    provider: string;
    providerId: string;
    lora?: string;
    status: 'live' | 'staging';
    /** Whether Proofsheet can talk to this provider. */
    spoken: boolean;
  }[];
  /** Other things the model is served for, such as "image-to-image". */
  otherTasks: readonly string[];
};

/** Longest wait for the Hub, in milliseconds: a picture is waiting behind this small question. */
const patienceMs = 20_000;

/** Who serves a model of the Hub, kept for five minutes. Fails with an InferenceError; nothing was ordered then. */
export const mappingQuery = (model: string) =>
  queryOptions<ModelMapping, InferenceError, ModelMapping, readonly ['mapping', string]>({
    queryKey: ['mapping', model],
    queryFn: ({ signal }) => fetchMapping(model, signal),
    staleTime: 5 * 60_000,
    retry: false,
  });

/**
 * Asks the Hub, without a token, who serves a model. Throws an InferenceError whose next step says that nothing was
 * sent; aborting rejects with the signal's reason.
 *
 * @param fetch the network, replaceable for tests
 */
export async function fetchMapping(
  model: string,
  signal: AbortSignal,
  fetch?: (request: Request) => Promise<Response>,
): Promise<ModelMapping> {
  // Once more before it becomes part of a URL (TRUST 18).
  if (!hubModelSchema.safeParse(model).success)
    throw unsent('not-found', `“${model}” is not a model of the Hugging Face Hub, such as owner/name.`);
  const url = `https://huggingface.co/api/models/${model}?expand[]=inferenceProviderMapping`;
  const patient = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]);
  try {
    const { response } = await send({ method: 'GET', url }, { authorize: () => undefined, signal: patient, fetch });
    return readMapping(await readAnswer(response));
  } catch (error) {
    signal.throwIfAborted();
    throw hubFailure(model, error);
  }
}

/**
 * The Hub's answer in either of its forms, an object by provider or a list (PROTOCOL §1). An entry of an unknown kind
 * is passed over: one provider's novelty must not hide the others. Throws a ZodError when it is no answer of the Hub.
 */
export function readMapping(answer: unknown): ModelMapping {
  const { inferenceProviderMapping: mapping } = answerSchema.parse(answer);
  const list = Array.isArray(mapping)
    ? mapping
    : Object.entries(mapping ?? {}).map(([provider, entry]) => Object.assign({}, entry, { provider }));
  const entries = list.flatMap((entry) => {
    const { data } = entrySchema.safeParse(entry);
    return data ? [data] : [];
  });
  return {
    routes: entries
      .filter(({ task }) => task === 'text-to-image')
      .map(({ provider, providerId, status, adapter, adapterWeightsPath }) => ({
        provider,
        providerId,
        status,
        spoken: spokenProviders.some((spoken) => spoken === provider),
        ...(adapter === 'lora' && { lora: adapterWeightsPath ?? '' }),
      })),
    otherTasks: [...new Set(entries.map(({ task }) => task))].filter((task) => task !== 'text-to-image'),
  };
}

const answerSchema = z.object({
  inferenceProviderMapping: z.optional(z.nullable(z.union([z.array(z.unknown()), z.looseObject({})]))),
});

/** Provider and id become part of a URL: plain names, and no way up its path. */
const entrySchema = z.object({
  provider: z.string().check(z.regex(/^[\w-]{1,60}$/)),
  providerId: z.string().check(z.regex(/^(?!\.{1,2}(\/|$))[\w.:@~-]+(\/(?!\.{1,2}(\/|$))[\w.:@~-]+)*$/)),
  status: z.enum(['live', 'staging']),
  task: z.string(),
  adapter: z.optional(z.nullable(z.string())),
  adapterWeightsPath: z.optional(z.nullable(z.string())),
});

/** A failure before anything was sent to a provider. */
export function unsent(
  kind: InferenceError['kind'],
  words: string,
  next = 'Choose another model or provider.',
  details: ConstructorParameters<typeof InferenceError>[2] = {},
): InferenceError {
  const error = new InferenceError(kind, words, { host: 'huggingface.co', ...details });
  return withAdvice(error, `Nothing was sent or billed. ${next}`);
}

/** Why the Hub did not tell. A model that is not there is a 401 to somebody without a token (PROTOCOL §6). */
function hubFailure(model: string, cause: unknown): InferenceError {
  const { kind = 'malformed', message = '', status, retryAfterMs } = cause instanceof InferenceError ? cause : {};
  const details = { status, retryAfterMs, cause };
  if (status === 401 || status === 403 || status === 404)
    return unsent(
      'not-found',
      `There is no public model ${model} on the Hugging Face Hub.`,
      'Check its name.',
      details,
    );
  if (kind === 'malformed')
    return unsent(kind, `The Hub’s answer about ${model} could not be read.`, 'Try again in a little while.', details);
  if (status !== undefined)
    return unsent(kind, `The Hub did not say who serves ${model}: ${message}`, 'Try again in a little while.', details);
  return unsent(
    kind,
    'The Hugging Face Hub, which knows who serves a model, could not be asked.',
    'Check that you are online and that nothing blocks huggingface.co; a model that was renamed fails like this too.',
    details,
  );
}
