import type { Api, Json, Refusals } from '#inference/api.ts';
import type { Recipe } from '#recipe/recipe.ts';
import { asCppMethod } from '#recipe/samplers.ts';
import { listCapabilities, listModels, receiveFrom, v1, wrongPath } from './openai-answers.ts';
import { sizeParameters } from './parameters.ts';

// OpenAI's image API, and two servers at home that speak it with extras of their own (PROTOCOL §8).

const jsonBoth = { accept: 'application/json', 'content-type': 'application/json' };

/** OpenAI itself, and whatever speaks its API to the letter. */
export const openAiImages: Api = {
  toRequest: (recipe, _options, { baseUrl }) => ({
    method: 'POST',
    url: v1(baseUrl, 'images/generations'),
    headers: jsonBoth,
    body: {
      model: recipe.model,
      prompt: recipe.prompt,
      ...sizeOf(recipe),
      // GPT image models always answer in base64, and refuse to be asked for it.
      ...(!/^(chat)?gpt-image/.test(recipe.model) && { response_format: 'b64_json' }),
    },
  }),
  refusals: (settings) =>
    forSet(settings, {
      negativePrompt: 'OpenAI images takes no negative prompt: say it in the prompt.',
      guidanceScale: 'OpenAI images takes no guidance scale.',
      steps: 'OpenAI images takes no number of steps.',
      scheduler: 'OpenAI images takes no scheduler.',
      seed: 'OpenAI images takes no seed: this picture cannot be repeated exactly.',
    }),
  receive: receiveFrom((url, origin) => new URL(url, origin)),
  lists: listModels,
  contact: {
    allow: (origin) => ({
      next: 'It has to answer web pages with this header, its preflights as well.',
      command: `Access-Control-Allow-Origin: ${origin}`,
    }),
    refused: wrongPath,
  },
};

/**
 * The server of stable-diffusion.cpp (examples/server of its source). What OpenAI has no field for travels inside the
 * prompt, as JSON between two tags, which the server takes out again.
 */
export const stableDiffusionCpp: Api = {
  toRequest: (recipe, _options, { baseUrl }) => ({
    method: 'POST',
    url: v1(baseUrl, 'images/generations'),
    headers: jsonBoth,
    body: { prompt: `${withoutTags(recipe.prompt)} ${extraArgs(recipe)}`, ...sizeOf(recipe) },
  }),
  refusals: ({ model, scheduler }) => {
    const sampler = scheduler ? asCppMethod(scheduler).refusal : undefined;
    return {
      ...(model && { model: 'This server uses the model it was started with.' }),
      ...(sampler && { scheduler: sampler }),
    };
  },
  receive: receiveFrom((url, origin) => new URL(url, origin)),
  lists: listCapabilities,
  contact: {
    allow: () => ({
      next: 'stable-diffusion.cpp itself allows every page. Something else answers at this address, or stands before it: check the port in the base URL.',
    }),
    refused: wrongPath,
  },
};

/** LocalAI (core/http of its source). Guidance and sampler belong to the model's configuration there. */
export const localAi: Api = {
  toRequest: (recipe, _options, { baseUrl }) => ({
    method: 'POST',
    url: v1(baseUrl, 'images/generations'),
    // A request from another site must show a key, whatever its worth, to pass the check against forged requests; a
    // token of the endpoint travels in a header of its own, which LocalAI reads first.
    headers: { ...jsonBoth, 'x-api-key': 'none' },
    body: {
      model: recipe.model,
      // The bar divides: what follows it is the negative prompt, and what follows the next is lost.
      prompt: [recipe.prompt, recipe.negativePrompt?.join(', ')]
        .filter((part) => part !== undefined)
        .map((part) => part.replaceAll('|', ','))
        .join('|'),
      ...sizeOf(recipe),
      ...(recipe.steps !== undefined && { step: recipe.steps }),
      // It keeps 31 bits and takes what is beyond for a negative number, which means a random one.
      seed: recipe.seed % 2 ** 31,
      response_format: 'b64_json',
    },
  }),
  refusals: (settings) =>
    forSet(settings, {
      guidanceScale: 'LocalAI takes the guidance scale from the model’s configuration.',
      scheduler: 'LocalAI takes the scheduler from the model’s configuration.',
    }),
  // It names its pictures by the address it believes it has; the one that was reached is the endpoint's.
  receive: receiveFrom((url, origin) => {
    const named = new URL(url, origin);
    return named.pathname.includes('/generated-images/') ? new URL(named.pathname, origin) : named;
  }),
  lists: listModels,
  contact: {
    allow: (origin) => ({
      next: 'Start it like this. With API keys it turns web pages away whatever it allows: run it without them on your own network.',
      command: `LOCALAI_CORS=true LOCALAI_CORS_ALLOW_ORIGINS=${origin} LOCALAI_DISABLE_CSRF=true local-ai run`,
    }),
    refused: (failure) =>
      failure.status === 403
        ? { next: 'Start it without its check for forged requests.', command: 'LOCALAI_DISABLE_CSRF=true local-ai run' }
        : wrongPath(failure),
  },
};

function sizeOf(recipe: Recipe): { size?: string } {
  const size = sizeParameters(recipe);
  return size ? { size: `${size.width}x${size.height}` } : {};
}

/** The sentences of the fields that hold something. */
function forSet(settings: Partial<Recipe>, sentences: Refusals): Refusals {
  const values = new Map<string, unknown>(Object.entries(settings));
  return Object.fromEntries(Object.entries(sentences).filter(([field]) => values.get(field) !== undefined));
}

/** The parameters of its own API, in tags. No text in it can hold a closing tag: a < is written as an escape. */
function extraArgs({ negativePrompt, guidanceScale, steps, scheduler, seed }: Recipe): string {
  const { sent: method, scheduleType } = scheduler ? asCppMethod(scheduler) : {};
  const sample: Record<string, Json> = {
    ...(steps !== undefined && { sample_steps: steps }),
    ...(method && { sample_method: method }),
    ...(scheduleType && { scheduler: scheduleType }),
    ...(guidanceScale !== undefined && { guidance: { txt_cfg: guidanceScale } }),
  };
  const args = {
    seed,
    ...(negativePrompt && { negative_prompt: negativePrompt.join(', ') }),
    ...(Object.keys(sample).length > 0 && { sample_params: sample }),
  };
  return `<sd_cpp_extra_args>${JSON.stringify(args).replaceAll('<', '\\u003c')}</sd_cpp_extra_args>`;
}

/** A prompt that holds the tags would be read as parameters; a space makes them words. */
function withoutTags(prompt: string): string {
  return prompt.replace(/<(?=\/?sd_cpp_extra_args>)/g, '< ');
}
