import * as z from 'zod/mini';
import { address, type Dialect, failed, flatParameters, noScheduler } from './dialect.ts';

/** WaveSpeed: an order is asked after every 500 ms under its own path, until it has outputs (PROTOCOL §7). */
export const wavespeed: Dialect = {
  order: (recipe, { providerId, lora }) => ({
    path: `/api/v3/${providerId}`,
    body: {
      ...flatParameters(recipe),
      prompt: recipe.prompt,
      // A repository, whether or not its file is known.
      ...(lora !== undefined && { loras: [{ path: recipe.model, scale: 1 }] }),
    },
  }),
  refusals: noScheduler('WaveSpeed'),
  read: (answer, _stage, path) => {
    const { data, message } = answerSchema.parse(answer);
    if (!data) throw failed(message, 'WaveSpeed’s answer holds no order.');
    const { id, status, outputs, urls, error, has_nsfw_contents: flags } = data;
    const notes = {
      ...(id !== undefined && { requestId: id }),
      ...(flags?.length && { flagged: flags.includes(true) }),
    };
    if (status === 'failed') throw failed(error, 'WaveSpeed says that the order failed.');
    if (outputs?.[0]) return { kind: 'collect', url: outputs[0], notes };
    if (status === 'completed') throw failed(error, 'WaveSpeed’s result holds no picture.');
    // Once it is known, the path stays: an order does not move.
    const order = path || (urls?.get ? new URL(urls.get).pathname : '');
    if (order === '') throw failed(error ?? message, 'WaveSpeed’s answer names no order.');
    return { kind: 'ask', path: order, stage: 'result', afterMs: 500, notes };
  },
  answer: (root) => ({
    kind: 'queue',
    order: { kind: 'url', at: ['data', 'urls', 'get'] },
    before: root,
    after: '',
    everyS: 0.5,
    state: ['data', 'status'],
    done: 'completed',
    failed: ['failed'],
    picture: { kind: 'url', at: ['data', 'outputs', 0] },
  }),
};

const answerSchema = z.object({
  message: z.optional(z.nullable(z.string())),
  data: z.optional(
    z.nullable(
      z.object({
        id: z.optional(z.string()),
        status: z.optional(z.string()),
        outputs: z.optional(z.nullable(z.array(z.string()))),
        urls: z.optional(z.nullable(z.object({ get: z.optional(address) }))),
        error: z.optional(z.nullable(z.string())),
        has_nsfw_contents: z.optional(z.nullable(z.array(z.boolean()))),
      }),
    ),
  ),
});
