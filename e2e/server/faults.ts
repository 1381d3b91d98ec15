// What goes wrong below or beside HTTP: the handlers here write to the socket themselves.

import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { wait } from '#lib/wait.ts';
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

/** 200 and the first bytes of a picture; then nothing at all, with the connection open (TRUST F-01). */
export function fallsSilent(after: number): Answer {
  return async (request, raw) => {
    raw.writeHead(200, { 'content-type': 'image/png' });
    raw.write(tinyPicture().subarray(0, after));
    await left(request);
    return undefined;
  };
}

/** 200 and a picture byte by byte, one in so many milliseconds (TRUST F-03). */
export function trickle(bytes: Uint8Array, everyMs: number): Answer {
  return async (request, raw) => {
    raw.writeHead(200, { 'content-type': 'image/png' });
    for (const byte of bytes) {
      raw.write(Uint8Array.of(byte));
      await wait(everyMs, request.signal);
    }
    raw.end();
    return undefined;
  };
}

/** Half of a picture whose end is that the connection closes: browsers take it for the whole (TRUST 3). */
export function closeDelimited(version: '1.0' | '1.1' = '1.1'): Answer {
  const bytes = tinyPicture();
  return byHand(version, { 'content-type': 'image/png', connection: 'close' }, bytes.subarray(0, bytes.length >> 1));
}

/** A whole picture under a Content-Length of half of it: browsers read no further (TRUST 3). */
export function lengthTooSmall(): Answer {
  const bytes = tinyPicture();
  return byHand('1.1', { 'content-type': 'image/png', 'content-length': String(bytes.length >> 1) }, bytes);
}

/** Half a picture under the Content-Length of the whole: browsers notice. */
export function lengthTooLarge(): Answer {
  const bytes = tinyPicture();
  const headers = { 'content-type': 'image/png', 'content-length': String(bytes.length) };
  return byHand('1.1', headers, bytes.subarray(0, bytes.length >> 1));
}

/** A picture in gzip that breaks off after so much of it, with a proper end around it (TRUST 3). */
export function cutGzip(part = 0.5): Answer {
  const packed = gzipSync(tinyPicture('image/png', { width: 200, height: 200 }), { level: 0 });
  return async (_request, raw) => {
    raw.writeHead(200, { 'content-type': 'image/png', 'content-encoding': 'gzip' });
    raw.end(packed.subarray(0, Math.floor(packed.length * part)));
    return undefined;
  };
}

/** Bytes that say they are gzip, and are not. */
export function badGzip(): Answer {
  return async (_request, raw) => {
    raw.writeHead(200, { 'content-type': 'image/png', 'content-encoding': 'gzip' });
    raw.end(Buffer.from('this is no gzip at all'));
    return undefined;
  };
}

/** 200 and a chunked body that is over before it began (TRUST F-09). */
export function noChunks(): Answer {
  return byHand('1.1', { 'content-type': 'image/png', 'transfer-encoding': 'chunked' }, Buffer.from('0\r\n\r\n'));
}

/** Something that is no HTTP at all. */
export function noHttp(): Answer {
  return async (_request, raw) => {
    raw.socket?.end('SSH-2.0-OpenSSH_9.9\r\n');
    return undefined;
  };
}

/** Head and body written to the socket as they are, with the permission for pages; then the connection closes. */
function byHand(version: '1.0' | '1.1', headers: Record<string, string>, body: Uint8Array): Answer {
  return async (_request, raw) => {
    const lines = Object.entries({ ...permission(raw), ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    raw.socket?.write(`HTTP/${version} 200 OK\r\n${lines.join('')}\r\n`);
    raw.socket?.end(body);
    return undefined;
  };
}

function permission(raw: ServerResponse): Record<string, string> {
  const names = raw.getHeaderNames().filter((name) => name.startsWith('access-control-'));
  return Object.fromEntries(names.map((name) => [name, String(raw.getHeader(name))]));
}

/** An answer that the browser hides from the page, because its CORS headers are missing (TRUST F-13). */
export function withoutCors(answer: Answer): Answer {
  return (request, raw) => {
    forbidOrigin(raw);
    return answer(request, raw);
  };
}
