import { afterEach, expect, test } from 'vitest';
import { held } from './answer.ts';
import {
  badToken,
  base64Picture,
  echoedToken,
  emptyAnswer,
  halfAPicture,
  loadingModel,
  overloaded,
  picture,
  rateLimited,
  redirect,
  text,
  webPage,
} from './answers.ts';
import { documentedCors } from './cors.ts';
import { startDocumentedApi } from './documented-api.ts';
import { resetAfterHeaders, resetBeforeHeaders, silence, truncated, withoutCors } from './faults.ts';
import type { HttpServer } from './http-server.ts';
import { type ScriptedApi, startScriptedApi } from './scripted-api.ts';
import { tinyPicture } from './tiny-pictures.ts';

const open: HttpServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function start(options?: Parameters<typeof startScriptedApi>[0]): Promise<ScriptedApi> {
  const api = await startScriptedApi(options);
  open.push(api);
  return api;
}
const post = (url: string, init: RequestInit = {}) =>
  fetch(url, { method: 'POST', body: JSON.stringify({ inputs: 'a fox' }), redirect: 'manual', ...init });
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

test('answers in the order of the script, then with a picture', async () => {
  const api = await start();
  api.answer(loadingModel(2), overloaded());
  const first = await post(api.url);
  expect(first.status).toBe(503);
  expect(await first.json()).toEqual({ error: 'Model X is currently loading', estimated_time: 2 });
  expect(await (await post(api.url)).json()).toEqual({ error: 'overloaded' });
  const last = await post(api.url);
  expect([last.status, last.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect((await bytesOf(last)).subarray(1, 4).toString()).toBe('PNG');
});

test('records what came: method, path, headers, body', async () => {
  const api = await start();
  await post(`${api.url}/models/a/b?x=1`, { headers: { 'X-Use-Cache': 'false' } });
  expect(api.requests).toMatchObject([
    {
      method: 'POST',
      url: `${api.url}/models/a/b?x=1`,
      path: '/models/a/b?x=1',
      headers: { 'x-use-cache': 'false' },
      bodyText: '{"inputs":"a fox"}',
      json: { inputs: 'a fox' },
    },
  ]);
});

test('lets web pages in as the real servers do, records the preflight and spends no answer on it', async () => {
  const api = await start();
  const asked = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,x-b' };
  const preflight = await fetch(api.url, { method: 'OPTIONS', headers: asked });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization,x-b');
  api.answer(overloaded());
  const answer = await post(api.url);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('access-control-expose-headers')).toBe('x-compute-type, x-compute-time, x-request-id');
  expect(api.requests.map(({ method }) => method)).toEqual(['OPTIONS', 'POST']);
  expect(api.calls()).toHaveLength(1);
});

test('keeps web pages out when told so, for one answer or altogether', async () => {
  const api = await start();
  api.answer(withoutCors(picture()));
  expect([...(await post(api.url)).headers.keys()].filter((name) => name.startsWith('access-'))).toEqual([]);
  expect((await post(api.url)).headers.get('access-control-allow-origin')).toBe('*');
  const closed = await start({ cors: 'none' });
  expect((await post(closed.url)).headers.has('access-control-allow-origin')).toBe(false);
  const strict = await start({ cors: { ...documentedCors, allowHeaders: ['authorization'], exposeHeaders: [] } });
  const asked = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-use-cache' };
  const preflight = await fetch(strict.url, { method: 'OPTIONS', headers: asked });
  expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization');
});

test('a held answer comes when the test lets it', async () => {
  const api = await start();
  const slow = held(picture());
  api.answer(slow.answer);
  let isHere = false;
  const coming = post(api.url).then((response) => {
    isHere = true;
    return response;
  });
  await api.received(1);
  expect((await post(api.url)).status).toBe(200);
  expect(isHere).toBe(false);
  slow.release();
  expect((await coming).status).toBe(200);
});

test('another seed is another picture, the same request the same one', async () => {
  const api = await start();
  const make = async (seed: number) => (await bytesOf(await post(api.url, { body: String(seed) }))).toString('hex');
  expect(await make(1)).toBe(await make(1));
  expect(await make(1)).not.toBe(await make(2));
});

test.each([
  ['a page', webPage(), 200, 'text/html; charset=utf-8', /^<!doctype html>/],
  ['plain text', text(422, 'missing field'), 422, 'text/plain', /^missing field$/],
  ['nothing', emptyAnswer(), 200, null, /^$/],
  ['nothing with 204', emptyAnswer(204), 204, null, /^$/],
  ['a redirect', redirect('http://127.0.0.1:1/', 307), 307, null, /^$/],
  ['base64', base64Picture((data) => ({ data: [{ b64_json: data }] })), 200, 'application/json', /"iVBORw0KGgo/],
  ['a refusal', badToken(), 401, 'application/json', /Invalid username/],
  ['a wait', rateLimited('7'), 429, 'application/json', /Rate limit/],
])('can answer with %s', async (_, answer, status, type, body) => {
  const api = await start();
  api.answer(answer);
  const response = await post(api.url);
  expect([response.status, response.headers.get('content-type')]).toEqual([status, type]);
  expect(await response.text()).toMatch(body);
});

test('can tell a token on and lie about a type', async () => {
  const api = await start();
  api.answer(echoedToken(), picture({ type: 'image/webp', claims: 'text/html' }), picture({ claims: null }));
  expect(await (await post(api.url, { headers: { authorization: 'Bearer x' } })).json()).toEqual({
    error: 'bad token Bearer x',
  });
  const liar = await post(api.url);
  expect(liar.headers.get('content-type')).toBe('text/html');
  expect(await bytesOf(liar)).toEqual(tinyPicture('image/webp'));
  expect((await post(api.url)).headers.has('content-type')).toBe(false);
});

test('a silently cut picture has a proper end, a truncated one has none', async () => {
  const api = await start();
  api.answer(halfAPicture(), truncated());
  expect((await bytesOf(await post(api.url))).length).toBe(tinyPicture().length >> 1);
  const response = await post(api.url);
  expect(response.status).toBe(200);
  await expect(response.arrayBuffer()).rejects.toThrow('terminated');
});

test('resets the connection before the headers, or after them', async () => {
  const api = await start();
  api.answer(resetBeforeHeaders(), resetAfterHeaders());
  await expect(post(api.url)).rejects.toThrow('fetch failed');
  const response = await post(api.url);
  expect(response.status).toBe(200);
  await expect(response.arrayBuffer()).rejects.toThrow('terminated');
});

test('a silent server notices when the client leaves', async () => {
  const api = await start();
  let hasLeft = false;
  const quiet = silence();
  api.answer(async (request, raw) => {
    const answer = await quiet(request, raw);
    hasLeft = true;
    return answer;
  });
  const controller = new AbortController();
  const asking = post(api.url, { signal: controller.signal });
  await api.received(1);
  controller.abort();
  await expect(asking).rejects.toThrow('aborted');
  await expect.poll(() => hasLeft).toBe(true);
});

test('the demo engine is a server of the documented API', async () => {
  const api = await startDocumentedApi({ token: 'hf_right' });
  open.push(api);
  const url = `${api.url}/models/a/b`;
  expect((await post(url)).status).toBe(401);
  const body = JSON.stringify({ inputs: 'a fox', parameters: { seed: 1, target_size: { width: 64, height: 64 } } });
  const response = await post(url, { body, headers: { authorization: 'Bearer hf_right' } });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
});
