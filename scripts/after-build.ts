import path from 'node:path';
import type { Plugin } from 'vite';

/** Does something with the folder of a build once everything in it is written; one such after the other. */
export function afterBuild(name: string, work: (folder: string) => void): Plugin {
  let folder = '';
  return {
    name,
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = path.resolve(root, build.outDir);
    },
    writeBundle: { order: 'post', sequential: true, handler: () => work(folder) },
  };
}
