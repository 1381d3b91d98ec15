// What servers say, by the name a person would give it. Words and shapes are those of PROTOCOL §3 and §4.
import { createHash, randomUUID } from 'node:crypto';
import type { Answer } from './answer.ts';
import { type TinyType, tinyPicture } from './tiny-pictures.ts';

type PictureOptions = {
  type?: TinyType;
  /** The type that the header claims, when it lies; null for no header at all. */
  claims?: string | null;
  bytes?: Uint8Array<ArrayBuffer>;
  width?: number;
  height?: number;
  computeTimeS?: number;
  cached?: boolean;
};

/** 200 with a picture. A PNG takes its colour from the request body, so that another seed is another picture. */
export function picture(options: PictureOptions = {}): Answer {
  const { type = 'image/png', claims = type, computeTimeS = 1.234, cached = false } = options;
  return async (request) => {
    const color = createHash('sha256')
      .update(await request.text())
      .digest()
      .readUIntBE(0, 3);
    const bytes = options.bytes ?? tinyPicture(type, { color, ...sizeOf(options) });
    const headers = {
      ...(claims !== null && { 'content-type': claims }),
      'x-compute-type': cached ? 'cache' : 'gpu',
      'x-compute-time': String(computeTimeS),
      'x-request-id': randomUUID(),
    };
    return new Response(bytes, { headers });
  };
}

/** 200 with a proper end, but only half of the picture's bytes: what a silently cut connection looks like (TRUST F-05). */
export function halfAPicture(type: TinyType = 'image/png'): Answer {
  const bytes = tinyPicture(type);
  return picture({ type, bytes: bytes.subarray(0, bytes.length >> 1) });
}

/** 200 with JSON that holds a picture; `wrap` makes the JSON from the base64 text. */
export function base64Picture(wrap: (base64: string) => unknown, type: TinyType = 'image/png'): Answer {
  return json(200, wrap(tinyPicture(type).toString('base64')));
}

/** Any status with a JSON body. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return async () => Response.json(body, { status, headers });
}

/** Any status with a text body of any type. */
export function text(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return async () => new Response(body, { status, headers: { 'content-type': 'text/plain', ...headers } });
}

/** `{"error": …}` with a status, the shape of most failures. */
export function failure(status: number, error: unknown, headers: Record<string, string> = {}): Answer {
  return json(status, { error }, headers);
}

/** 503: come back in about so many seconds. */
export function loadingModel(estimatedTimeS: number, model = 'X'): Answer {
  return json(503, { error: `Model ${model} is currently loading`, estimated_time: estimatedTimeS });
}

/** 503: no work was done. */
export function overloaded(): Answer {
  return failure(503, 'overloaded');
}

/** 429. `retryAfter` is the header as it stands: seconds or a date. */
export function rateLimited(retryAfter?: string): Answer {
  return failure(429, 'Rate limit reached. Please log in or use a HF access token', {
    ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
  });
}

/** 401 with the words of the router, which stand in a header as well. */
export function badToken(): Answer {
  const words = 'Invalid username or password.';
  return failure(401, words, { 'x-error-message': words });
}

/** 401 that repeats the request's credentials in body and header, as careless servers do (TRUST A-21). */
export function echoedToken(): Answer {
  return async (request) => {
    const words = `bad token ${request.headers.get('authorization') ?? ''}`;
    return Response.json({ error: words }, { status: 401, headers: { 'x-error-message': words } });
  };
}

/** 200 with a web page: a captive portal, or an address that is not an API. */
export function webPage(status = 200): Answer {
  const page = '<!doctype html><title>Welcome to the Wi-Fi</title><script>window.__pwned = 1</script><h1>Log in</h1>';
  return text(status, page, { 'content-type': 'text/html; charset=utf-8' });
}

/** 200 without a single byte; or 204. */
export function emptyAnswer(status: 200 | 204 = 200): Answer {
  return async () => new Response(null, { status });
}

/** Sends the client elsewhere, another origin included. */
export function redirect(to: string, status: 301 | 302 | 303 | 307 | 308 = 302): Answer {
  return async () => new Response(null, { status, headers: { location: to } });
}

function sizeOf({ width, height }: PictureOptions): { width?: number; height?: number } {
  return { ...(width !== undefined && { width }), ...(height !== undefined && { height }) };
}
