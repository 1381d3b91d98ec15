// What `@huggingface/inference` sends is the yardstick: a release of it that speaks a dialect differently fails here.
import { INFERENCE_PROVIDERS, InferenceClient } from '@huggingface/inference';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Target } from '#inference/api.ts';
import { hfProviders } from '#inference/apis/hf-providers.ts';
import { huggingFace } from '#inference/apis/hugging-face.ts';
import { generateImage } from '#inference/generate-image.ts';
import { type SpokenProvider, spokenProviders } from '#inference/hub-mapping.ts';
import { fields } from '#recipe/fields.ts';
import { type Recipe, recipeSchema } from '#recipe/recipe.ts';
import { routerApi } from '../../../../e2e/server/router-api.ts';

const token = 'hf_CANARYabcdefghijklmnop';
const router = 'https://router.huggingface.co';
const options = { useCache: true, waitForModel: false };

type Body = Record<string, unknown>;
type Sent = { method: string; url: string; headers: Record<string, string>; body: Body };
type Case = { recipe: Recipe; provider: SpokenProvider; providerId: string; lora?: string; billTo?: string };

/** Every way in which we differ from the library on purpose. Each must really occur, or it is struck from this table. */
const differences: Record<string, { applies: (its: Case) => boolean; make: (body: Body, its: Case) => Body }> = {
  // A name of diffusers; only Hugging Face's own servers run that.
  'no scheduler but on hf-inference': {
    applies: ({ recipe, provider }) => recipe.scheduler !== undefined && provider !== 'hf-inference',
    make: (body) => without(body, 'scheduler'),
  },
  // Fatal where unknown inputs are, without effect elsewhere: PROTOCOL §2.2 and trap 20.
  'no negative prompt for FLUX.1': {
    applies: ({ recipe, providerId }) =>
      recipe.negativePrompt !== undefined && /flux\/|flux-dev|FLUX[.-]1/.test(providerId),
    make: (body) => without(body, 'negative_prompt'),
  },
  // Half a size is none: a server would fill in the other half as it likes.
  'both sides of a size or neither': {
    applies: ({ recipe: { width, height } }) => (width === undefined) !== (height === undefined),
    make: (body) => without(without(body, 'width'), 'height'),
  },
  // fal's own form of a size: the flat one may be ignored there (PROTOCOL §7).
  'image_size for fal': {
    applies: ({ recipe: { width, height }, provider }) =>
      provider === 'fal-ai' && width !== undefined && height !== undefined,
    make: (body, { recipe: { width, height } }) => ({ ...body, image_size: { width, height } }),
  },
};

/** A picture is wanted from hf-inference, and its servers read `Accept` (PROTOCOL §2.3); the others are not told. */
const acceptOf = (provider: SpokenProvider) => (provider === 'hf-inference' ? { accept: 'image/png' } : {});

const calls: Sent[] = [];
let answer: (request: Request) => Promise<Response | undefined>;
const heard = async (input: RequestInfo | URL, init?: RequestInit) => {
  const request = new Request(input, init);
  const text = await request.clone().text();
  const headers = Object.fromEntries([...request.headers].filter(([name]) => name !== 'user-agent'));
  calls.push({ method: request.method, url: request.url, headers, body: text === '' ? {} : JSON.parse(text) });
  return (await answer(request)) ?? Response.json({}, { status: 500 });
};

beforeEach(() => {
  calls.length = 0;
  // The library polls with the global one.
  vi.stubGlobal('fetch', heard);
});
afterEach(() => vi.unstubAllGlobals());

let models = 0;

