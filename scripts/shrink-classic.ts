import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { minifySync, type Plugin } from 'vite';
import { afterBuild } from './after-build.ts';

/** Scripts of `public/`, which Vite copies as they are. Everybody waits for them, and nobody for their comments. */
const names = ['boot.js', 'start-failure.js'];

/** Minifies the classic scripts of a build. */
export function shrinkClassic(): Plugin {
  return afterBuild('shrink-classic', (folder) => {
    for (const name of names) shrink(path.join(folder, name));
  });
}

function shrink(file: string): void {
  const { code, errors } = minifySync(file, readFileSync(file, 'utf8'), { module: false });
  if (errors.length > 0) throw new Error(`${file}: ${errors.map(({ message }) => message).join(', ')}`);
  writeFileSync(file, code);
}
