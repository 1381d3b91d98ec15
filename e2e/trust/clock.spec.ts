import { expect, test } from '../fixtures.ts';

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
  await expect.poll(order).toEqual(newestFirst);
  await page.reload();
  await expect.poll(order).toEqual(newestFirst);
  await app.generate();
  await expect.poll(order).toEqual(['Open picture 4·1', ...newestFirst]);
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
      await app.generate({ ...aFox, 'Guidance scale': '7.5' });
      await app.select('1·1');
      await expect(app.detail('Guidance scale')).toHaveText('7.5');
      await expect(app.detail('Seed')).toHaveText(/^\d+$/);
      expect((await app.download()).name).toMatch(/^[\w.-]+\.png$/);
    });
  });
}

test('a page that is left and come back to is whole, and nothing keeps it from being cached', async ({ app, page }) => {
  await page.addInitScript(() => {
    const { addEventListener } = window;
    window.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      if (args[0] === 'unload') throw new Error('It keeps pages out of the back/forward cache.');
      addEventListener.apply(window, args);
    };
  });
  await app.open();
  await app.generate({ ...aFox, Images: '6' });
  await page.goto('/icon.svg');
  await page.goBack();
  // What was under way is offered again; what was made is there.
  await expect(app.pictures.or(app.job(/^failed/))).toHaveCount(6);

  // As the cache does it, which Playwright turns off: the page stands still, and goes on.
  const turn = (name: string) =>
    page.evaluate((name) => void dispatchEvent(new PageTransitionEvent(name, { persisted: true })), name);
  await turn('pagehide');
  await turn('pageshow');
  await app.generate({ Images: '1' });
  await expect(app.picture('2·1')).toBeVisible();
});
