import * as z from 'zod/mini';
import { InferenceError } from '#inference/inference-error.ts';
import { withAdvice } from '#inference/with-advice.ts';
import { type Dialect, failed, flatParameters, noScheduler } from './dialect.ts';

/**
 * Replicate answers when the picture is there, or after 60 seconds without it; then it is out of reach, because its
 * address is on Replicate's own host, where a Hugging Face token counts for nothing (PROTOCOL §7).
 */
export const replicate: Dialect = {
  order: (recipe, { providerId, lora }) => {
    const [model, version] = providerId.split(':');
    return {
      path: version === undefined ? `/v1/models/${model}/predictions` : '/v1/predictions',
      headers: { prefer: 'wait' },
      body: {
        input: {
          ...flatParameters(recipe),
          prompt: recipe.prompt,
          // A repository: Replicate finds the file itself.
          ...(lora && { lora_weights: `https://huggingface.co/${recipe.model}` }),
        },
        ...(version !== undefined && { version }),
      },
    };
  },
  refusals: noScheduler('Replicate'),
  read: (answer) => {
    const { id, output, status, error } = predictionSchema.parse(answer);
    const url = Array.isArray(output) ? output[0] : output;
    // By the output and not the status, which may still be "processing" beside it (PROTOCOL trap 22).
    if (url) return { kind: 'collect', url, ...(id !== undefined && { notes: { requestId: id } }) };
    if (error || status === 'failed' || status === 'canceled')
      throw failed(error, `Replicate ended the order: ${status}.`);
    throw withAdvice(
      new InferenceError('unfinished', 'Replicate had no picture after 60 seconds.'),
      'Replicate may still finish and bill it, but it can no longer be fetched. Try again orders a new picture.',
    );
  },
  answer: () => ({ kind: 'url', at: ['output'], orFirst: true }),
};

const predictionSchema = z.object({
  id: z.optional(z.string()),
  status: z.string(),
  output: z.optional(z.nullable(z.union([z.string(), z.array(z.string())]))),
  error: z.optional(z.nullable(z.string())),
});
