import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium, expect, type Page, test } from '@playwright/test';
import { launchOptions } from '../../scripts/chromium.mjs';
import { type Added, addOne, openForAdding } from './adding.ts';
import { fillLibrary } from './fill-library.ts';
import { pageHeap, workerHeap } from './heap.ts';
import { noisePng } from './noise-pictures.ts';
import { places } from './places.ts';
import { percentile, printComparison, printTable } from './report.ts';
import { compareScrolling, type Frames, frameComparisons } from './scrolling.ts';
import { measureSearches, type SearchTimes } from './searching.ts';
import { type StaticServer, startStaticServer } from './static-server.ts';

const sizes = (process.env.LIBRARY_SIZES ?? '1000,10000,100000').split(',').map(Number);
const rounds = 5;

/** How long the server takes for a picture that is added. */
const thinkingMs = 800;

/** Of the pictures that are added: 1024², and as heavy as those of models are. */
const picture = noisePng(1024, 10);

type Measured = {
  opened: { painted: number; listed: number }[];
  frames: Frames | undefined;
  searches: SearchTimes[];
  added: Added[];
  heap: { page: number; search: number };
};

test('library: opening, scrolling, finding and adding, by how much there is', async () => {
  test.setTimeout(3_600_000);
  const server = await startStaticServer({ '/': places.app, '/bare/': places.barePages }, (request, response) => {
    const answer = () => response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
    // As a server does: when the picture comes, the page has long been done with what the press brought about.
    request.resume().on('end', () => setTimeout(answer, thinkingMs));
  });
  const measured = new Map<number, Measured>();
  for (const size of sizes) measured.set(size, await measure(server, size));
  await server.close();
  print(measured);
});

/** One size, in a browser profile of its own, which a new browser opens for every kind of measurement. */
async function measure({ url }: StaticServer, size: number): Promise<Measured> {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'proofsheet-library-'));
  // Large libraries take many minutes: what it is at is told.
  const begin = (part: string) => console.log(`${size.toLocaleString('en')} pictures: ${part}`);
  begin('filling');
  await inBrowser(profile, async (page) => {
    await page.goto(url);
    // The app is making its library; what opens it from here on waits for that.
    await expect.poll(() => page.evaluate(() => indexedDB.databases())).toHaveLength(1);
    await fillLibrary(page, size);
  });
  begin('opening');
  const opened = await inBrowser(profile, async (page) => {
    await page.addInitScript(watchThumbnails);
    return repeatedly(page, () => open(page, url, size));
  });
  begin('scrolling');
  const frames = await inBrowser(profile, (page) =>
    compareScrolling(page, { url, rounds, settled: () => allListed(page, size) }),
  );
  begin('searching');
  const searches = await inBrowser(profile, (page) =>
    repeatedly(page, async () => {
      await page.goto(url);
      return measureSearches(page);
    }),
  );
  begin('adding');
  const last = await inBrowser(profile, async (page) => {
    await openForAdding(page, url);
    await allListed(page, size);
    // The index keeps itself up to date with every picture: it is a part of what one costs.
    await measureSearches(page);
    await page.getByRole('button', { name: 'Clear the search' }).click();
    // The first loads what only a first picture loads.
    await addOne(page);
    const added: Added[] = [];
    for (let round = 0; round < rounds; round++) added.push(await addOne(page));
    return { added, heap: { page: await pageHeap(page), search: await workerHeap(page, 'search') } };
  });
  await rm(profile, { recursive: true });
  return { opened, frames, searches, ...last };
}

async function inBrowser<T>(profile: string, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await chromium.launchPersistentContext(profile, {
    ...launchOptions(),
    viewport: { width: 1440, height: 900 },
  });
  const result = await work(await context.newPage());
  await context.close();
  return result;
}

/** The same in every round, each on a page that holds nothing of the one before. */
async function repeatedly<T>(page: Page, work: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let round = 0; round < rounds; round++) {
    results.push(await work());
    await page.goto('about:blank');
    // Nobody comes back before the browser has closed what the page had open.
    await page.waitForTimeout(4000);
  }
  return results;
}

async function allListed(page: Page, size: number): Promise<void> {
  await expect(page.getByRole('banner')).toContainText(`${size} pictures`, { timeout: 60_000 });
}

declare global {
  var paintedAt: Promise<number>;
}

/** From the navigation to the first rows of thumbnails being painted, and to the whole library being listed. */
async function open(page: Page, url: string, size: number): Promise<{ painted: number; listed: number }> {
  await page.goto(url);
  const painted = await page.evaluate(() => globalThis.paintedAt);
  await allListed(page, size);
  return { painted, listed: await page.evaluate(() => performance.now()) };
}

/** Runs in the page: `paintedAt` resolves when every picture that is on screen has its thumbnail. */
function watchThumbnails(): void {
  globalThis.paintedAt = new Promise((resolve) => {
    const look = () => {
      const shown = [...document.querySelectorAll('[data-picture]')].filter(
        (frame) => frame.getBoundingClientRect().top < innerHeight,
      );
      const isThere = (image: HTMLImageElement | null) => image?.complete && image.naturalWidth > 0;
      if (shown.length > 3 && shown.every((frame) => isThere(frame.querySelector('img')))) resolve(performance.now());
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

function print(measured: ReadonlyMap<number, Measured>): void {
  for (const [size, { frames }] of measured)
    if (frames)
      printComparison(
        `Scrolling ${size.toLocaleString('en')} pictures by wheel, CPU × 4, ms a frame`,
        'bare grid',
        frameComparisons(frames),
      );
  const head = ['medians, ms', ...[...measured.keys()].map((size) => `${size.toLocaleString('en')} pictures`), 'goal'];
  const row = (name: string, of: (each: Measured) => readonly number[] | number, goal = '') => [
    name,
    ...[...measured.values()].map((each) => percentile([of(each)].flat(), 50).toFixed(0)),
    goal,
  ];
  const kinds = [...(measured.values().next().value?.searches[0]?.then.keys() ?? [])];
  printTable(`Libraries, by how much there is (medians of ${rounds})`, [
    head,
    row('open → first thumbnails', ({ opened }) => opened.map(({ painted }) => painted), '≤ 1000'),
    row('open → all listed', ({ opened }) => opened.map(({ listed }) => listed)),
    row('search, cold → first answer', ({ searches }) => searches.map(({ first }) => first)),
    row('search, cold → whole answer', ({ searches }) => searches.map(({ whole }) => whole)),
    ...kinds.map((kind) =>
      row(
        `search ${kind}`,
        ({ searches }) => searches.map(({ then }) => then.get(kind)?.answered ?? Number.NaN),
        '≤ 100',
      ),
    ),
    row('search, all of them → painted', ({ searches }) =>
      searches.flatMap(({ then }) => [...then.values()].map(({ painted }) => painted)),
    ),
    row('added: last byte → painted', ({ added }) => added.map(({ painted }) => painted), '≤ 50'),
    row('added: last byte → on disk', ({ added }) => added.map(({ kept }) => kept), '≤ 50'),
    row('added: longest task', ({ added }) => added.map(({ longest }) => longest), '≤ 50'),
    row('heap of the page, MB', ({ heap }) => heap.page, '≤ 200'),
    row('heap of the search, MB', ({ heap }) => heap.search, ''),
  ]);
}
