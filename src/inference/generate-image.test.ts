// Over real HTTP, with the fetch of Node.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { apiAtHand, requestOf as toRequest } from '../../e2e/request-of.ts';
import { held } from '../../e2e/server/answer.ts';
import {
  base64Picture,
  echoedToken,
  emptyAnswer,
  failure,
  halfAPicture,
  json,
  loadingModel,
  picture,
  rateLimited,
  redirect,
  webPage,
} from '../../e2e/server/answers.ts';
import { resetAfterHeaders, resetBeforeHeaders, silence, truncated } from '../../e2e/server/faults.ts';
import { type ScriptedApi, startScriptedApi } from '../../e2e/server/scripted-api.ts';
import { tinyPicture } from '../../e2e/server/tiny-pictures.ts';
import { generateImage } from './generate-image.ts';

let api: ScriptedApi;
beforeEach(async () => {
  api = await startScriptedApi();
});
afterEach(() => api.close());

const recipe = { model: 'a/b', prompt: 'a fox', seed: 0 };
const request = () =>
  toRequest(recipe, { useCache: false, waitForModel: false }, { api: 'inference-api', baseUrl: api.url });
const order = (sent = request()) => ({ api: apiAtHand({ api: 'inference-api' }), baseUrl: sent.url, request: sent });
const bytesOf = async (blob: Blob) => Buffer.from(await blob.arrayBuffer());

/** Generates without a token, unless one is given. */
function generate({ token, signal = new AbortController().signal }: { token?: string; signal?: AbortSignal } = {}) {
  const authorize = (_url: URL, headers: Headers) => {
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  };
  return generateImage(order(), { authorize, signal });
}

describe('a picture', () => {
  test('arrives to the byte, with what the server said and the time it took', async () => {
    const bytes = tinyPicture('image/png', { width: 300, height: 200, color: 0x123456 });
    api.answer(picture({ bytes, computeTimeS: 8.324 }));
    const made = await generate();
    expect(await bytesOf(made.blob)).toEqual(bytes);
    expect(made).toMatchObject({
      type: 'image/png',
      notes: { computeTimeS: 8.324, computeType: 'gpu', cached: false },
    });
    expect(made.tookMs).toBeGreaterThan(0);
  });

  test('is asked for by the very request', async () => {
    await generate();
    const { method, url, headers, body } = request();
    expect(api.requests).toMatchObject([{ method, url, json: body, headers }]);
    expect(api.requests[0]?.bodyText).toBe(JSON.stringify(body));
  });

  test('keeps its own type when the server lies, or says nothing', async () => {
    api.answer(picture({ type: 'image/webp', claims: 'text/html' }), picture({ type: 'image/jpeg', claims: null }));
    expect((await generate()).blob.type).toBe('image/webp');
    expect((await generate()).blob.type).toBe('image/jpeg');
  });

  test('is read out of JSON', async () => {
    api.answer(base64Picture((data) => ({ data: [{ b64_json: data }] }), 'image/jpeg'));
    expect(await bytesOf((await generate()).blob)).toEqual(tinyPicture('image/jpeg'));
  });

  test('cut short behind the server’s back arrives as it is: only a decoder can tell', async () => {
    api.answer(halfAPicture());
    expect((await bytesOf((await generate()).blob)).length).toBe(tinyPicture().length >> 1);
  });
});

describe('what is no picture', () => {
  test.each([
    ['a web page', webPage(), 'The answer was a web page, not a picture.'],
    ['nothing', emptyAnswer(), 'The answer was empty.'],
    ['204', emptyAnswer(204), 'The answer was empty.'],
    ['text', json(200, [{ generated_text: 'hi' }]), 'The answer was JSON without a picture: [{"generated_text":"hi"}]'],
    ['a list', base64Picture(() => ({ data: [] })), 'The answer was JSON without a picture: {"data":[]}'],
  ])('%s is malformed', async (_, answer, message) => {
    api.answer(answer);
    const host = new URL(api.url).host;
    await expect(generate()).rejects.toMatchObject({ kind: 'malformed', message, host });
  });

  test.each([
    ['a loading model', loadingModel(2), { kind: 'model-loading', status: 503, retryAfterMs: 2000 }],
    ['a rate limit', rateLimited('7'), { kind: 'rate-limited', status: 429, retryAfterMs: 7000 }],
    ['a refusal', failure(400, 'no'), { kind: 'rejected', status: 400, message: 'no' }],
    ['a web page with 404', webPage(404), { kind: 'not-found', message: 'Welcome to the Wi-Fi' }],
  ])('%s is its kind of error, and tells which host', async (_, answer, error) => {
    api.answer(answer);
    await expect(generate()).rejects.toMatchObject({ ...error, name: 'InferenceError', host: new URL(api.url).host });
    expect(api.requests).toHaveLength(1);
  });
});

