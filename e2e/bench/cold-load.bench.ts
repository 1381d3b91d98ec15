import { type Browser, expect, type Page, test } from '@playwright/test';
import { places } from './places.ts';
import { printComparison } from './report.ts';
import { slowNetwork, slowProcessor } from './slow-machine.ts';
import { type StaticServer, startStaticServer } from './static-server.ts';
import { type StartTimes, watchStart } from './watch-start.ts';

const rounds = 5;

/** What was typed has to be there this long after, or it does not count as editable. */
const stillThereMs = 4000;

/** The app's own form, as opposed to the box that index.html draws before it. */
const appForm = 'form[aria-label="Recipe"] textarea[name="prompt"]';

let server: StaticServer;

test.beforeAll(async () => {
  server = await startStaticServer({ '/': places.app, '/empty/': places.emptyPage });
});
test.afterAll(() => server.close());

test('cold load: from nothing to a prompt that takes text', async ({ browser }) => {
  const ours: StartTimes[] = [];
  const bare: StartTimes[] = [];
  for (let round = 0; round < rounds; round++) {
    ours.push(await start(browser, '/', appForm));
    bare.push(await start(browser, '/empty/', 'textarea'));
  }
  const both = (key: keyof StartTimes) => ({
    ours: ours.map((times) => times[key]),
    bare: bare.map((times) => times[key]),
  });
  printComparison('Cold load, CPU × 4, 150 ms, 1.6 Mbps, brotli 11, ms', 'empty React page', [
    { measure: 'prompt editable', ...both('editable'), goal: { ratio: 1.5 } },
    { measure: 'first contentful paint', ...both('painted') },
    { measure: 'own form live', ...both('live') },
    { measure: 'total blocking time', ...both('blocking'), goal: { atMost: 100 } },
  ]);
});

test('cold load: every key of somebody who types while the app arrives is kept', async ({ browser }) => {
  const keys = 'every key of somebody who types while the app arrives';
  const { page, promptIsThere } = await openSlowly(browser, '/', appForm);
  await promptIsThere;
  // About 500 characters a minute; index.html's box takes the first of them and the app's form the last.
  await page.keyboard.type(keys, { delay: 120 });
  await expect(page.locator(appForm)).toHaveValue(keys);
  await page.context().close();
});

/** One visit of somebody new who types one character as soon as there is a box for it. */
async function start(browser: Browser, path: string, liveSelector: string): Promise<StartTimes> {
  const { page, promptIsThere } = await openSlowly(browser, path, liveSelector);
  await promptIsThere;
  await page.keyboard.press('x');
  await page.waitForTimeout(stillThereMs);
  await expect(page.locator(liveSelector)).toHaveValue('x');
  const times = await page.evaluate(() => globalThis.startTimes);
  await page.context().close();
  return times;
}

async function openSlowly(
  browser: Browser,
  path: string,
  liveSelector: string,
): Promise<{ page: Page; promptIsThere: Promise<void> }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
  const page = await context.newPage();
  const promptIsThere = new Promise<void>((resolve) => {
    void page.exposeFunction('promptIsThere', resolve);
  });
  await page.addInitScript(watchStart, liveSelector);
  await slowNetwork(await slowProcessor(page));
  await page.goto(server.url + path, { waitUntil: 'commit' });
  return { page, promptIsThere };
}
