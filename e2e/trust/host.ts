import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeList } from '../../scripts/build-list.ts';
import { test as base } from '../fixtures.ts';
import { type HttpServer, startHttpServer } from '../server/http-server.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The files of a build by their names. */
export type Build = Map<string, Buffer<ArrayBuffer>>;

/** A web host that can do to a build what hosts do: change a file, add a line, lose one, be down, take the next build. */
export type Host = Pick<HttpServer, 'url' | 'requests'> & {
  files: Build;
  /** Sent with every file. */
  headers: Record<string, string>;
  isDown: boolean;
  /** Writes a file anew. */
  change: (name: string, edit: (text: string) => string) => void;
};

/** `host`: the built page on a host of its own, which `app` opens. */
export const test = base.extend<{ host: Host }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs off its first parameter
  host: async ({}, use) => {
    const server = await startHttpServer(
      async (request, raw) => {
        const name = new URL(request.url).pathname.slice(1) || 'index.html';
        const bytes = host.files.get(name);
        if (host.isDown) return void raw.destroy();
        if (!bytes) return new Response('Not found', { status: 404 });
        const type = types[path.extname(name)] ?? 'application/octet-stream';
        return new Response(bytes, {
          headers: { 'content-type': type, date: new Date().toUTCString(), vary: 'Origin', ...host.headers },
        });
      },
      { cors: 'none' },
    );
    const host: Host = {
      url: server.url,
      requests: server.requests,
      files: buildIn('dist'),
      headers: {},
      isDown: false,
      change: (name, edit) => {
        const text = host.files.get(name)?.toString() ?? '';
        if (edit(text) === text) throw new Error(`Nothing to change in ${name}`);
        host.files.set(name, Buffer.from(edit(text)));
      },
    };
    await use(host);
    await server.close();
  },
  baseURL: async ({ host }, use) => use(host.url),
});

/** The script that a build begins with, by the name that its page asks for. */
export const entryOf = ({ files }: Pick<Host, 'files'>) =>
  /assets\/index-[\w-]+\.js/.exec(String(files.get('index.html')))?.[0] ?? '';

/** The same page as it would come of other sources: every hashed name is another, and the list fits. */
export function nextBuild(): Build {
  const folder = mkdtempSync(path.join(tmpdir(), 'proofsheet-'));
  const assets = path.join(folder, 'assets');
  cpSync('dist', folder, { recursive: true });
  const renamed = new Map(readdirSync(assets).map((name) => [name, name.replace(/(-)[\w-]{8}(\.\w+)$/, '$1$2')]));
  const taken = new Map<string, number>();
  for (const [name, stem] of renamed) {
    const count = (taken.get(stem) ?? 0) + 1;
    taken.set(stem, count);
    const next = stem.replace(/(\.\w+)$/, `NEXT${String(count).padStart(4, '0')}$1`);
    renamed.set(name, next);
    renameSync(path.join(assets, name), path.join(assets, next));
  }
  for (const [name, bytes] of buildIn(folder)) {
    if (!/\.(html|js|css)$/.test(name)) continue;
    const text = bytes.toString().replace(/[\w.-]+-[\w-]{8}\.(js|css|woff2)/g, (each) => renamed.get(each) ?? each);
    writeFileSync(path.join(folder, name), text);
  }
  writeList(folder);
  const build = buildIn(folder);
  rmSync(folder, { recursive: true });
  return build;
}

function buildIn(folder: string): Build {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(folder, file).split(path.sep).join('/'), Buffer.from(readFileSync(file))]),
  );
}
