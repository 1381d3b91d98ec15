// What is shown is let go again: an object URL that nobody revokes keeps its picture in memory (TRUST F-49).
// `npm run soak` does it 1,000 times; CYCLES=… says how often.
import { printFigures } from '../figures.ts';
import { expect, test } from '../fixtures.ts';
import { countObjectUrls, liveObjectUrls } from './object-urls.ts';

const cycles = Number(process.env.CYCLES ?? 25);

test.use({ trace: 'off' });

test('opening, closing and scrolling leave no object URLs behind', async ({ app, api, page, browser }) => {
  test.setTimeout(60_000 + cycles * 2000);
  await countObjectUrls(page);
  await app.openWith(api);
  await app.generate({ Prompt: 'a lighthouse', Images: '60' });
  await expect(app.jobs).toHaveCount(0, { timeout: 30_000 });
  const viewer = page.getByRole('dialog', { name: 'Viewer' });
  const most = { urls: 0, tiles: 0 };
  for (let cycle = 0; cycle < cycles; cycle++) {
    await app.pictures.first().click();
    await page.keyboard.press('v');
    await expect(viewer).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    await expect(viewer).toBeHidden();
    await app.gallery.hover();
    await page.mouse.wheel(0, cycle % 2 ? -2000 : 2000);
    most.urls = Math.max(most.urls, await liveObjectUrls(page));
    most.tiles = Math.max(most.tiles, await app.pictures.count());
  }
  printFigures(`Object URLs, ${cycles} times opened, closed and scrolled`, browser.version(), {
    'at most alive': most.urls,
    'at most in the page': most.tiles,
  });
  expect(most.urls).toBeGreaterThan(0);
  expect(most.urls).toBeLessThanOrEqual(most.tiles + 20);
});
