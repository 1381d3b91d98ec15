/** An answer that is not a Response yet, because a Response body can be read once and the cache needs it often. */
export type DemoAnswer = { toResponse: () => Response };

/** A JSON error in the words of the 2024 server: `{"error": string | string[], ...more}`. */
export function failure(
  status: number,
  error: string | readonly string[],
  headers: Record<string, string> = {},
  more: Record<string, number> = {},
): DemoAnswer {
  return { toResponse: () => Response.json({ error, ...more }, { status, headers: { ...requestId(), ...headers } }) };
}

/** 422 in plain text, which is how the real front answers a body it cannot read at all. */
export function unreadable(reason: string): DemoAnswer {
  const text = `Failed to deserialize the JSON body into the target type: ${reason}`;
  const headers = { ...requestId(), 'content-type': 'text/plain; charset=utf-8' };
  return { toResponse: () => new Response(text, { status: 422, headers }) };
}

/** 200 with the PNG bytes. `computeTime` is in seconds, as text; a cached picture keeps that of its first making. */
export function picture(png: Uint8Array<ArrayBuffer>, computeType: 'cpu' | 'cache', computeTime: string): DemoAnswer {
  const headers = {
    ...requestId(),
    'content-type': 'image/png',
    'content-length': String(png.byteLength),
    'x-compute-type': computeType,
    'x-compute-time': computeTime,
  };
  return { toResponse: () => new Response(png, { status: 200, headers }) };
}

function requestId(): Record<string, string> {
  return { 'x-request-id': crypto.randomUUID() };
}
