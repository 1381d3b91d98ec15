// Over real HTTP: the router and the hosts of pictures are a server of this machine.
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Target } from '#inference/api.ts';
import { describeError } from '#inference/describe-error.ts';
import { generateImage } from '#inference/generate-image.ts';
import { type SpokenProvider, spokenProviders } from '#inference/hub-mapping.ts';
import { InferenceError } from '#inference/inference-error.ts';
import type { Receipt } from '#inference/made-picture.ts';
import type { Recipe } from '#recipe/recipe.ts';
import { failure, json, redirect, text } from '../../../e2e/server/answers.ts';
import { elsewhere } from '../../../e2e/server/elsewhere.ts';
import { type HttpServer, startHttpServer } from '../../../e2e/server/http-server.ts';
import { hubApi, type RouterOptions, routerApi } from '../../../e2e/server/router-api.ts';
import { hfProviders } from './hf-providers.ts';

const recipe: Recipe = { model: 'stabilityai/sdxl', prompt: 'a fox', steps: 20, seed: 7 };
const options = { useCache: true, waitForModel: false };
const token = 'hf_CANARYabcdefghijklmnop';

let world: HttpServer;
let play: ReturnType<typeof routerApi>;
const serve = (settings: RouterOptions = {}) => {
  play = routerApi({ cdn: 'https://cdn.example', ...settings });
};
beforeEach(async () => {
  // The waits between polls, of half a second and of five, pass at once; nothing else of the clock is touched.
  const { setTimeout } = globalThis;
  vi.stubGlobal('setTimeout', (run: () => void, ms: number, ...rest: []) =>
    setTimeout(run, ms === 500 || ms === 5000 ? 5 : ms, ...rest),
  );
  serve();
  world = await startHttpServer((request, raw) =>
    (request.headers.get('x-host') === 'router.huggingface.co' ? play.router : play.cdn)(request, raw),
  );
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await world.close();
});

const targetOf = (provider: string): Target => ({
  api: 'hf-providers',
  baseUrl: 'https://router.huggingface.co',
  route: { provider, providerId: provider === 'fal-ai' ? 'fal-ai/fast-sdxl/base' : 'stability-ai/sdxl' },
  billTo: 'acme',
});

const receipts: Receipt[] = [];
const ports = (signal = new AbortController().signal) => ({
  authorize: (url: URL, headers: Headers) => {
    if (url.origin === 'https://router.huggingface.co') headers.set('authorization', `Bearer ${token}`);
  },
  signal,
  fetch: elsewhere(world),
  onReceipt: (receipt: Receipt) => void receipts.push(receipt),
});

function generate(provider: string, signal?: AbortSignal) {
  receipts.length = 0;
  const target = targetOf(provider);
  const known = target.route ? { route: target.route } : {};
  const request = hfProviders.toRequest(recipe, options, target);
  return generateImage({ ...target, api: hfProviders, known, request }, ports(signal));
}

async function failureOf(provider: string): Promise<InferenceError> {
  const error: unknown = await generate(provider).catch((error: unknown) => error);
  if (error instanceof InferenceError) return error;
  throw new Error('no InferenceError', { cause: error });
}

const asked = (host: string) => world.calls().filter(({ headers }) => headers['x-host'] === host);
const bytesOf = async (blob: Blob) => Buffer.from(await blob.arrayBuffer());
const queued = ['fal-ai', 'wavespeed', 'zai-org'] as const;
const linked: readonly SpokenProvider[] = [...queued, 'replicate'];

describe.each(spokenProviders)('%s', (provider) => {
  test('makes the picture that was ordered, once, and tells nobody else the token', async () => {
    const made = await generate(provider);
    expect(play.orders).toHaveLength(1);
    expect(await bytesOf(made.blob)).toEqual(play.orders[0]?.bytes);
    expect(made.notes.route).toEqual(targetOf(provider).route);
    const router = asked('router.huggingface.co');
    expect(router.every(({ path }) => path.startsWith(`/${provider}/`))).toBe(true);
    expect(router.every(({ headers }) => headers.authorization === `Bearer ${token}`)).toBe(true);
    // The organisation pays for the order; polls belong to it.
    expect(router.every(({ headers }) => headers['x-hf-bill-to'] === 'acme')).toBe(true);
    const strangers = world.calls().filter(({ headers }) => headers['x-host'] !== 'router.huggingface.co');
    expect(strangers).toHaveLength(linked.includes(provider) ? 1 : 0);
    expect(JSON.stringify(strangers)).not.toContain('CANARY');
  });

  test.each([
    ['a bad token', failure(401, 'Invalid username or password.'), 'unauthorized', 'Invalid username or password.'],
    [
      'a validation error',
      json(422, { detail: [{ loc: ['body', 'prompt'], msg: 'too long' }] }),
      'rejected',
      'body.prompt: too long',
    ],
    [
      'a problem',
      json(422, { detail: '- no\n', title: 'Input validation failed' }, { 'content-type': 'application/problem+json' }),
      'rejected',
      '- no',
    ],
    [
      'an error object',
      json(400, { error: { message: 'Invalid request', code: null } }),
      'rejected',
      'Invalid request',
    ],
    [
      'a model of somebody else',
      failure(400, `Model not supported by provider ${provider}`),
      'not-found',
      `Model not supported by provider ${provider}`,
    ],
    ['a web page', text(200, '<html>'), 'malformed', 'The answer was a web page, not a picture.'],
  ])('%s is told in its own words, and nothing is owed', async (_, order, kind, message) => {
    serve({ instead: { order } });
    expect(await failureOf(provider)).toMatchObject({ kind, message, receipt: undefined });
    expect(receipts).toEqual([]);
  });

  test('a redirect is not followed', async () => {
    serve({ instead: { order: redirect('https://evil.example/x', 307) } });
    expect((await failureOf(provider)).kind).toBe('unreachable');
    expect(world.calls()).toHaveLength(1);
  });

  test('an answer of another shape is malformed, not a broken connection', async () => {
    serve({ instead: { order: json(200, { hello: 'world' }) } });
    expect(await failureOf(provider)).toMatchObject({
      kind: 'malformed',
      message: /^The answer was JSON without a picture: /,
    });
  });
});