/** What the library sends for a picture, the question to the Hub left out. */
async function theirs({ recipe, provider, providerId, lora, billTo }: Case): Promise<Sent[]> {
  // It remembers what the Hub said of a model, so each case has a model of its own.
  const entry = { provider, providerId, hfModelId: recipe.model, status: 'live', task: 'text-to-image' };
  const adapter = lora === undefined ? {} : { adapter: 'lora', adapterWeightsPath: lora };
  const fetch: typeof heard = async (input, init) =>
    String(input).startsWith('https://huggingface.co/api/')
      ? Response.json({ inferenceProviderMapping: [{ ...entry, ...adapter }] })
      : heard(input, init);
  const { model, prompt, negativePrompt, guidanceScale, steps, width, height, scheduler, seed } = recipe;
  const parameters = {
    negative_prompt: negativePrompt?.join(', '),
    guidance_scale: guidanceScale,
    num_inference_steps: steps,
    width,
    height,
    scheduler,
    seed,
  };
  const set = Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
  const settings = { fetch, retry_on_error: false, ...(billTo && { billTo }) };
  await new InferenceClient(token)
    .textToImage({ provider, model, inputs: prompt, parameters: set }, settings)
    .catch(() => undefined);
  return calls.splice(0);
}

function ours({ recipe, provider, providerId, lora, billTo }: Case): { target: Target; sent: Sent } {
  const route = { provider, providerId, ...(lora !== undefined && { lora }) };
  const target: Target = { api: 'hf-providers', baseUrl: router, route, ...(billTo && { billTo }) };
  const { method, url, headers, body } = hfProviders.toRequest(recipe, options, target);
  return { target, sent: { method, url, headers, body: JSON.parse(JSON.stringify(body)) } };
}

const number = ({ min, max }: { min: number; max: number }) => fc.integer({ min, max });
const recipes = fc
  .record(
    {
      prompt: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).filter((text) => text.trim() !== ''),
      negativePrompt: fc.array(fc.string({ minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 3 }),
      guidanceScale: fc.double({ min: 0, max: 20, noNaN: true }),
      steps: number({ min: 1, max: 100 }),
      width: number(fields.width),
      height: number(fields.height),
      scheduler: fc.constantFrom('EulerDiscreteScheduler', 'DDIMScheduler'),
      seed: number({ min: 0, max: 4294967295 }),
    },
    { requiredKeys: ['prompt', 'seed'] },
  )
  .map((recipe) => recipeSchema.parse({ ...recipe, model: `owner/model-${++models}` }));

const ids: Record<SpokenProvider, readonly string[]> = {
  'hf-inference': ['stabilityai/stable-diffusion-3-medium-diffusers', 'black-forest-labs/FLUX.1-dev'],
  'fal-ai': ['fal-ai/flux/dev', 'fal-ai/lora', 'fal-ai/stable-diffusion-v35-large'],
  replicate: [
    'black-forest-labs/flux-dev',
    'stability-ai/sdxl:7762fd07cf82c948538e41f63f77d685e02b063e37e496e96eefd46c',
  ],
  together: ['black-forest-labs/FLUX.1-dev', 'stabilityai/stable-diffusion-xl-base-1.0'],
  nscale: ['black-forest-labs/FLUX.1-schnell', 'stabilityai/stable-diffusion-xl-base-1.0'],
  deepinfra: ['black-forest-labs/FLUX-1-dev', 'stabilityai/sdxl-turbo'],
  wavespeed: ['wavespeed-ai/flux-dev', 'wavespeed-ai/qwen-image'],
  'zai-org': ['cogview-4-250304'],
};

const casesOf = (provider: SpokenProvider) =>
  fc
    .record(
      {
        recipe: recipes,
        provider: fc.constant(provider),
        providerId: fc.constantFrom(...ids[provider]),
        lora: fc.constantFrom('pixel-art-xl.safetensors', 'weights/a.safetensors'),
        billTo: fc.constantFrom('acme', 'a-b.c'),
      },
      { requiredKeys: ['recipe', 'provider', 'providerId'] },
    )
    // Only these three take adapters.
    .filter(({ lora }) => lora === undefined || ['fal-ai', 'replicate', 'wavespeed'].includes(provider));

const expected = (sent: Sent, its: Case, seen: Set<string>): Sent => {
  const headers = { ...sent.headers, ...acceptOf(its.provider) };
  const nested = its.provider === 'hf-inference' ? 'parameters' : its.provider === 'replicate' ? 'input' : undefined;
  let body = nested === undefined ? sent.body : bodyIn(sent.body[nested]);
  for (const [name, { applies, make }] of Object.entries(differences)) {
    if (!applies(its)) continue;
    seen.add(name);
    body = make(body, its);
  }
  return {
    ...sent,
    headers: without(headers, 'authorization'),
    body: nested ? { ...sent.body, [nested]: body } : body,
  };
};

