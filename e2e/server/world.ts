import { createServer } from 'node:http';
import { connect } from 'node:net';
import { generate } from 'selfsigned';
import { type Handler, type RecordedRequest, startHttpServer } from './http-server.ts';

/**
 * Hosts of the outside world, played on this machine with real TLS: a browser whose proxy is `proxy` finds
 * https://huggingface.co and whoever else was put here; every other host refuses the connection.
 */
export type World = {
  /** The address of the proxy that leads into this world. */
  proxy: string;
  /** Puts a host there, or another handler in its place. */
  host: (name: string, handler: Handler) => void;
  hosts: () => string[];
  /** Requests that a host got, preflights left out, in the order of arrival. */
  calls: (name: string) => RecordedRequest[];
  close: () => Promise<void>;
};

export async function startWorld(): Promise<World> {
  const handlers = new Map<string, Handler>();
  const names = [{ name: 'commonName', value: 'world.test' }];
  const certificate = await generate(names, { algorithm: 'sha256', keyType: 'ec' });
  const server = await startHttpServer(
    async (request, raw) => {
      const handler = handlers.get(new URL(request.url).host);
      return handler ? handler(request, raw) : new Response('no such host', { status: 502 });
    },
    { tls: { key: certificate.private, cert: certificate.cert } },
  );

  const tunnels = createServer((_request, response) => response.writeHead(502).end());
  tunnels.on('connect', (request, client, head) => {
    const [name = ''] = (request.url ?? '').split(':');
    client.on('error', () => undefined);
    if (!handlers.has(name)) return client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    const upstream = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
    return undefined;
  });
  await new Promise<void>((resolve) => tunnels.listen(0, '127.0.0.1', resolve));
  const address = tunnels.address();

  return {
    proxy: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    host: (name, handler) => void handlers.set(name, handler),
    hosts: () => [...handlers.keys()],
    calls: (name) => server.calls().filter(({ headers }) => headers.host === name),
    close: async () => {
      tunnels.close();
      tunnels.closeAllConnections();
      await server.close();
    },
  };
}