describe.each(queued)('an order at %s', (provider) => {
  test('is asked after until it is done', async () => {
    serve({ polls: 2 });
    await generate(provider);
    expect(play.orders).toHaveLength(1);
    const polls = asked('router.huggingface.co').filter(({ method }) => method === 'GET');
    expect(polls).toHaveLength(provider === 'fal-ai' ? 4 : 3);
  });

  test('that was interrupted goes on from its receipt, and is not ordered twice', async () => {
    serve({ polls: 1_000_000 });
    const controller = new AbortController();
    const interrupted = generate(provider, controller.signal);
    await world.received(2);
    controller.abort(new Error('the page closes'));
    await expect(interrupted).rejects.toThrow('the page closes');

    const receipt = receipts.at(-1);
    if (!receipt) throw new Error('there is no receipt');
    play.options.polls = 0;
    const { baseUrl } = targetOf(provider);
    const made = await generateImage({ api: hfProviders, baseUrl, receipt }, ports());
    expect(await bytesOf(made.blob)).toEqual(play.orders[0]?.bytes);
    expect(made.notes.route?.provider).toBe(provider);
    expect(play.orders).toHaveLength(1);
  });

  test('that is not known just now can be asked for again, and may be billed', async () => {
    serve({ instead: { poll: json(404, { detail: 'Request not found' }) } });
    const error = await failureOf(provider);
    expect(error).toMatchObject({ kind: 'unfinished', message: 'Request not found', receipt: { kind: 'ask' } });
    expect(describeError(error).next).toMatch(/may have been billed/);
  });
});

// TRUST A-13: an answer chooses a path of its provider, and nothing else.
test.each([
  ['fal-ai', 'https://evil.example/steal', '/fal-ai/steal/status'],
  ['fal-ai', 'https://evil.example/../../together/v1', '/fal-ai/together/v1/status'],
  ['fal-ai', 'https://evil.example/%2e%2e/together', '/fal-ai/together/status'],
  ['wavespeed', 'https://evil.example/steal', '/wavespeed/steal'],
  ['wavespeed', 'https://evil.example//evil.example/x', '/wavespeed//evil.example/x'],
] as const)('%s naming %s is asked at %s', async (provider, order, path) => {
  serve({ claims: { order } });
  expect((await failureOf(provider)).kind).toBe('unfinished');
  expect(world.calls().map((call) => new URL(call.path, 'https://x').pathname)).toEqual([expect.any(String), path]);
  expect(world.calls().every(({ headers }) => headers['x-host'] === 'router.huggingface.co')).toBe(true);
});

// TRUST A-11.
test.each([
  'http://cdn.example/a.png',
  'https://127.0.0.1:7860/a.png',
  'https://user:x@cdn.example/',
  'file:///etc/passwd',
])('a picture said to lie at %s is not fetched', async (picture) => {
  for (const provider of linked.filter((each) => each !== 'zai-org')) {
    serve({ claims: { picture } });
    expect(await failureOf(provider)).toMatchObject({ kind: 'malformed', message: /^The answer’s picture address/ });
  }
  expect(world.calls().filter(({ headers }) => headers['x-host'] !== 'router.huggingface.co')).toEqual([]);
});

