import { afterEach, expect, test } from 'vitest';
import { startAutomatic1111 } from '../../e2e/server/automatic1111-api.ts';
import { type HttpServer, startHttpServer } from '../../e2e/server/http-server.ts';
import type { ApiId } from './api.ts';
import { type Surroundings, withAdvice } from './explain-contact.ts';
import { InferenceError } from './inference-error.ts';

const page = 'https://proofsheet.example';

const running: HttpServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});
function run<Server extends HttpServer>(server: Server): Server {
  running.push(server);
  return server;
}

const unreachable = () => new InferenceError('unreachable', 'No answer reached this page.', { host: 'host' });

/** Node knows no CORS, so what a browser does of it is played here: the rest is real. */
async function asABrowser(request: Request): Promise<Response> {
  const mode = request.mode;
  const response = await fetch(new Request(request, { mode: 'cors' }));
  if (mode === 'cors' && !response.headers.has('access-control-allow-origin')) throw new TypeError('Failed to fetch');
  return response;
}

const never = new AbortController().signal;

const surroundings: Surroundings = {
  origin: page,
  isOnline: true,
  permission: async () => 'granted',
  fetch: asABrowser,
};

async function advise(
  baseUrl: string,
  around: Partial<Surroundings> = {},
  failure = unreachable(),
  api: ApiId = 'automatic1111',
) {
  const told = await withAdvice(failure, { api, baseUrl }, never, { ...surroundings, ...around });
  expect(told).toBe(failure);
  return failure.advice;
}

/** An address on this machine at which nothing listens. */
async function nowhere(): Promise<string> {
  const server = await startHttpServer(async () => undefined);
  await server.close();
  return server.url;
}

test('a server that runs but lets no page in is told apart, with the line that starts it right', async () => {
  const server = run(await startAutomatic1111({ cors: false }));
  expect(await advise(server.url)).toStrictEqual({
    next: expect.stringMatching(/^It runs, but does not allow requests from this page \(CORS\)\. Start it with/),
    command: `--api --cors-allow-origins=${page}`,
  });
});

