// Over real HTTP: the Hub's own address leads to a server of this machine.
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { json, text } from '../../e2e/server/answers.ts';
import { type ScriptedApi, startScriptedApi } from '../../e2e/server/scripted-api.ts';
import { hubModelsQuery, searchHub, searchUrl } from './hub-models.ts';
import { InferenceError } from './inference-error.ts';

let hub: ScriptedApi;
beforeEach(async () => {
  hub = await startScriptedApi();
});
afterEach(() => hub.close());

const here = (request: Request) => {
  const { origin, pathname, search } = new URL(request.url);
  expect(origin).toBe('https://huggingface.co');
  expect([request.credentials, request.redirect, request.referrerPolicy]).toEqual(['omit', 'error', 'no-referrer']);
  return fetch(new Request(`${hub.url}${pathname}${search}`, request));
};
const find = (words = '', onlyServed = false) => searchHub(words, onlyServed, new AbortController().signal, here);

const bare = { licence: undefined, providers: [], isWarm: false, likes: 0, downloads: 0, gated: undefined };

describe('a search of the Hub', () => {
  test('asks for text-to-image models by what trends, and for nothing that is not shown', () => {
    const { origin, pathname, searchParams } = new URL(searchUrl('flux dev & more', true));
    expect(origin + pathname).toBe('https://huggingface.co/api/models');
    expect(Object.fromEntries([...searchParams].filter(([name]) => name !== 'expand[]'))).toEqual({
      pipeline_tag: 'text-to-image',
      inference_provider: 'all',
      search: 'flux dev & more',
      sort: 'trendingScore',
      limit: '20',
    });
    expect(searchParams.getAll('expand[]')).toContain('inferenceProviderMapping');
    const open = new URL(searchUrl('', false)).searchParams;
    expect([open.has('inference_provider'), open.has('search')]).toEqual([false, false]);
  });

  test('sends no token and reads what the Hub says of each model', async () => {
    const live = { status: 'live', task: 'text-to-image' };
    hub.answer(
      json(200, [
        {
          _id: '1',
          id: 'black-forest-labs/FLUX.1-dev',
          likes: 12_345,
          downloads: 1_200_000,
          gated: 'auto',
          tags: ['diffusers', 'license:other', 'region:us'],
          inference: 'warm',
          inferenceProviderMapping: [
            { provider: 'fal-ai', providerId: 'fal-ai/flux/dev', ...live },
            { provider: 'nebius', providerId: 'x', status: 'staging', task: 'text-to-image' },
            { provider: 'replicate', providerId: 'y', status: 'live', task: 'image-to-image' },
          ],
        },
        { id: 'a/b', gated: undefined, inferenceProviderMapping: { together: { providerId: 'a/b', ...live } } },
      ]),
    );
    expect(await find('flux')).toEqual([
      {
        id: 'black-forest-labs/FLUX.1-dev',
        likes: 12_345,
        downloads: 1_200_000,
        gated: 'auto',
        licence: 'other',
        providers: ['fal-ai'],
        isWarm: true,
      },
      { ...bare, id: 'a/b', providers: ['together'] },
    ]);
    const [asked] = hub.requests;
    expect(asked?.method).toBe('GET');
    expect(asked?.headers).not.toHaveProperty('authorization');
    expect(asked?.headers).not.toHaveProperty('referer');
  });

  test('keeps what it understands: odd fields are left out, odd entries passed over', async () => {
    const odd = { likes: '12', downloads: null, gated: 'maybe', tags: 'license:mit', inferenceProviderMapping: 7 };
    hub.answer(json(200, [null, { id: 7 }, { id: 'a/../b' }, { id: 'https://example.com' }, { id: 'a/b', ...odd }]));
    expect(await find()).toEqual([{ ...bare, id: 'a/b' }]);
  });

  test.each([
    ['too many requests', json(429, { error: 'Too many requests' }), 'rate-limited'],
    ['no list', json(200, { error: 'odd' }), 'malformed'],
    ['a web page', text(200, '<html>', { 'content-type': 'text/html' }), 'malformed'],
  ])('fails with the reason: %s', async (_what, answer, kind) => {
    hub.answer(answer);
    const error: unknown = await find().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(InferenceError);
    expect(error).toHaveProperty('kind', kind);
  });
});

describe('the query of a search', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test('asks once typing rests, and aborts what is superseded', async () => {
    vi.useFakeTimers();
    const asked: Request[] = [];
    vi.stubGlobal('fetch', (request: Request) => {
      asked.push(request);
      return new Promise(() => undefined);
    });
    const client = new QueryClient();
    const observer = new QueryObserver(client, hubModelsQuery('f', false));
    const stop = observer.subscribe(() => undefined);
    for (const typed of ['fl', 'flu', 'flux']) {
      await vi.advanceTimersByTimeAsync(200);
      observer.setOptions(hubModelsQuery(typed, false));
    }
    expect(asked).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(250);
    expect(asked.map(({ url }) => new URL(url).searchParams.get('search'))).toEqual(['flux']);
    expect(asked[0]?.signal.aborted).toBe(false);
    observer.setOptions(hubModelsQuery('flux.2', false));
    expect(asked[0]?.signal.aborted).toBe(true);
    await vi.advanceTimersByTimeAsync(250);
    expect(asked).toHaveLength(2);
    stop();
  });
});
