// Over real HTTP, with the fetch of Node.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { apiAtHand, requestOf } from '../../e2e/request-of.ts';
import { failure, halfAPicture, picture } from '../../e2e/server/answers.ts';
import { fallsSilent, silence, trickle, truncated } from '../../e2e/server/faults.ts';
import { type ScriptedApi, startScriptedApi } from '../../e2e/server/scripted-api.ts';
import { tinyPicture } from '../../e2e/server/tiny-pictures.ts';
import { generateImage } from './generate-image.ts';
import { listen, patienceS } from './silence.ts';

let api: ScriptedApi;
beforeEach(async () => {
  api = await startScriptedApi();
});
afterEach(() => api.close());

function generate(giveUpAfterS: number, onBytes?: (received: number) => void, signal = new AbortController().signal) {
  const request = requestOf(
    { model: 'a/b', prompt: 'a fox', seed: 0 },
    { useCache: true, waitForModel: false },
    { api: 'inference-api', baseUrl: api.url },
  );
  return generateImage(
    { api: apiAtHand({ api: 'inference-api' }), baseUrl: api.url, request },
    {
      authorize: () => undefined,
      signal,
      listening: { to: { api: 'inference-api', baseUrl: api.url, giveUpAfterS }, onBytes },
    },
  );
}

test('a server that never answers is given up', async () => {
  api.answer(silence());
  const host = new URL(api.url).host;
  await expect(generate(0.05)).rejects.toMatchObject({
    kind: 'silent',
    message: 'Nothing came for 0.05 seconds.',
    host,
  });
});

test('so is one that falls silent in the middle of the picture', async () => {
  api.answer(fallsSilent(30));
  await expect(generate(1.5)).rejects.toMatchObject({
    kind: 'silent',
    message: 'It stopped after 30 B: nothing more came for 1.5 seconds.',
  });
});

test('bytes that trickle keep it alive, beyond the limit, and are counted', async () => {
  const bytes = tinyPicture().subarray(0, 60);
  api.answer(trickle(bytes, 30));
  const counts: number[] = [];
  const made = await generate(1, (received) => counts.push(received));
  expect(Buffer.from(await made.blob.arrayBuffer())).toEqual(bytes);
  expect(made.tookMs).toBeGreaterThan(1000);
  expect(counts.length).toBeGreaterThan(0);
  expect(counts.at(-1)).toBeLessThanOrEqual(60);
});

test('cancelling is no silence', async () => {
  api.answer(silence());
  const controller = new AbortController();
  const generated = generate(60, undefined, controller.signal);
  await api.received(1);
  controller.abort();
  await expect(generated).rejects.toMatchObject({ name: 'AbortError' });
});

test('a whole answer and cut ones come as they do without a limit', async () => {
  api.answer(picture(), halfAPicture(), truncated(), failure(418, 'I am a teapot'));
  expect((await generate(60)).blob.size).toBe(tinyPicture().length);
  expect((await generate(60)).blob.size).toBe(tinyPicture().length >> 1);
  await expect(generate(60)).rejects.toMatchObject({ kind: 'unreachable' });
  const host = new URL(api.url).host;
  await expect(generate(60)).rejects.toMatchObject({ kind: 'rejected', message: 'I am a teapot', host });
});

test('an answer without end is not kept to its end', async () => {
  const piece = new Uint8Array(64 * 1024 * 1024);
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(piece) });
  const to = { api: 'inference-api', baseUrl: 'https://x.example' } as const;
  const heard = listen(Promise.resolve(new Response(endless)), new AbortController(), 'x', { to }, performance.now());
  await expect(heard).rejects.toMatchObject({
    kind: 'malformed',
    message: 'The answer is larger than 537 MB.',
  });
});

test('silence begins when the request leaves, however late somebody listens', async () => {
  const end = new AbortController();
  const asked = new Promise<Response>((_, reject) => end.signal.addEventListener('abort', () => reject(Error('left'))));
  const to = { api: 'inference-api', baseUrl: 'https://x.example' } as const;
  const heard = listen(asked, end, 'x', { to }, performance.now() - 120_000);
  await expect(heard).rejects.toMatchObject({ kind: 'silent', message: 'Nothing came for 120 seconds.' });
});

test('the documented API gets two minutes anywhere, a server at home half an hour, and both what they are given', () => {
  const home = 'http://192.168.1.5:7860';
  expect(patienceS({ api: 'inference-api', baseUrl: 'https://x.example' })).toBe(120);
  expect(patienceS({ api: 'inference-api', baseUrl: home })).toBe(120);
  expect(patienceS({ api: 'openai-images', baseUrl: 'https://x.example' })).toBe(120);
  expect(patienceS({ api: 'openai-images', baseUrl: home })).toBe(1800);
  for (const api of ['automatic1111', 'stable-diffusion-cpp', 'localai'] as const)
    expect(patienceS({ api, baseUrl: 'https://x.example' })).toBe(1800);
  expect(patienceS({ api: 'automatic1111', baseUrl: home, giveUpAfterS: 30 })).toBe(30);
});
