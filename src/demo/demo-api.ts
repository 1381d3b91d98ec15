// The text-to-image API of the 2024 document, as one function from a Request to a Response. It shares no code with the
// client in src/inference: what the two agree on is the document, so that a mistake on one side shows on the other.

import { wait } from '#lib/wait.ts';
import { paint } from '#painter/paint.ts';
import { type DemoAnswer, failure, picture, unreadable } from './demo-answers.ts';
import { type DemoWish, parseDemoBody, type SizeLimits } from './demo-body.ts';
import { encodePng } from './encode-png.ts';
import { createModelLoads } from './model-loads.ts';
import { createRecentAnswers } from './recent-answers.ts';
import { drawSeed } from './seed.ts';

/** How the demo server behaves. All of it is optional; without options it is open, warm and as fast as it can be. */
export type DemoOptions = {
  /** When set, a request must carry `authorization: Bearer <token>`, else it is answered with 401. */
  token?: string;
  /** How long a model needs to load, counted from the first request for it, in milliseconds. 0: always warm. */
  coldForMs?: number;
  /** Added to the time of every fresh picture, in milliseconds. */
  latencyMs?: number;
  /** The smallest and largest accepted side, in pixels. */
  sizeLimits?: SizeLimits;
  /** The clock, in milliseconds. */
  now?: () => number;
  /** Waits; rejects with the signal's reason when it aborts. */
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
};

// As on Hugging Face, only the last part is checked: the same API answers behind any base URL.
const modelPath = /\/models\/(.+)$/;
const modelId = /^[\w.-]+\/[\w.-]+$/;

/**
 * Makes a demo server: `POST …/models/{owner}/{name}` with `{inputs, parameters?}` answers with a PNG.
 *
 * Failures are answers, with the documented statuses and words (400, 401, 404, 405, 422, 503). The returned function
 * rejects only when `request.signal` aborts, with the signal's reason.
 */
export function createDemoApi(options: DemoOptions = {}): (request: Request) => Promise<Response> {
  const { token, coldForMs = 0, latencyMs = 0, sizeLimits = { min: 64, max: 2048 } } = options;
  const { now = () => performance.now(), sleep = wait } = options;
  const loads = createModelLoads(coldForMs, now);
  const recent = createRecentAnswers(32);

  return async (request) => {
    const answer = await respond(request);
    request.signal.throwIfAborted();
    return answer.toResponse();
  };

  async function respond(request: Request): Promise<DemoAnswer> {
    const model = modelPath.exec(new URL(request.url).pathname)?.[1];
    if (model === undefined) return failure(404, 'Not Found');
    if (request.method !== 'POST') return failure(405, 'Method Not Allowed', { allow: 'POST' });
    if (token !== undefined && request.headers.get('authorization') !== `Bearer ${token}`) {
      return failure(401, 'Invalid username or password.');
    }
    if (!modelId.test(model)) return failure(404, `Model ${model} does not exist`);

    const body = await request.text();
    const parsed = parseDemoBody(body, sizeLimits);
    if (parsed.kind === 'unreadable') return unreadable(parsed.reason);
    if (parsed.kind === 'refused') return failure(400, parsed.reasons);

    const wantsCache = !isNo(request.headers.get('x-use-cache'));
    const key = `${model}\n${body}`;
    const known = wantsCache ? recent.get(key) : undefined;
    // The front of the API answers from the cache, so a picture it knows comes even while the model is cold.
    if (known !== undefined) return picture(known.png, 'cache', known.computeTime);

    const loadingMs = loads.msLeft(model);
    if (loadingMs > 0) {
      if (!isYes(request.headers.get('x-wait-for-model'))) {
        return failure(503, `Model ${model} is currently loading`, {}, { estimated_time: loadingMs / 1000 });
      }
      await sleep(loadingMs, request.signal);
    }

    const startedAt = now();
    // Even without latency this lets go of the thread once, so that an abort already on its way to a worker arrives
    // before the painting, which nothing can interrupt.
    await sleep(latencyMs, request.signal);
    const png = await paintPng(model, parsed.wish);
    const computeTime = ((now() - startedAt) / 1000).toFixed(3);
    if (wantsCache) recent.set(key, { png, computeTime });
    return picture(png, 'cpu', computeTime);
  }
}

function paintPng(model: string, wish: DemoWish): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = wish;
  // Without a seed the server draws one and keeps it to itself, which is why clients do better to send their own.
  return encodePng(paint({ ...wish, model, seed: wish.seed ?? drawSeed() }), width, height);
}

// The document says "boolean"; clients in the wild also sent 0 and 1.
function isNo(header: string | null): boolean {
  return header === 'false' || header === '0';
}

function isYes(header: string | null): boolean {
  return header === 'true' || header === '1';
}