test('we speak to every provider that the library orders pictures from', async () => {
  const recipe: Recipe = { model: 'owner/name', prompt: 'a fox', seed: 1 };
  const asked = INFERENCE_PROVIDERS.map(async (provider) => {
    const { model, prompt: inputs } = recipe;
    const error: unknown = await new InferenceClient(token)
      .textToImage({ provider, model, inputs }, { fetch: async () => Response.json({}, { status: 500 }) })
      .catch((error: unknown) => error);
    return /not supported for provider/.test(String(error)) ? [] : [provider];
  });
  expect((await Promise.all(asked)).flat().sort()).toEqual([...spokenProviders].sort());
});

describe('requests are those of the library, but for the table of differences', () => {
  const seen = new Set<string>();
  beforeEach(() => {
    answer = async () => undefined;
  });

  test.each(spokenProviders)('%s', async (provider) => {
    await fc.assert(
      fc.asyncProperty(casesOf(provider), async (its) => {
        const [sent, ...more] = await theirs(its);
        if (!sent || more.length > 0) throw new Error('The library sent something else than one request.');
        expect(sent.headers.authorization).toBe(`Bearer ${token}`);
        expect(ours(its).sent).toEqual(expected(sent, its, seen));
        expect(JSON.stringify(ours(its).sent.body)).not.toMatch(/:null\b/);
      }),
      { numRuns: 250 },
    );
  });

  test('Hugging Face (current)', async () => {
    const target: Target = { api: 'hugging-face', baseUrl: `${router}/hf-inference` };
    await fc.assert(
      fc.asyncProperty(recipes, async (recipe) => {
        const its: Case = { recipe, provider: 'hf-inference', providerId: recipe.model };
        const [sent] = await theirs(its);
        if (!sent) throw new Error('The library sent nothing.');
        const { method, url, headers, body } = huggingFace.toRequest(recipe, options, target);
        expect({ method, url, headers, body }).toEqual(expected(sent, its, new Set()));
      }),
      { numRuns: 250 },
    );
  });

  test('and every difference of the table occurs', () => {
    expect([...seen].sort()).toEqual(Object.keys(differences).sort());
  });
});

describe('the way to the picture is that of the library', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test.each(['fal-ai', 'wavespeed', 'zai-org'] as const)('%s', async (provider) => {
    const { router: handler, cdn } = routerApi({ polls: 2 });
    answer = async (request) => {
      const handle = new URL(request.url).host === 'router.huggingface.co' ? handler : cdn;
      return handle(request, Object.create(null));
    };
    const [providerId = ''] = ids[provider];
    const its: Case = {
      recipe: { model: 'owner/polled', prompt: 'a fox', seed: 1 },
      provider,
      providerId,
      billTo: 'acme',
    };
    const asked = theirs({ ...its, recipe: { ...its.recipe, model: `owner/polled-${provider}` } });
    await vi.advanceTimersByTimeAsync(60_000);
    const library = await asked;

    const { target } = ours(its);
    const made = generateImage(
      {
        ...target,
        api: hfProviders,
        known: { ...(target.route && { route: target.route }) },
        request: hfProviders.toRequest(its.recipe, options, target),
      },
      {
        authorize: (url, headers) => {
          expect(url.origin).toBe(router);
          headers.set('authorization', `Bearer ${token}`);
        },
        signal: new AbortController().signal,
        fetch: heard,
      },
    );
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await made).type).toBe('image/png');
    const waysOf = (sent: Sent[]) =>
      sent.map(({ method, url, headers }) => [method, nameless(url), without(headers, 'content-type')]);
    expect(waysOf(calls)).toEqual(waysOf(library));
    expect(library.length).toBeGreaterThan(4);
  });
});

/** Ids are drawn anew for each order. */
function nameless(url: string): string {
  return url.replace(/[\da-f]{8}-[\da-f-]{27}/, 'ID');
}

function without<Value>(body: Record<string, Value>, key: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== key));
}

function bodyIn(value: unknown): Body {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