test('the probes are two requests for the front page, with no header of ours and no token', async () => {
  const server = run(await startAutomatic1111({ cors: false }));
  await advise(`${server.url}/sdapi/v1`);
  expect(server.calls().map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /', 'GET /']);
  for (const { headers } of server.calls()) expect(headers).not.toHaveProperty('authorization');
});

test('a server that allows the page broke off', async () => {
  const server = run(await startAutomatic1111());
  expect(await advise(server.url)).toStrictEqual({ next: expect.stringContaining('the connection broke') });
  expect(server.calls()).toHaveLength(1);
});

test('nothing there', async () => {
  const url = await nowhere();
  expect(await advise(url)).toStrictEqual({
    next: expect.stringContaining(`Nothing answers at ${new URL(url).host}.`),
  });
});

test.each([
  ['stable-diffusion-cpp', undefined],
  ['localai', `LOCALAI_CORS=true LOCALAI_CORS_ALLOW_ORIGINS=${page} LOCALAI_DISABLE_CSRF=true local-ai run`],
  ['openai-images', `Access-Control-Allow-Origin: ${page}`],
] as const)('%s has a line of its own', async (api, command) => {
  const server = run(await startHttpServer(async () => new Response('hi'), { cors: 'none' }));
  expect((await advise(server.url, {}, unreachable(), api))?.command).toBe(command);
});

test('servers that are not one’s own are not asked anything', async () => {
  const server = run(await startHttpServer(async () => new Response('hi')));
  expect(await advise(server.url, {}, unreachable(), 'hugging-face')).toBeUndefined();
  expect(server.calls()).toEqual([]);
});

test('an offline device is the reason, but for a server on it', async () => {
  const fetch = async () => Promise.reject(new TypeError('offline'));
  const around = { isOnline: false, fetch };
  expect((await advise('http://192.168.1.5:7860', around))?.next).toContain('offline');
  expect((await advise('http://127.0.0.1:7860', around))?.next).toContain('Nothing answers');
  expect((await advise('https://api.example', around, unreachable(), 'hugging-face'))?.next).toContain('offline');
});

test.each([
  ['http://127.0.0.1:7860', 'loopback-network', page, true],
  ['http://localhost:7860', 'local-network-access', page, true],
  ['http://192.168.1.5:7860', 'local-network', page, true],
  ['http://192.168.1.5:7860', 'loopback-network', page, false],
  // From the network to this machine is a step inwards as well; from a place as private as the goal there is none.
  ['http://127.0.0.1:7860', 'loopback-network', 'http://192.168.1.2:4173', true],
  ['http://192.168.1.5:7860', 'local-network', 'http://192.168.1.2:4173', false],
  ['http://127.0.0.1:7860', 'loopback-network', 'http://localhost:4173', false],
])('to %s, with %s denied to %s: that is the reason is %s', async (baseUrl, denied, origin, isReason) => {
  const asked: string[] = [];
  const advice = await advise(baseUrl, {
    origin,
    permission: async (name) => (name === denied ? 'denied' : undefined),
    fetch: async ({ url }) => {
      asked.push(url);
      throw new TypeError('Failed to fetch');
    },
  });
  expect(advice?.next.includes('Local network access')).toBe(isReason);
  expect(asked).toHaveLength(isReason ? 0 : 2);
});

test.each([
  [page, 'http://192.168.1.5:7860', true],
  [page, 'http://127.0.0.1:7860', false],
  [page, 'https://192.168.1.5:7860', false],
  ['http://192.168.1.2:4173', 'http://192.168.1.5:7860', false],
])('from %s, nothing from %s: plain http is the reason is %s', async (origin, baseUrl, isReason) => {
  const fetch = async () => Promise.reject(new TypeError('Failed to fetch'));
  const advice = await advise(baseUrl, { origin, fetch });
  expect(advice?.next.includes('came over https')).toBe(isReason);
});

const failure = (status: number, message: string, kind: InferenceError['kind'] = 'not-found') =>
  new InferenceError(kind, message, { status });

test.each([
  ['automatic1111', failure(404, 'Not Found'), 'This server runs without its API'],
  ['automatic1111', failure(405, 'Method Not Allowed', 'rejected'), 'This server runs without its API'],
  ['openai-images', failure(404, 'Not Found'), 'Nothing makes pictures at this address'],
  ['localai', failure(405, 'Method Not Allowed', 'rejected'), 'Nothing makes pictures at this address'],
] as const)('%s: %s', async (api, error, title) => {
  const advice = await advise('http://127.0.0.1:1', {}, error, api);
  expect(advice?.title).toBe(title);
  expect(advice?.next).toContain('base URL');
});

test('a sampler, a model or a password that is wrong is not taken for a wrong address', async () => {
  const base = 'http://127.0.0.1:1';
  expect((await advise(base, {}, failure(404, 'Sampler not found', 'rejected')))?.next).toContain('Choose a scheduler');
  expect((await advise(base, {}, failure(401, 'Not authenticated', 'unauthorized')))?.next).toContain('user:password');
  expect(await advise(base, {}, failure(404, 'The model `x` does not exist'), 'openai-images')).toBeUndefined();
  expect(await advise(base, {}, failure(500, 'CUDA out of memory', 'broken'))).toBeUndefined();
});

test('what was ordered already, and what is no failure of ours, is left as it is', async () => {
  const owing = unreachable().owing({ kind: 'collect', url: 'https://cdn.example/1.png' });
  expect(await advise('http://127.0.0.1:1', {}, owing)).toBeUndefined();
  const other = new Error('broke');
  const endpoint = { api: 'automatic1111', baseUrl: 'http://127.0.0.1:1' } as const;
  expect(await withAdvice(other, endpoint, never, surroundings)).toBe(other);
});
