// What a first visit loads before the page works: the scripts and styles that index.html names. Sizes in units of 1000 bytes.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { root } from './setup.mjs';

/** The first-load files of dist/ with their sizes in bytes: raw, gzip 9 and brotli 11. */
export function firstLoad() {
  const dist = path.join(root, 'dist');
  const html = readFileSync(path.join(dist, 'index.html'), 'utf8');
  const names = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)].map(([, name]) => name);
  return [...new Set(names)].map((name) => {
    const bytes = readFileSync(path.join(dist, name));
    return {
      name,
      raw: bytes.length,
      gzip: gzipSync(bytes, { level: 9 }).length,
      brotli: brotliCompressSync(bytes).length,
    };
  });
}

/** The sum of one measure over the files with an extension. */
export function total(files, extension, measure) {
  return files.filter(({ name }) => name.endsWith(extension)).reduce((sum, file) => sum + file[measure], 0);
}
