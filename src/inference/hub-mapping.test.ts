// Over real HTTP: the Hub's own address leads to a server of this machine.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { json, text } from '../../e2e/server/answers.ts';
import { elsewhere } from '../../e2e/server/elsewhere.ts';
import { readRecordings, replayed } from '../../e2e/server/recordings.ts';
import { type ScriptedApi, startScriptedApi } from '../../e2e/server/scripted-api.ts';
import { describeError } from './describe-error.ts';
import { fetchMapping, readMapping } from './hub-mapping.ts';
import { InferenceError } from './inference-error.ts';

let hub: ScriptedApi;
beforeEach(async () => {
  hub = await startScriptedApi();
});
afterEach(() => hub.close());

const ask = (model = 'a/b', signal = new AbortController().signal) => fetchMapping(model, signal, elsewhere(hub));
const failure = async (model?: string) => {
  const error: unknown = await ask(model).catch((error: unknown) => error);
  if (!(error instanceof InferenceError)) throw new Error('no InferenceError', { cause: error });
  return error;
};

const live = { status: 'live', task: 'text-to-image' };

describe('an answer of the Hub', () => {
  test('is asked for without a token, by the model’s own path', async () => {
    hub.answer(json(200, { id: 'a/b', inferenceProviderMapping: {} }));
    expect(await ask()).toEqual({ routes: [], otherTasks: [] });
    const [asked] = hub.requests;
    expect(asked?.path).toBe('/api/models/a/b?expand[]=inferenceProviderMapping');
    expect(asked?.headers).toMatchObject({ 'x-host': 'huggingface.co' });
    expect(asked?.headers).not.toHaveProperty('authorization');
  });

  test('may be an object or a list: the same routes in the same order', () => {
    const entries = [
      { provider: 'nebius', providerId: 'x/y', ...live },
      { provider: 'fal-ai', providerId: 'fal-ai/lora', ...live, adapter: 'lora', adapterWeightsPath: 'w.safetensors' },
      { provider: 'replicate', providerId: 'x/y:abc', status: 'staging', task: 'text-to-image', adapter: null },
      { provider: 'together', providerId: 'x/y', status: 'live', task: 'image-to-image' },
    ];
    const read = {
      routes: [
        { provider: 'nebius', providerId: 'x/y', status: 'live', spoken: false },
        { provider: 'fal-ai', providerId: 'fal-ai/lora', status: 'live', spoken: true, lora: 'w.safetensors' },
        { provider: 'replicate', providerId: 'x/y:abc', status: 'staging', spoken: true },
      ],
      otherTasks: ['image-to-image'],
    };
    const object = Object.fromEntries(entries.map(({ provider, ...entry }) => [provider, entry]));
    expect(readMapping({ inferenceProviderMapping: entries })).toEqual(read);
    expect(readMapping({ inferenceProviderMapping: object })).toEqual(read);
  });

  test.each([{}, { inferenceProviderMapping: null }, { inferenceProviderMapping: [] }])(
    'without a mapping serves nothing: %j',
    (answer) => expect(readMapping(answer)).toEqual({ routes: [], otherTasks: [] }),
  );

  test('keeps what it understands beside what it does not', () => {
    const fal = { providerId: 'fal-ai/flux/dev', ...live };
    const { routes } = readMapping({
      inferenceProviderMapping: {
        new: { ...fal, status: 'error' },
        odd: null,
        'fal-ai': fal,
        bare: { status: 'live' },
      },
    });
    expect(routes.map(({ provider }) => provider)).toEqual(['fal-ai']);
  });

  test.each([
    '../x',
    'a/../x',
    'a/..',
    '.',
    'a//b',
    '/a',
    'a/',
    'a?b',
    'a#b',
    'a\\b',
    'a%2e',
    'https://evil',
    '',
    'a b',
  ])('names no id that could leave its path: %j', (providerId) => {
    const answer = { inferenceProviderMapping: [{ provider: 'fal-ai', providerId, ...live }] };
    expect(readMapping(answer).routes).toEqual([]);
  });

  test('never makes anything but routes or a refusal of any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (mapping) => {
        const odd = mapping !== null && typeof mapping !== 'object';
        const read = () => readMapping({ inferenceProviderMapping: mapping });
        if (odd) expect(read).toThrow();
        else expect(Array.isArray(read().routes)).toBe(true);
      }),
    );
  });
});

const recorded = readRecordings().filter(
  ({ category, request }) => category === 'hub-api' && /expand/.test(request.url),
);

test.skipIf(recorded.length === 0).each(recorded.map((recording) => [recording.id, recording] as const))(
  '%s, as recorded, names live routes that Proofsheet speaks',
  async (_, recording) => {
    hub.answer(replayed(recording));
    const { routes } = await ask('black-forest-labs/FLUX.1-dev');
    expect(routes.filter(({ status, spoken }) => status === 'live' && spoken).length).toBeGreaterThan(1);
    expect(routes.map(({ provider }) => provider)).toContain('replicate');
  },
);

describe('a failure says what it is, and that nothing was sent or billed', () => {
  test.each([401, 403, 404])('%i: there is no such model to somebody without a token', async (status) => {
    hub.answer(json(status, { error: 'Repository not found' }, { 'x-error-code': 'RepoNotFound' }));
    const error = await failure();
    expect(error).toMatchObject({ kind: 'not-found', status, host: 'huggingface.co' });
    expect(describeError(error)).toMatchObject({
      words: 'There is no public model a/b on the Hugging Face Hub.',
      next: 'Nothing was sent or billed. Check its name.',
    });
  });

  test('a limit of the Hub can be waited for', async () => {
    hub.answer(json(429, { error: 'Too many requests' }, { 'retry-after': '7' }));
    expect(await failure()).toMatchObject({
      kind: 'rate-limited',
      retryAfterMs: 7000,
      message: 'The Hub did not say who serves a/b: Too many requests',
    });
  });

  test.each([json(200, 'x'), json(200, { inferenceProviderMapping: 'x' }), text(200, '<html>log in</html>')])(
    'an answer that is none',
    async (answer) => {
      hub.answer(answer);
      expect(await failure()).toMatchObject({
        kind: 'malformed',
        message: 'The Hub’s answer about a/b could not be read.',
      });
    },
  );

  test('a Hub that cannot be reached', async () => {
    await hub.close();
    const error = await failure();
    expect(error.kind).toBe('unreachable');
    expect(describeError(error).next).toMatch(/^Nothing was sent or billed\. Check that you are online/);
  });

  test.each(['../../x', 'a', 'a/b/c', 'a/..', 'https://evil/x', 'a b/c', ''])(
    'a model that is no name of the Hub never becomes part of a URL: %j',
    async (model) => {
      expect(await failure(model)).toMatchObject({ kind: 'not-found' });
      expect(hub.requests).toEqual([]);
    },
  );

  test('aborting rejects with the reason', async () => {
    const reason = new Error('Cancel was pressed');
    await expect(ask('a/b', AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
