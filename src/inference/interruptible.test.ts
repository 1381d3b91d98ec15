import { afterEach, beforeEach, expect, test } from 'vitest';
import { held } from '../../e2e/server/answer.ts';
import { type Automatic1111, startAutomatic1111 } from '../../e2e/server/automatic1111-api.ts';
import { startHttpServer } from '../../e2e/server/http-server.ts';
import { interruptible } from './interruptible.ts';
import { send } from './send.ts';

let server: Automatic1111;
beforeEach(async () => {
  server = await startAutomatic1111({ auth: 'user:password' });
});
afterEach(() => server.close());

const authorize = (_: URL, headers: Headers) => headers.set('authorization', `Basic ${btoa('user:password')}`);

/** One picture of the server, as a job makes it. */
function picture(signal: AbortSignal) {
  const ports = { authorize, signal };
  const headers = { 'content-type': 'application/json' };
  const make = async () =>
    (await send({ method: 'POST', url: `${server.url}/sdapi/v1/txt2img`, headers, body: {} }, ports)).response.json();
  return interruptible(make, { method: 'POST', url: `${server.url}/sdapi/v1/interrupt` }, ports);
}

const asked = () => server.calls().map(({ path }) => path.replace('/sdapi/v1/', ''));

test('what is cancelled under way is interrupted once, with the token', async () => {
  server.paintTo(3);
  const job = new AbortController();
  const made = picture(job.signal);
  await server.received(1);
  job.abort(new Error('cancelled'));
  await expect(made).rejects.toThrow('cancelled');
  await server.received(2);
  expect(asked()).toEqual(['txt2img', 'interrupt']);
  expect(server.calls()[1]?.headers.authorization).toBe(`Basic ${btoa('user:password')}`);
});

test('nothing is interrupted after the answer came, or before anything was asked', async () => {
  const job = new AbortController();
  await picture(job.signal);
  job.abort();
  await expect(picture(AbortSignal.abort(new Error('cancelled')))).rejects.toThrow('cancelled');
  await picture(new AbortController().signal);
  expect(asked()).toEqual(['txt2img', 'txt2img']);
});

test('nothing new is asked for before the server has heard of the interruption', async () => {
  const heard = held(async () => Response.json({}));
  const slow = await startHttpServer(heard.answer);
  const interrupt = { method: 'POST', url: `${slow.url}/interrupt` } as const;
  const job = new AbortController();
  const cancelled = new Promise<never>((_, reject) => {
    job.signal.addEventListener('abort', () => reject(new Error('cancelled')));
  });
  const made = interruptible(() => cancelled, interrupt, { authorize, signal: job.signal });
  await Promise.resolve(); // it is being made from here on
  job.abort();
  await expect(made).rejects.toThrow('cancelled');

  let asks = 0;
  const next = interruptible(async () => ++asks, interrupt, { authorize, signal: new AbortController().signal });
  await slow.received(1);
  expect(asks).toBe(0);
  heard.release();
  expect(await next).toBe(1);
  await slow.close();
});
