import { fromBase64 } from '#lib/base64url.ts';
import { type ImageType, imageTypeOf } from './image-type.ts';
import { InferenceError } from './inference-error.ts';
import type { MadePicture, ReceivedPicture, ServerNotes } from './made-picture.ts';

/**
 * The picture in a response with a success status: the bytes themselves, or JSON that holds a base64 picture; any other
 * JSON, a web page or nothing at all is an error that says so. Throws an InferenceError of kind `malformed`.
 */
export async function pictureFromResponse(response: Response): Promise<ReceivedPicture> {
  // As a blob, whose bytes need not pass through this page; a few of them tell what it is.
  const blob = await response.blob();
  const notes = notesOf(response.headers);
  const type = await typeOf(blob);
  if (type) return { bytes: blob, type, notes };

  const body = new Uint8Array(await blob.arrayBuffer());
  const bytes = base64Picture(body);
  if (!bytes) throw notAPicture(response, body);
  return { bytes: new Blob([bytes]), notes };
}

/**
 * A picture's bytes under the type that they are: the bytes decide, never a header, and the blob gets a type of ours.
 * `known`: what they were found to be, since looking again takes time. Throws an InferenceError of kind `malformed` when
 * they are no picture.
 */
export async function typedPicture(
  bytes: Blob,
  host: string,
  known?: ImageType,
): Promise<Pick<MadePicture, 'blob' | 'type'>> {
  const type = known ?? (await typeOf(bytes));
  if (!type) throw new InferenceError('malformed', 'The answer was not a picture in a format browsers show.', { host });
  return { blob: new Blob([bytes], { type }), type };
}

async function typeOf(blob: Blob): Promise<ImageType | undefined> {
  return imageTypeOf(new Uint8Array(await blob.slice(0, 32).arrayBuffer()));
}

/** A JSON string, `{data:[{b64_json}]}`, `{images:["…"]}` and their like: Endpoints and image APIs answer so (PROTOCOL §3). */
function base64Picture(body: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  try {
    return firstPicture(JSON.parse(new TextDecoder().decode(body)), 4);
  } catch {
    return undefined;
  }
}

function firstPicture(value: unknown, depth: number): Uint8Array<ArrayBuffer> | undefined {
  if (typeof value === 'string') return decoded(value);
  if (depth === 0 || typeof value !== 'object' || value === null) return undefined;
  for (const part of Object.values(value)) {
    const found = firstPicture(part, depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The picture in a base64 text. A UUID is base64 as well, so the first bytes are looked at before the rest is decoded. */
function decoded(text: string): Uint8Array<ArrayBuffer> | undefined {
  const data = /^(?:data:image\/[\w.+-]+;base64,)?([A-Za-z0-9+/_-]{24,}={0,2})$/.exec(text)?.[1];
  return data !== undefined && imageTypeOf(fromBase64(data.slice(0, 24))) ? fromBase64(data) : undefined;
}

function notAPicture(response: Response, body: Uint8Array): InferenceError {
  const text = new TextDecoder().decode(body).trim();
  const host = URL.canParse(response.url) ? new URL(response.url).host : undefined;
  const message =
    body.length === 0
      ? 'The answer was empty.'
      : text.startsWith('<')
        ? 'The answer was a web page, not a picture.'
        : /^[[{"]/.test(text)
          ? `The answer was JSON without a picture: ${text}`
          : 'The answer was not a picture in a format browsers show.';
  return new InferenceError('malformed', message, { status: response.status, host });
}

function notesOf(headers: Headers): ServerNotes {
  const seconds = Number.parseFloat(headers.get('x-compute-time') ?? '');
  const computeType = headers.get('x-compute-type') ?? undefined;
  const requestId = headers.get('x-request-id') ?? undefined;
  return {
    ...(Number.isFinite(seconds) && { computeTimeS: seconds }),
    ...(computeType !== undefined && { computeType, cached: computeType === 'cache' }),
    ...(requestId !== undefined && { requestId }),
  };
}
