import { errorFromResponse } from './error-from-response.ts';
import { InferenceError } from './inference-error.ts';

/** What a request is sent with. */
export type Ports = {
  /** Adds the token that belongs to the request's origin, if there is one: at once, or when its promise resolves. */
  authorize: (url: URL, headers: Headers) => unknown;
  signal: AbortSignal;
  fetch?: ((request: Request) => Promise<Response>) | undefined;
};

type Sendable = { method: 'GET' | 'POST'; url: string; headers?: Record<string, string>; body?: unknown };

/**
 * Sends one request and brings back a response with a success status, or throws an InferenceError in which the token
 * that was sent is concealed. Aborting rejects with the signal's reason.
 *
 * Redirects are errors: a followed one would carry the prompt, and on some hops a key, to another host (TRUST 4).
 */
export async function send(
  { method, url: address, headers: given = {}, body }: Sendable,
  { authorize, signal, fetch = globalThis.fetch }: Ports,
): Promise<{ response: Response; secret: string }> {
  const url = new URL(address);
  const headers = new Headers(given);
  const adding = authorize(url, headers);
  // Awaited only where there is something to wait for: else the request leaves within the task of the press.
  if (adding instanceof Promise) await adding;
  const secret = secretIn(headers);
  const request = new Request(url, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    redirect: 'error',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    signal,
  });
  try {
    const response = await fetch(request);
    if (!response.ok) throw await errorFromResponse(response);
    return { response, secret };
  } catch (error) {
    signal.throwIfAborted();
    throw asInferenceError(error, url.host).conceal(secret);
  }
}

/** What broke while an answer was on its way or being read: a connection, unless something better is known. */
export function asInferenceError(error: unknown, host: string): InferenceError {
  if (error instanceof InferenceError) return error;
  return new InferenceError('unreachable', 'No answer reached this page.', { host, cause: error });
}

/** What follows the scheme in the request's credentials: servers repeat it in their errors (TRUST A-21). */
function secretIn(headers: Headers): string {
  return headers.get('authorization')?.replace(/^\S+\s+/, '') ?? '';
}
