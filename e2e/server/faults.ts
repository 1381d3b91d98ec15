// What goes wrong below or beside HTTP: the handlers here write to the socket themselves.

import { type Answer, left } from './answer.ts';
import { forbidOrigin } from './cors.ts';
import { tinyPicture } from './tiny-pictures.ts';

/** Takes the request and never says a word (TRUST F-01). */
export function silence(): Answer {
  return async (request) => {
    await left(request);
    return undefined;
  };
}

/** The connection is reset before the server has answered at all. */
export function resetBeforeHeaders(): Answer {
  return async (_request, raw) => {
    raw.socket?.resetAndDestroy();
    return undefined;
  };
}

/** 200, headers, and then a reset instead of a body. */
export function resetAfterHeaders(): Answer {
  return async (_request, raw) => {
    raw.writeHead(200, { 'content-type': 'image/png' });
    raw.flushHeaders();
    // In the next turn: the headers have left by then.
    setImmediate(() => raw.socket?.resetAndDestroy());
    return undefined;
  };
}

/** 200 and half of a chunked picture; the last chunk never comes, the connection just closes. */
export function truncated(): Answer {
  return async (_request, raw) => {
    const bytes = tinyPicture();
    raw.writeHead(200, { 'content-type': 'image/png' });
    raw.write(bytes.subarray(0, bytes.length >> 1), () => raw.socket?.end());
    return undefined;
  };
}

/** An answer that the browser hides from the page, because its CORS headers are missing (TRUST F-13). */
export function withoutCors(answer: Answer): Answer {
  return (request, raw) => {
    forbidOrigin(raw);
    return answer(request, raw);
  };
}
