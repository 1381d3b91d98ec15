import { test } from '@playwright/test';
import { firstLoad, total } from '../../scripts/first-load.mjs';
import { places } from './places.ts';
import { printComparison, printTable } from './report.ts';
import { startStaticServer } from './static-server.ts';

/** Long enough for everything that a page loads by itself once it is idle. */
const idleMs = 4000;

test('first load: what a first visit brings', async ({ page }) => {
  const files = firstLoad();
  printComparison('First load, files named by index.html, kB', '', [
    { measure: 'JavaScript, gzip 9', ours: [total(files, '.js', 'gzip') / 1000], goal: { atMost: 130 } },
    { measure: 'JavaScript, brotli 11', ours: [total(files, '.js', 'brotli') / 1000] },
    { measure: 'CSS, gzip 9', ours: [total(files, '.css', 'gzip') / 1000] },
    { measure: 'CSS, brotli 11', ours: [total(files, '.css', 'brotli') / 1000] },
  ]);

  const server = await startStaticServer({ '/': places.app });
  const visits: Promise<{ name: string; bytes: number }>[] = [];
  page.on('requestfinished', (request) => {
    const { pathname } = new URL(request.url());
    const size = request
      .sizes()
      .then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize);
    visits.push(size.then((bytes) => ({ name: pathname, bytes })));
  });
  await page.goto(server.url);
  await page.waitForTimeout(idleMs);
  const loaded = await Promise.all(visits);
  await server.close();

  const kB = (bytes: number) => (bytes / 1000).toFixed(1);
  const sum = loaded.reduce((bytes, file) => bytes + file.bytes, 0);
  printTable('First visit, everything loaded while idle (brotli 11, headers included), kB', [
    ['file', 'transfer'],
    ...loaded.map(({ name, bytes }) => [name, kB(bytes)]),
    [`${loaded.length} requests`, kB(sum)],
  ]);
});
