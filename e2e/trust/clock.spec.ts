import { chromium } from '@playwright/test';
import { launchOptions } from '../../scripts/chromium.mjs';
import { expect, Proofsheet, test } from '../fixtures.ts';
import { beforeFault } from './oracle.ts';

// Clocks that are put back, other calendars and numerals, and pages that are left and come back.
test.setTimeout(60_000);
const aFox = { Prompt: 'a fox', Width: '64', Height: '64' };

test('a clock that is put back a day, or to the beginning of time, does not change the order', async ({
  app,
  page,
}) => {
  await app.open();
  await app.generate(aFox);
  await expect(app.picture('1·1')).toBeVisible();
  await page.clock.setFixedTime(Date.now() - 86_400_000);
  await app.generate();
  await expect(app.picture('2·1')).toBeVisible();
  await page.clock.setFixedTime(0);
  await app.generate();
  await expect(app.picture('3·1')).toBeVisible();
  const order = () => app.pictures.evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
  const newestFirst = ['Open picture 3·1', 'Open picture 2·1', 'Open picture 1·1'];
  expect(await order()).toEqual(newestFirst);
  await page.reload();
  await expect(app.pictures).toHaveCount(3);
  expect(await order()).toEqual(newestFirst);
  await app.generate();
  await expect(app.picture('4·1')).toBeVisible();
  expect(await order()).toEqual(['Open picture 4·1', ...newestFirst]);
});

for (const [locale, timezoneId] of [
  ['ar-EG', 'Africa/Cairo'],
  ['tr-TR', 'Pacific/Kiritimati'],
  ['th-TH', 'Asia/Bangkok'],
] as const) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale, timezoneId });

    test('numbers, frames and file names are what they are elsewhere', async ({ app }) => {
      await app.open();
      await app.generate({ ...aFox, 'Guidance scale': '7.5', Seed: '4294967295' });
      await app.select('1·1');
      await expect(app.detail('Guidance scale')).toHaveText('7.5');
      await expect(app.detail('Seed')).toContainText('4294967295');
      expect((await app.download()).name).toMatch(/^[\w.-]+\.png$/);
    });
  });
}

test('a page that is left and come back to is whole, with or without the back/forward cache', async ({ baseURL }) => {
  // Playwright turns the cache off.
  const browser = await chromium.launch({
    ...launchOptions(),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  const page = await browser.newPage(baseURL === undefined ? {} : { baseURL });
  await page.addInitScript(() => {
    const { addEventListener } = window;
    window.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      if (args[0] === 'unload') throw new Error('It keeps pages out of the back/forward cache.');
      addEventListener.apply(window, args);
    };
  });
  const app = new Proofsheet(page);
  await app.open();
  await app.generate(aFox);
  await expect(app.pictures).toHaveCount(1);
  await expect.poll(() => app.stored('previews')).toHaveLength(1);
  const before = await beforeFault(app);
  await app.generate({ Images: '6' });
  await page.goto('/icon.svg');
  await page.goBack();
  await expect(app.pictures.first()).toBeVisible();
  // What was under way goes on or is offered again; all of it ends.
  await expect
    .poll(async () => (await app.pictures.count()) + (await app.job(/^failed\. Interrupted/).count()))
    .toBeGreaterThanOrEqual(7);
  for (const dismiss of await app.jobs.getByRole('button', { name: 'Dismiss' }).all()) await dismiss.click();
  expect(before.complaints).toEqual([]);
  await browser.close();
});
