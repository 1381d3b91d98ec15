import { fileURLToPath } from 'node:url';

/** What `scripts/bench.mjs` built, and the pages to compare with. */
export const places = {
  app: folder('dist/'),
  emptyPage: folder('.cache/bench/empty-page/'),
  barePages: folder('e2e/bench/pages/'),
} as const;

function folder(name: string): string {
  return fileURLToPath(new URL(`../../${name}`, import.meta.url));
}
