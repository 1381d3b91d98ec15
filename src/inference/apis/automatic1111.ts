import * as z from 'zod/mini';
import type { Api, Json } from '#inference/api.ts';
import { follow, type Read } from '#inference/follow.ts';
import { InferenceError } from '#inference/inference-error.ts';
import { interruptible } from '#inference/interruptible.ts';
import type { ServerNotes } from '#inference/made-picture.ts';
import { parseKeepingSeeds, readAnswer } from '#inference/read-answer.ts';
import { hubModelSchema, type Recipe } from '#recipe/recipe.ts';
import { asSamplerName } from '#recipe/samplers.ts';
import { sizeParameters } from './parameters.ts';

/**
 * AUTOMATIC1111's web UI and its forks, started with `--api` (PROTOCOL §8; modules/api of its source). Fields it has no
 * value for are left out: it fills them with what is set in the web UI.
 */
export const automatic1111: Api = {
  toRequest: (recipe, _options, { baseUrl }) => ({
    method: 'POST',
    url: sdapi(baseUrl, 'txt2img'),
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: body(recipe),
  }),
  refusals: ({ model, scheduler }) => {
    const sampler = scheduler ? asSamplerName(scheduler).refusal : undefined;
    return {
      ...(model && !isCheckpoint(model) && { model: 'This server uses the checkpoint it has loaded.' }),
      ...(sampler && { scheduler: sampler }),
    };
  },
  receive: follow((answer): ReturnType<Read> => {
    const { data } = answerSchema.safeParse(answer);
    if (!data) throw new InferenceError('malformed', 'The answer held no picture.');
    return { kind: 'decode', base64: data.images[0] ?? '', notes: notesOf(data.info) };
  }),
  lists: async ({ baseUrl }, ask) => {
    const get = async (what: string) => readAnswer(await ask(sdapi(baseUrl, what)));
    const [models, samplers] = await Promise.all([get('sd-models'), get('samplers')]);
    return {
      // The title holds file and hash, so it can be no other checkpoint, and it is how the web UI names it.
      models: titlesSchema.parse(models).map(({ title }) => ({ name: title })),
      samplers: namesSchema.parse(samplers).map(({ name }) => name),
    };
  },
  interruptible: (make, { baseUrl }, ports) =>
    interruptible(make, { method: 'POST', url: sdapi(baseUrl, 'interrupt') }, ports),
  progress: {
    url: ({ baseUrl }) => sdapi(baseUrl, 'progress?skip_current_image=false'),
    read: (answer) => {
      const { progress, eta_relative: etaS, current_image: preview } = progressSchema.parse(answer);
      return {
        fraction: Math.min(1, Math.max(0, progress)),
        ...(etaS && etaS > 0 && { etaS }),
        ...(preview && { preview }),
      };
    },
  },
  contact: {
    allow: (origin) => ({
      next: 'Start it with these arguments (COMMANDLINE_ARGS in webui-user). The address has no slash at its end.',
      command: flags(origin),
    }),
    refused: ({ kind, status, message }, origin) => {
      if (kind === 'unauthorized')
        return {
          next: 'Enter “user:password” as its token under Endpoints: what follows --api-auth where it is started.',
        };
      if (/sampler not found/i.test(message))
        return { next: 'Choose a scheduler that this server lists, or leave the field empty.' };
      const hasNoApi = (status === 404 && /^not found/i.test(message)) || status === 405;
      return hasNoApi
        ? {
            title: 'This server runs without its API',
            next: 'Start it with these arguments, or check the base URL: it is what stands before /sdapi/v1/txt2img.',
            command: flags(origin),
          }
        : undefined;
    },
  },
};

function flags(origin: string): string {
  return `--api --cors-allow-origins=${origin}`;
}

/** `{base}/sdapi/v1/{path}`, for a base URL with or without the part that all paths begin with. */
function sdapi(baseUrl: string, path: string): string {
  return `${baseUrl.replace(/\/sdapi(\/v1)?$/, '')}/sdapi/v1/${path}`;
}

function body(recipe: Recipe): Json {
  const { model, prompt, negativePrompt, guidanceScale, steps, seed, scheduler } = recipe;
  const { sent: sampler, scheduleType } = scheduler ? asSamplerName(scheduler) : {};
  return {
    prompt,
    ...(negativePrompt && { negative_prompt: negativePrompt.join(', ') }),
    ...(steps !== undefined && { steps }),
    ...(guidanceScale !== undefined && { cfg_scale: guidanceScale }),
    ...sizeParameters(recipe),
    seed,
    ...(sampler && { sampler_name: sampler }),
    ...(scheduleType && { scheduler: scheduleType }),
    batch_size: 1,
    n_iter: 1,
    // Restoring afterwards costs nothing: the checkpoint stays in memory, only what the web UI shows goes back.
    ...(isCheckpoint(model) && {
      override_settings: { sd_model_checkpoint: model },
      override_settings_restore_afterwards: true,
    }),
  };
}

/** "owner/name" is a model of the Hub, which this server cannot fetch; any other name, or a file in a folder, is its own. */
function isCheckpoint(model: string): boolean {
  return !hubModelSchema.safeParse(model).success || /\.(safetensors|ckpt|gguf|sft|pth?)$/i.test(model);
}

const answerSchema = z.object({
  images: z.array(z.string()).check(z.minLength(1)),
  info: z.optional(z.nullable(z.string())),
});

/** `info` is JSON inside a string; some forks leave it empty. */
const infoSchema = z.object({
  seed: z.optional(z.union([z.string(), z.number()])),
  sd_model_name: z.optional(z.nullable(z.string())),
  sd_model_hash: z.optional(z.nullable(z.string())),
});

function notesOf(info: string | null | undefined): ServerNotes {
  try {
    const { seed, sd_model_name: name, sd_model_hash: hash } = infoSchema.parse(parseKeepingSeeds(info ?? ''));
    const model = name && hash ? `${name} [${hash}]` : name || hash;
    return { ...(seed !== undefined && { seed: String(seed) }), ...(model && { model }) };
  } catch {
    return {};
  }
}

const titlesSchema = z.array(z.object({ title: z.string() }));
const namesSchema = z.array(z.object({ name: z.string() }));

const progressSchema = z.object({
  progress: z.number(),
  eta_relative: z.optional(z.nullable(z.number())),
  current_image: z.optional(z.nullable(z.string())),
});
