import { byteSize } from '#lib/byte-size.ts';
import { apiFacts } from './api.ts';
import { type Endpoint, isPrivateHost } from './endpoint.ts';
import { InferenceError } from './inference-error.ts';

type Patient = Pick<Endpoint, 'api' | 'baseUrl' | 'giveUpAfterS'>;

/** Whose answer is waited for, and who hears how many bytes of it have come. */
export type Listening = { to: Patient; onBytes?: ((received: number) => void) | undefined };

/** How often the bytes that came are told, in milliseconds: an answer that is quick is never counted aloud. */
const tellMs = 500;

/** A cap, in bytes (TRUST R7): no picture comes near it, and one answer must not fill the memory. */
const mostBytes = 512 * 1024 * 1024;

/**
 * How many seconds without a byte of the answer are an end: what the designer set, else two minutes (TRUST F-01), which
 * is longer than the documented API works on a picture or a gateway holds a request.
 *
 * Half an hour for a server at home: one without a graphics card paints for many minutes and answers with the finished
 * picture only, others who use it may be first in its line, and waiting for it costs nothing. The documented API is
 * taken at its word wherever it is served.
 */
export function patienceS({ api, baseUrl, giveUpAfterS }: Patient): number {
  const isAtHome = api !== 'inference-api' && (apiFacts[api].lanes === 1 || isPrivateHost(new URL(baseUrl).hostname));
  return giveUpAfterS ?? (isAtHome ? 1800 : 120);
}

/**
 * Waits for an answer and brings all of it in: every byte that comes shows that the server is there. Times by a clock that
 * nobody sets, so that summer time is no silence.
 *
 * Throws an InferenceError of kind `silent` when nothing came for so long, and whatever the request was rejected with.
 *
 * @param end ends the request
 * @param askedAt when it left, by `performance.now()`
 */
export async function listen(
  asked: Promise<Response>,
  end: AbortController,
  host: string,
  { to, onBytes }: Listening,
  askedAt: number,
): Promise<Response> {
  const giveUpAfterS = patienceS(to);
  const limitMs = giveUpAfterS * 1000;
  let heardAt = askedAt;
  let received = 0;
  const look = () => {
    const leftMs = heardAt + limitMs - performance.now();
    if (leftMs > 0) timer = setTimeout(look, leftMs);
    else end.abort(silent(host, giveUpAfterS, received));
  };
  let timer = setTimeout(look, askedAt + limitMs - performance.now());
  try {
    const response = await asked;
    let toldAt = performance.now();
    return await whole(response, (bytes) => {
      heardAt = performance.now();
      received += bytes;
      if (received > mostBytes)
        throw new InferenceError('malformed', `The answer is larger than ${byteSize(mostBytes)}.`, { host });
      if (heardAt - toldAt < tellMs) return;
      toldAt = heardAt;
      onBytes?.(received);
    });
  } catch (error) {
    // Browsers do not always pass the reason on that a body was aborted with.
    throw end.signal.aborted ? end.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}

/** The same answer, with all its bytes at hand. `onBytes` hears of each piece, none for the headers, and may throw. */
async function whole(response: Response, onBytes: (bytes: number) => void): Promise<Response> {
  onBytes(0);
  if (!response.body) return response;
  const reader = response.body.getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      pieces.push(next.value);
      onBytes(next.value.length);
    }
  } catch (error) {
    reader.cancel().catch(() => undefined);
    throw error;
  }
  const { status, statusText, headers, url } = response;
  // These have no body by definition, though a browser may hand out an empty one.
  const body = status === 204 || status === 205 ? null : new Blob(pieces);
  return Object.defineProperty(new Response(body, { status, statusText, headers }), 'url', { value: url });
}

function silent(host: string, giveUpAfterS: number, received: number): InferenceError {
  const words =
    received === 0
      ? `Nothing came for ${giveUpAfterS} seconds.`
      : `It stopped after ${byteSize(received)}: nothing more came for ${giveUpAfterS} seconds.`;
  return new InferenceError('silent', words, { host });
}
