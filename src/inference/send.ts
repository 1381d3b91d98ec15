import { errorFromResponse } from './error-from-response.ts';
import { InferenceError } from './inference-error.ts';
import { secretsIn } from './secrets.ts';
import type { Listening } from './silence.ts';

/** What a request is sent with. */
export type Ports = {
  /** Adds the token that belongs to the request's origin, if there is one: at once, or when its promise resolves. */
  authorize: (url: URL, headers: Headers) => unknown;
  signal: AbortSignal;
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** When a server is given up, and who hears what came. Absent: it is waited for as long as the signal says. */
  listening?: Listening | undefined;
};

/** `body` goes as JSON, unless it is a form. */
type Sendable = { method: 'GET' | 'POST'; url: string; headers?: Record<string, string>; body?: unknown };

/**
 * Sends one request and brings back a response with a success status, or throws an InferenceError in which the token
 * that was sent is concealed. Aborting rejects with the signal's reason.
 *
 * Redirects are errors: a followed one would carry the prompt, and on some hops a key, to another host (TRUST 4).
 */
export async function send(
  { method, url: address, headers: given = {}, body }: Sendable,
  { authorize, signal, listening, fetch = globalThis.fetch }: Ports,
): Promise<{ response: Response; secrets: readonly string[] }> {
  const url = new URL(address);
  const headers = new Headers(given);
  const adding = authorize(url, headers);
  // Awaited only where there is something to wait for: else the request leaves within the task of the press.
  if (adding instanceof Promise) await adding;
  const secrets = secretsIn(headers);
  const end = new AbortController();
  const request = new Request(url, {
    method,
    headers,
    ...(body !== undefined && { body: body instanceof URLSearchParams ? body : JSON.stringify(body) }),
    redirect: 'error',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    signal: AbortSignal.any([signal, end.signal]),
  });
  try {
    const asked = fetch(request);
    const response = await (listening ? heard(asked, end, url.host, listening) : asked);
    if (!response.ok) throw await errorFromResponse(response);
    return { response, secrets };
  } catch (error) {
    signal.throwIfAborted();
    throw asInferenceError(error, url.host).conceal(secrets);
  }
}

/** The whole answer, unless its server falls silent. Who listens comes while the request is under way. */
async function heard(asked: Promise<Response>, end: AbortController, host: string, listening: Listening) {
  asked.catch(() => undefined); // it may fail before anybody listens, and is heard all the same
  const askedAt = performance.now(); // the wait for who listens is part of the silence
  const listener = await import('./silence.ts').catch(() => undefined); // without one, it is waited for without end
  return listener ? listener.listen(asked, end, host, listening, askedAt) : asked;
}

/** What broke while an answer was on its way or being read: a connection, unless something better is known. */
export function asInferenceError(error: unknown, host: string): InferenceError {
  if (error instanceof InferenceError) return error;
  return new InferenceError('unreachable', 'No answer reached this page.', { host, cause: error });
}