// TRUST A-09.
test.each([301, 302, 303, 307, 308] as const)(
  'a %i to another origin is not followed; it sees nothing',
  async (status) => {
    const stranger = await startScriptedApi();
    api.answer(redirect(`${stranger.url}/models/a/b`, status));
    await expect(generate({ token: 'hf_secret' })).rejects.toMatchObject({ kind: 'unreachable' });
    expect(api.requests).toHaveLength(1);
    expect(stranger.requests).toEqual([]);
    await stranger.close();
  },
);

test.each([
  ['reset before the headers', resetBeforeHeaders()],
  ['reset after the headers', resetAfterHeaders()],
  ['closed in the middle of the picture', truncated()],
])('a connection %s is unreachable, with its cause, and asked once', async (_, answer) => {
  api.answer(answer);
  const host = new URL(api.url).host;
  await expect(generate()).rejects.toMatchObject({ kind: 'unreachable', host, cause: expect.any(TypeError) });
  expect(api.requests).toHaveLength(1);
});

test('a server that is not there is unreachable', async () => {
  await api.close();
  await expect(generate()).rejects.toMatchObject({ kind: 'unreachable', message: 'No answer reached this page.' });
});

describe('aborting', () => {
  const reason = new Error('Cancel was pressed');

  test('before sending sends nothing', async () => {
    await expect(generate({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(api.requests).toEqual([]);
  });

  test('while the server is silent rejects with the reason, and the server sees the client leave', async () => {
    const controller = new AbortController();
    let hasLeft = false;
    const quiet = silence();
    api.answer(async (asked, raw) => {
      await quiet(asked, raw);
      hasLeft = true;
      return undefined;
    });
    const generating = generate({ signal: controller.signal });
    await api.received(1);
    controller.abort(reason);
    await expect(generating).rejects.toBe(reason);
    await expect.poll(() => hasLeft).toBe(true);
  });

  test.each([200, 500])('in the middle of the body of a %i rejects with the reason', async (status) => {
    const controller = new AbortController();
    api.answer(async (_asked, raw) => {
      raw.writeHead(status, { 'content-type': 'image/png' });
      raw.write(tinyPicture().subarray(0, 20));
      return undefined;
    });
    // The answer's head has arrived when this fetch resolves; its body never ends.
    const fetch = async (asked: Request) => {
      const response = await globalThis.fetch(asked);
      setImmediate(() => controller.abort(reason));
      return response;
    };
    const options = { authorize: () => {}, signal: controller.signal, fetch };
    await expect(generateImage(order(), options)).rejects.toBe(reason);
  });

  test('without a reason is an AbortError, which is no error to show', async () => {
    const controller = new AbortController();
    const slow = held(picture());
    api.answer(slow.answer);
    const generating = generate({ signal: controller.signal });
    await api.received(1);
    controller.abort();
    await expect(generating).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('the token', () => {
  test('is not there unless authorize adds it', async () => {
    await generate();
    expect(api.requests[0]?.headers).not.toHaveProperty('authorization');
    expect(api.requests[0]?.headers).not.toHaveProperty('cookie');
  });

  test('is added by authorize alone, which is told where the request goes', async () => {
    const told: string[] = [];
    const authorize = (url: URL, headers: Headers) => {
      told.push(url.href);
      headers.set('authorization', 'Bearer hf_mine');
    };
    const sent = request();
    await generateImage(order(sent), { authorize, signal: new AbortController().signal });
    expect(told).toEqual([sent.url]);
    expect(api.requests[0]?.headers.authorization).toBe('Bearer hf_mine');
    expect(JSON.stringify(sent)).not.toContain('hf_mine');
  });

  // TRUST A-21: the last four characters are for recognising it, where it is long enough to spare them.
  test.each([
    [`hf_CANARY_${'x'.repeat(24)}1234`, 'hf_…1234'],
    ['CANARY of no known look 1234', '…1234'],
    ['CANARY', '…'],
  ])('%s, repeated by the server, is masked', async (token, masked) => {
    api.answer(
      echoedToken(),
      json(400, { error: [`key ${token}`], warnings: [`${token} again`] }),
      failure(500, '', { 'x-error-message': `key ${token}` }),
      json(200, { key: token }),
    );
    for (let call = 0; call < 4; call++) {
      const error: unknown = await generate({ token }).catch((error: unknown) => error);
      expect(String(error)).not.toContain('CANARY');
      expect(String(error)).toMatch(/…/);
      if (call > 0) expect(String(error)).toContain(masked);
    }
  });
});

test('a token thrown back beside a picture is not kept with it', async () => {
  const server = await startScriptedApi();
  const token = 'a-key-for-a-server-of-ones-own';
  server.answer(
    async () =>
      new Response(tinyPicture('image/png'), { headers: { 'x-request-id': `for ${token}`, 'x-compute-type': 'gpu' } }),
  );
  const { notes } = await generateImage(
    order({ method: 'POST', url: `${server.url}/models/a/b`, headers: {}, body: {} }),
    {
      authorize: (_, headers) => headers.set('authorization', `Bearer ${token}`),
      signal: new AbortController().signal,
    },
  );
  expect(notes).toEqual({ computeType: 'gpu', cached: false });
  await server.close();
});
