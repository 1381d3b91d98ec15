import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { launchOptions } from '../../scripts/chromium.mjs';
import { Proofsheet } from '../fixtures.ts';
import { fillLibrary } from './fill-library.ts';
import { places } from './places.ts';
import { percentile, printTable } from './report.ts';
import { startStaticServer } from './static-server.ts';

const sizes = (process.env.LIBRARY_SIZES ?? '1000,10000,100000').split(',').map(Number);
const rounds = 5;

test('library: opening, finding and adding, by how much there is', async () => {
  test.setTimeout(1_800_000);
  const server = await startStaticServer({ '/': places.app });
  const rows: string[][] = [];
  for (const size of sizes) rows.push(await measure(server.url, size));
  await server.close();
  const head = ['pictures', 'open → first thumbnails ms', 'all listed ms', 'add one ms', 'heap MB'];
  printTable(`Libraries of the built-in page (medians of ${rounds})`, [head, ...rows]);
});

/** One size, in a browser profile of its own. */
async function measure(url: string, size: number): Promise<string[]> {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'proofsheet-library-'));
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions(),
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.goto(url);
  await expect(new Proofsheet(page).form).toBeVisible();
  await fillLibrary(page, size);
  const opened: number[] = [];
  const listed: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const times = await open(context, url, size);
    opened.push(times.opened);
    listed.push(times.listed);
  }
  await page.goto(url);
  const app = new Proofsheet(page);
  await expect(app.pictures.nth(8)).toBeVisible();
  const added: number[] = [];
  for (let round = 0; round < rounds; round++) added.push(await addOne(page, app));
  const heap = await heapOf(page);
  await context.close();
  await rm(profile, { recursive: true });
  return [size.toLocaleString('en'), median(opened), median(listed), median(added), heap];
}

/** From the navigation to the first row of thumbnails being painted, and to the whole library being listed. */
async function open(context: BrowserContext, url: string, size: number) {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const look = () => {
      const shown = [...document.querySelectorAll<HTMLImageElement>('[data-picture] img')];
      if (shown.length > 3 && shown.every(({ complete, naturalWidth }) => complete && naturalWidth > 0))
        Object.assign(globalThis, { paintedAt: performance.now() });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(url);
  const opened = await page.waitForFunction(() => Reflect.get(globalThis, 'paintedAt'));
  await expect(page.getByRole('banner')).toContainText(`${size} pictures`);
  const times = { opened: Number(await opened.jsonValue()), listed: await page.evaluate(() => performance.now()) };
  await page.close();
  return times;
}

/** The longest stretch that the page did not answer while a picture was made, shown and kept. */
async function addOne(page: Page, app: Proofsheet): Promise<number> {
  await page.evaluate(() => {
    let longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
      Object.assign(globalThis, { longest });
    }).observe({ type: 'longtask' });
    Object.assign(globalThis, { longest });
  });
  const before = await app.pictures.count();
  await app.generate({ Prompt: `One more ${Math.random()}`, Width: '64', Height: '64' });
  await expect(app.jobs).toHaveCount(0);
  expect(before).toBeGreaterThan(0);
  return Number(await page.evaluate(() => Reflect.get(globalThis, 'longest')));
}

/** Of the page's own thread, in MB, after a collection. */
async function heapOf(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return (usedSize / 1e6).toFixed(0);
}

function median(values: readonly number[]): string {
  return percentile(values, 50).toFixed(0);
}
