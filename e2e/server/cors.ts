import type { ServerResponse } from 'node:http';

/** What a server lets web pages of other origins do. */
export type Cors = {
  /** Names in `access-control-allow-headers`; 'mirror' allows whatever was asked for. */
  allowHeaders: 'mirror' | readonly string[];
  /** Response headers that a page may read. */
  exposeHeaders: readonly string[];
  preflightStatus: number;
};

/** As the serverless API did: anybody may call, with any header (PROTOCOL §3.2). */
export const documentedCors: Cors = {
  allowHeaders: 'mirror',
  exposeHeaders: ['x-compute-type', 'x-compute-time', 'x-request-id'],
  preflightStatus: 204,
};

type Head = { method: string; headers: Record<string, string> };

/** Whether a browser asks for permission here, rather than for anything else. */
export function isPreflight({ method, headers }: Head): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

/** Sets the headers by which a browser lets a page send the request, or read the answer. */
export function allowOrigin(request: Head, raw: ServerResponse, cors: Cors): void {
  raw.setHeader('access-control-allow-origin', '*');
  if (isPreflight(request)) {
    const asked = request.headers['access-control-request-headers'];
    const allowed = cors.allowHeaders === 'mirror' ? asked : cors.allowHeaders.join(', ');
    raw.setHeader('access-control-allow-methods', 'GET, POST, OPTIONS');
    if (allowed) raw.setHeader('access-control-allow-headers', allowed);
  } else if (cors.exposeHeaders.length > 0) {
    raw.setHeader('access-control-expose-headers', cors.exposeHeaders.join(', '));
  }
}

/** Takes the permission back, so that a page learns nothing but that the request failed (TRUST F-13). */
export function forbidOrigin(raw: ServerResponse): void {
  for (const name of raw.getHeaderNames()) if (name.startsWith('access-control-')) raw.removeHeader(name);
}
