import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { hostLine } from '../src/checkup/host-line.ts';
import { afterBuild } from './after-build.ts';

/**
 * Ends a build with two files: `sw.js`, which keeps the page for when there is no network, and `SHA256SUMS`, the SHA-256
 * of every file there is. The first holds the list of the files it may keep; the second is what `#checkup` and
 * `sha256sum -c` compare a deployment with. The same sources give the same list (TRUST R14).
 */
export function buildList(): Plugin {
  return afterBuild('build-list', writeList);
}

/** Writes both into a folder that holds everything else. */
export function writeList(folder: string): void {
  const files = sumsOf(folder);
  const head = {
    build: JSON.stringify(sha256(asLines(files)).slice(0, 16)),
    files: JSON.stringify(Object.fromEntries(files)),
    hostLine: String(hostLine),
  };
  const constants = Object.entries(head).map(([name, value]) => `const ${name} = ${value};\n`);
  const worker = constants.join('') + readFileSync(path.join(import.meta.dirname, 'service-worker.js'), 'utf8');
  writeFileSync(path.join(folder, 'sw.js'), worker);
  writeFileSync(path.join(folder, 'SHA256SUMS'), asLines([...files, ['sw.js', sha256(worker)]]));
}

/** The files a host serves, in order, each with its SHA-256. What begins with _ or . is the host's own configuration. */
function sumsOf(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => !/^[_.]|^sw\.js$|^SHA256SUMS$/.test(name))
    .sort()
    .map((name) => [name, sha256(readFileSync(path.join(folder, name)))]);
}

function asLines(files: readonly [string, string][]): string {
  return files.map(([name, sum]) => `${sum}  ${name}\n`).join('');
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