describe('fal', () => {
  test('COMPLETED can still end in an error', async () => {
    serve({ instead: { result: json(422, { detail: [{ loc: ['body', 'loras'], msg: 'no such file' }] }) } });
    const error = await failureOf('fal-ai');
    expect(error).toMatchObject({ kind: 'rejected', message: 'body.loras: no such file', receipt: undefined });
    expect(describeError(error).next).toMatch(/may have been billed/);
  });

  test.each([
    [{ status: 'FAILED', error: 'out of memory' }, 'out of memory'],
    [{ status: 'CANCELLED' }, 'fal ended the order: CANCELLED.'],
  ])('%j ends the order at once', async (state, message) => {
    serve({ instead: { poll: json(200, state) } });
    expect(await failureOf('fal-ai')).toMatchObject({ kind: 'malformed', message, receipt: undefined });
    expect(asked('router.huggingface.co')).toHaveLength(2);
  });

  test('says the seed to the last digit, and whether the picture is flagged', async () => {
    const result = (head: string) =>
      text(200, `{${head},"images":[{"url":"data:image/png;base64,${Buffer.from('GIF89a').toString('base64')}"}]}`);
    serve({ instead: { order: result('"seed": 16357541570974532001, "has_nsfw_concepts": [false, true]') } });
    expect((await generate('fal-ai')).notes).toMatchObject({ seed: '16357541570974532001', flagged: true });
    serve({ instead: { order: result('"seed": 7, "has_nsfw_concepts": [false]') } });
    expect((await generate('fal-ai')).notes).toMatchObject({ seed: '7', flagged: false });
  });
});

test('WaveSpeed tells why it failed, and whether the picture is flagged', async () => {
  const state = (data: Record<string, unknown>) => json(200, { code: 200, data: { id: 'x', ...data } });
  serve({ instead: { poll: state({ status: 'failed', error: 'content policy' }) } });
  expect(await failureOf('wavespeed')).toMatchObject({ kind: 'malformed', message: 'content policy' });
  serve();
  expect((await generate('wavespeed')).notes.flagged).toBe(true);
  serve({ instead: { order: json(200, { code: 400, message: 'no such size', data: null }) } });
  expect((await failureOf('wavespeed')).message).toBe('no such size');
});

describe('Replicate', () => {
  const prediction = (fields: Record<string, unknown>) => json(201, { id: 'p1', ...fields });

  test.each([['https://cdn.example/files/x.png'], [['https://cdn.example/files/x.png', 'https://cdn.example/2.png']]])(
    'is judged by its output, %j, and not by its status',
    async (output) => {
      serve({ instead: { order: prediction({ status: 'processing', output }) } });
      await failureOf('replicate');
      expect(asked('cdn.example').map(({ path }) => path)).toEqual(['/files/x.png']);
    },
  );

  test('without output after a minute says that nothing more can be had', async () => {
    serve({ polls: 1 });
    const error = await failureOf('replicate');
    expect(error).toMatchObject({ kind: 'unfinished', receipt: undefined });
    expect(describeError(error)).toMatchObject({
      words: 'Replicate had no picture after 60 seconds.',
      next: 'Replicate may still finish and bill it, but it can no longer be fetched. Try again orders a new picture.',
    });
  });

  test('tells why it failed', async () => {
    serve({ instead: { order: prediction({ status: 'failed', output: null, error: 'NSFW content detected' }) } });
    expect(await failureOf('replicate')).toMatchObject({ kind: 'malformed', message: 'NSFW content detected' });
  });
});

describe('what is left out', () => {
  const refusals = (provider: string, settings: Partial<Recipe>, providerId = 'x/y') =>
    hfProviders.refusals(settings, { ...targetOf(provider), route: { provider, providerId } });

  test('is told of fields that are set, each with its reason', () => {
    const set = { model: 'a/b', scheduler: 'DDIMScheduler', negativePrompt: ['x'] };
    expect(refusals('hf-inference', set)).toEqual({});
    expect(refusals('fal-ai', set)).toEqual({ scheduler: 'fal chooses the scheduler itself.' });
    expect(refusals('fal-ai', { model: 'a/b' })).toEqual({});
    expect(hfProviders.refusals(set, { api: 'hf-providers', baseUrl: 'https://x.example' })).toEqual({});
  });

  test.each([
    ['black-forest-labs/FLUX.1-dev', 'x/y', true],
    ['someone/lora', 'fal-ai/flux-lora', true],
    ['black-forest-labs/FLUX.2-dev', 'fal-ai/flux-2', false],
    ['lodestones/Chroma', 'x/chroma', false],
  ])('of %s (%s) is the negative prompt: %s', (model, providerId, isLeftOut) => {
    const told = refusals('together', { model, negativePrompt: ['x'] }, providerId);
    expect('negativePrompt' in told).toBe(isLeftOut);
  });
});

test('no request without a route, or for a provider that Proofsheet does not speak', () => {
  const order = (route: object) =>
    hfProviders.toRequest(recipe, options, { api: 'hf-providers', baseUrl: 'https://x.example', ...route });
  expect(() => order({})).toThrow('No provider was found for this model.');
  for (const provider of ['nebius', '__proto__', 'constructor', '../x'])
    expect(() => order({ route: { provider, providerId: 'x' } })).toThrow('does not speak');
});

test('finds the route that the Hub names', async () => {
  const hub = await startHttpServer(hubApi({ nebius: 'a/b', 'fal-ai': 'fal-ai/flux/dev' }));
  vi.stubGlobal('fetch', elsewhere(hub));
  const route = hfProviders.findRoute?.('black-forest-labs/FLUX.1-dev', options, new QueryClient());
  expect(await route).toEqual({ provider: 'fal-ai', providerId: 'fal-ai/flux/dev' });
  await hub.close();
});
