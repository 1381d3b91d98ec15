import * as z from 'zod/mini';
import type { Step } from '#inference/follow.ts';
import { address, type Dialect, failed, flatParameters, noScheduler } from './dialect.ts';

const queue = '?_subdomain=queue';

/**
 * fal: an order joins a queue, is asked after every 500 ms, and its result is one more question, which may be answered
 * with an error although the order is COMPLETED (PROTOCOL §7).
 */
export const falAi: Dialect = {
  order: (recipe, { providerId, lora }) => {
    const { width, height, ...parameters } = flatParameters(recipe);
    return {
      path: `/${providerId}${queue}`,
      body: {
        ...parameters,
        // fal's own form of a size beside the flat one, which clients send and fal may ignore (PROTOCOL §7).
        ...(width !== undefined && height !== undefined && { width, height, image_size: { width, height } }),
        prompt: recipe.prompt,
        ...(lora && {
          loras: [{ path: `https://huggingface.co/${recipe.model}/resolve/main/${lora}`, scale: 1 }],
          // This app serves any base model and has to be told.
          ...(providerId === 'fal-ai/lora' && { model_name: 'stabilityai/stable-diffusion-xl-base-1.0' }),
        }),
      },
    };
  },
  refusals: noScheduler('fal'),
  read: (answer, stage, path): Step => {
    const result = resultSchema.safeParse(answer);
    if (result.success) return collect(result.data);
    if (stage === 'result') throw failed(errorSchema.safeParse(answer).data?.detail, 'fal’s result holds no picture.');
    const { status, request_id, response_url, error } = stateSchema.parse(answer);
    if (ended.has(status)) throw failed(error, `fal ended the order: ${status}.`);
    // Its own address of the order, which can differ from the model's id; only its path counts (TRUST A-13).
    const order = response_url === undefined ? path.replace(statusEnd, '') : new URL(response_url).pathname;
    if (order === '') throw failed(undefined, 'fal’s answer names no order.');
    const notes = request_id === undefined ? {} : { notes: { requestId: request_id } };
    if (status === 'COMPLETED') return { kind: 'ask', path: order + queue, stage: 'result', ...notes };
    return { kind: 'ask', path: `${order}/status${queue}`, stage: 'status', afterMs: 500, ...notes };
  },
  answer: (root) => ({
    kind: 'queue',
    order: { kind: 'url', at: ['response_url'] },
    before: root,
    after: `/status${queue}`,
    everyS: 0.5,
    state: ['status'],
    done: 'COMPLETED',
    failed: [...ended],
    result: queue,
    picture: { kind: 'url', at: ['images', 0, 'url'] },
  }),
};

const statusEnd = /\/status\?.*$/;

/** States that no order comes back from; any other is waited through. */
const ended = new Set(['FAILED', 'ERROR', 'CANCELLED']);

const stateSchema = z.object({
  status: z.string(),
  request_id: z.optional(z.string()),
  response_url: z.optional(address),
  error: z.optional(z.nullable(z.string())),
});

const errorSchema = z.object({ detail: z.string() });

const resultSchema = z.object({
  images: z.array(z.object({ url: z.string().check(z.minLength(1)) })).check(z.minLength(1)),
  // Digits beyond 2⁵³ come as a string (`read-answer.ts`).
  seed: z.optional(z.nullable(z.union([z.number(), z.string()]))),
  has_nsfw_concepts: z.optional(z.nullable(z.array(z.boolean()))),
  request_id: z.optional(z.string()),
});

function collect({ images: [image], seed, has_nsfw_concepts: flags }: z.output<typeof resultSchema>): Step {
  return {
    kind: 'collect',
    url: image?.url ?? '',
    notes: { ...(seed != null && { seed: String(seed) }), ...(flags?.length && { flagged: flags.includes(true) }) },
  };
}
