import { expect, type Page } from '@playwright/test';
import { Proofsheet } from '../fixtures.ts';
import { watchRequest } from './watch-request.ts';

/** One picture that came, in ms: from its last byte to the screen, and to the disk; and the longest task meanwhile. */
export type Added = { painted: number; kept: number; longest: number };

/** Opens the app with the server that serves it as its endpoint. */
export async function openForAdding(page: Page, url: string): Promise<void> {
  await page.addInitScript(watchRequest, '[aria-label="Gallery"] img');
  await page.addInitScript(watchKeeping);
  await page.goto(url);
  const app = new Proofsheet(page);
  await app.addEndpoint({ name: 'Bench', api: 'Inference API (as documented)', baseUrl: url });
  await app.field('Prompt').fill('a lighthouse');
}

/** Makes one picture on a page that was opened for it. */
export async function addOne(page: Page): Promise<Added> {
  await page.evaluate(() => globalThis.watchOne());
  await new Proofsheet(page).generateButton.click();
  const painted = await page.evaluate(async () => (await globalThis.requestTimes)?.painted);
  const kept = await page.evaluate(() => globalThis.kept);
  if (painted === undefined) throw new Error('The click was not heard.');
  await expect(new Proofsheet(page).jobs).toHaveCount(0);
  // The small copy is made by then, and all that a picture brings about is done.
  await page.waitForTimeout(1000);
  return { painted, kept, longest: await page.evaluate(() => globalThis.longestTask) };
}

declare global {
  function watchOne(): void;
  var kept: Promise<number>;
  var longestTask: number;
}

/** Runs in the page: `kept` resolves when the transaction that writes a picture is complete. */
function watchKeeping(): void {
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      globalThis.longestTask = Math.max(globalThis.longestTask ?? 0, duration);
  }).observe({ type: 'longtask' });
  let keep: (now: number) => void = () => undefined;
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...order) {
    const begun = transaction.apply(this, order);
    const isKeeping = begun.mode === 'readwrite' && begun.objectStoreNames.contains('images');
    if (isKeeping) begun.addEventListener('complete', () => keep(performance.now()));
    return begun;
  };
  globalThis.watchOne = () => {
    globalThis.longestTask = 0;
    const keptAt = new Promise<number>((resolve) => {
      keep = resolve;
    });
    globalThis.kept = keptAt.then((keptAt) => {
      const answers = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/models/'));
      const answer = answers.findLast((entry) => entry instanceof PerformanceResourceTiming);
      return keptAt - (answer?.responseEnd ?? Number.NaN);
    });
  };
}
