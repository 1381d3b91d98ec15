import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { allowOrigin, type Cors, documentedCors, isPreflight } from './cors.ts';

/** A request as it came over the wire. Header names are in lower case; `json` is undefined when the body is not JSON. */
export type RecordedRequest = {
  method: string;
  url: string;
  path: string;
  headers: Record<string, string>;
  bodyText: string;
  json: unknown;
};

export type HttpServer = {
  /** The origin, such as http://127.0.0.1:41235. */
  url: string;
  /** Every request in the order of arrival, preflights included. */
  requests: RecordedRequest[];
  /** The requests that are not preflights. */
  calls: () => RecordedRequest[];
  /** Resolves when this many calls have arrived, at once when they are there. */
  received: (calls: number) => Promise<void>;
  close: () => Promise<void>;
};

/**
 * Answers a request. Its signal aborts when the client leaves. A handler that wants to break the rules of HTTP writes
 * to `raw` itself and returns undefined.
 */
export type Handler = (request: Request, raw: ServerResponse) => Promise<Response | undefined>;

/** Serves a handler over real HTTP on a free port of this machine, with the CORS behaviour of the real servers. */
export async function startHttpServer(
  handler: Handler,
  { cors = documentedCors, tls }: { cors?: Cors | 'none'; tls?: { key: string; cert: string } } = {},
): Promise<HttpServer> {
  const requests: RecordedRequest[] = [];
  const waiting = new Set<() => void>();
  const calls = () => requests.filter((request) => !isPreflight(request));

  const listener = (incoming: IncomingMessage, raw: ServerResponse) => {
    void exchange(incoming, raw).catch(() => raw.destroy());
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  const scheme = tls ? 'https' : 'http';

  async function exchange(incoming: IncomingMessage, raw: ServerResponse): Promise<void> {
    // A fresh connection for each request of a browser: Chromium silently repeats a POST whose reused connection was
    // reset, and a script of answers would be one off from then on. (Node's fetch does not, and without keep-alive it
    // would take a truncated answer for a whole one.)
    raw.shouldKeepAlive = incoming.headers.origin === undefined;
    const left = new AbortController();
    raw.on('close', () => {
      if (!raw.writableFinished) left.abort();
    });
    const { recorded, body } = await record(incoming, scheme);
    requests.push(recorded);
    for (const look of waiting) look();
    if (cors !== 'none') allowOrigin(recorded, raw, cors);
    if (isPreflight(recorded)) {
      raw.writeHead(cors === 'none' ? 405 : cors.preflightStatus).end();
      return;
    }
    const { method, url, headers } = recorded;
    const bodyless = method === 'GET' || method === 'HEAD';
    const request = new Request(url, { method, headers, body: bodyless ? null : body, signal: left.signal });
    const response = await handler(request, raw).catch((error: unknown) =>
      left.signal.aborted ? undefined : new Response(String(error), { status: 500 }),
    );
    if (response && !left.signal.aborted) await send(response, raw);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;

  return {
    url: `${scheme}://127.0.0.1:${port}`,
    requests,
    calls,
    received: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (calls().length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function record(
  incoming: IncomingMessage,
  scheme: 'http' | 'https',
): Promise<{ recorded: RecordedRequest; body: Buffer<ArrayBuffer> }> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const path = incoming.url ?? '/';
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) headers[name] = String(value);
  const bodyText = body.toString('utf8');
  const url = `${scheme}://${headers.host ?? '127.0.0.1'}${path}`;
  return { recorded: { method: incoming.method ?? '', url, path, headers, bodyText, json: parsed(bodyText) }, body };
}

async function send(response: Response, raw: ServerResponse): Promise<void> {
  // A recorded answer may bring CORS headers of its own; they replace ours.
  for (const [name, value] of response.headers) raw.setHeader(name, value);
  raw.writeHead(response.status, response.statusText || undefined);
  if (response.body) for await (const chunk of response.body) raw.write(chunk);
  raw.end();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
