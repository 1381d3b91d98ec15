import type { WireRequest } from './api.ts';
import { errorFromResponse } from './error-from-response.ts';
import { InferenceError } from './inference-error.ts';
import type { MadePicture, ServerNotes } from './made-picture.ts';
import { pictureFromResponse } from './picture-from-response.ts';

/**
 * Sends one request and brings back its picture, or throws an InferenceError; aborting rejects with the signal's
 * reason. `authorize` adds the token that belongs to the request's origin, if there is one.
 *
 * Redirects are errors: a followed one would carry the prompt, and on some hops a key, to another host (TRUST 4).
 */
export async function generateImage(
  request: WireRequest,
  {
    authorize,
    signal,
    fetch = globalThis.fetch,
  }: {
    authorize: (url: URL, headers: Headers) => void;
    signal: AbortSignal;
    fetch?: (request: Request) => Promise<Response>;
  },
): Promise<MadePicture> {
  const url = new URL(request.url);
  const headers = new Headers(request.headers);
  authorize(url, headers);
  const sentAt = performance.now();
  try {
    const response = await fetch(
      new Request(url, {
        method: request.method,
        headers,
        body: JSON.stringify(request.body),
        redirect: 'error',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        signal,
      }),
    );
    if (!response.ok) throw await errorFromResponse(response);
    const picture = await pictureFromResponse(response);
    return { ...picture, notes: withoutSecret(picture.notes, secretIn(headers)), tookMs: performance.now() - sentAt };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof InferenceError) throw error.conceal(secretIn(headers));
    throw new InferenceError('unreachable', 'No answer reached this page.', { host: url.host, cause: error });
  }
}

/** What a server says beside a picture is kept with it; a token it throws back is not. */
function withoutSecret(notes: ServerNotes, secret: string): ServerNotes {
  const { requestId, computeType, ...rest } = notes;
  const isClean = (text: string | undefined) => text !== undefined && (secret === '' || !text.includes(secret));
  return {
    ...rest,
    ...(requestId !== undefined && isClean(requestId) && { requestId }),
    ...(computeType !== undefined && isClean(computeType) && { computeType }),
  };
}

/** What follows "Bearer" in the request: servers repeat it in their errors (TRUST A-21). */
function secretIn(headers: Headers): string {
  return headers.get('authorization')?.replace(/^\S+\s+/, '') ?? '';
}
