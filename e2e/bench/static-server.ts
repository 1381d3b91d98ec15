import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

type File = { type: string; bytes: Buffer; encoding?: 'br' | 'gzip' };

export type StaticServer = { url: string; close: () => Promise<void> };

/**
 * Serves folders by the path they are mounted at, as a good host does: brotli 11, or gzip 9 for whoever cannot read it.
 * Everything is compressed before the first request, so that no request pays for it.
 *
 * @param post answers POST requests, in the way of Node's http
 */
export async function startStaticServer(
  folders: Record<string, string>,
  post?: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<StaticServer> {
  const files = new Map(Object.entries(folders).flatMap(([mount, folder]) => load(mount, folder)));
  const server = createServer((request, response) => {
    if (request.method === 'POST' && post) return post(request, response);
    const asked = new URL(request.url ?? '/', 'http://localhost').pathname;
    const variants = files.get(asked.endsWith('/') ? `${asked}index.html` : asked);
    const accepted = String(request.headers['accept-encoding']);
    const file = variants?.find(({ encoding }) => !encoding || accepted.includes(encoding));
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': file.type,
      'content-length': file.bytes.length,
      'cache-control': 'no-cache',
      ...(file.encoding && { 'content-encoding': file.encoding }),
    });
    response.end(file.bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Every file of a folder under its path on the server, best encoding first. */
function load(mount: string, folder: string): [string, File[]][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const place = path.join(entry.parentPath, entry.name);
      const bytes = readFileSync(place);
      const type = types[path.extname(place)] ?? 'application/octet-stream';
      const plain: File = { type, bytes };
      const variants: File[] = /^(text|image\/svg)/.test(type)
        ? [
            { type, bytes: brotliCompressSync(bytes), encoding: 'br' },
            { type, bytes: gzipSync(bytes, { level: 9 }), encoding: 'gzip' },
            plain,
          ]
        : [plain];
      return [mount + path.relative(folder, place).split(path.sep).join('/'), variants];
    });
}
