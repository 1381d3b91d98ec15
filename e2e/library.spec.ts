import type { Locator } from '@playwright/test';
import { fillLibrary } from './bench/fill-library.ts';
import { expect, test } from './fixtures.ts';
import { failure } from './server/answers.ts';
import { silence } from './server/faults.ts';

/** Where a picture stands on screen. */
const heightOf = async (picture: Locator) => (await picture.boundingBox())?.y ?? Number.NaN;

/** The same once it moves no more: going to a place ends when the rows around it are drawn. */
async function heightAtRest(picture: Locator): Promise<number> {
  let height = Number.NaN;
  await expect
    .poll(async () => {
      const last = height;
      height = await heightOf(picture);
      return height - last;
    })
    .toBe(0);
  return height;
}

test('pictures stand by run, side by side or by day, and the choice is kept', async ({ app, api, page }) => {
  await app.openWith(api);
  await app.generate({ Prompt: 'A fox', Images: '2' });
  await app.generate({ Prompt: 'A hen', Images: '1' });
  await expect(app.pictures).toHaveCount(3);
  await expect(app.gallery.getByRole('heading')).toHaveText(['A hen', 'A fox']);

  await page.getByRole('radio', { name: 'Grid' }).check();
  await expect(app.gallery.getByRole('heading')).toHaveCount(0);
  await expect(app.pictures).toHaveCount(3);
  await expect(app.pictures.first()).toHaveAccessibleName('Open picture 2·1');

  await page.getByRole('radio', { name: 'Timeline' }).check();
  const today = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date());
  await expect(app.gallery.getByRole('heading')).toHaveText([new RegExp(`${today}$`)]);
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Timeline' })).toBeChecked();
  await expect(app.pictures).toHaveCount(3);
});

test('jobs stand beside pictures and by day as well, and say where they are', async ({ app, api, page }) => {
  await app.openWith(api);
  await app.generate({ Prompt: 'A fox', Images: '1' });
  await expect(app.pictures).toHaveCount(1);
  for (const view of ['Grid', 'Timeline']) {
    await page.getByRole('radio', { name: view }).check();
    api.answer(failure(500, 'It broke.'), silence());
    await app.generate({ Prompt: `A hen, ${view}`, Images: '2' });
    await expect(app.job(/^failed/)).toHaveCount(1);
    await expect(app.job(/^Generating/)).toHaveCount(1);
    await app.jobs.getByRole('button', { name: 'Cancel' }).click();
    await app.jobs.getByRole('button', { name: 'Dismiss' }).click();
    await expect(app.jobs).toHaveCount(0);
  }
});

test('a press right after scrolling opens what it was on', async ({ app, page }) => {
  await app.open();
  await expect.poll(() => page.evaluate(() => indexedDB.databases())).toHaveLength(1);
  await fillLibrary(page, 400);
  await page.reload();
  await expect(app.picture('100·1').getByRole('img')).toBeVisible();
  const picture = app.picture('98·2');
  const height = await heightAtRest(picture);
  await picture.hover();
  // As soon as the list has scrolled by a little, under a pointer that stays where it is.
  await page.mouse.wheel(0, 10);
  await expect.poll(() => heightOf(picture)).toBeLessThan(height);
  await page.mouse.down();
  await page.mouse.up();
  await expect(app.detail('Frame')).toHaveText('98·2');
});

test('many pictures are selected with Ctrl and Shift, and Escape lets go of them before it closes the details', async ({
  app,
  api,
  page,
}) => {
  await app.openWith(api);
  await app.generate({ Prompt: 'A fox', Images: '5' });
  await expect(app.pictures).toHaveCount(5);
  const selected = app.gallery.getByRole('button', { pressed: true, name: /^Open picture/ });
  await app.picture('1·2').click();
  await app.picture('1·4').click({ modifiers: ['Shift'] });
  await expect(selected).toHaveCount(3);
  await app.picture('1·3').click({ modifiers: ['ControlOrMeta'] });
  await expect(selected).toHaveCount(2);
  await app.generate();
  await expect(app.pictures).toHaveCount(10);
  await expect(selected).toHaveCount(2);

  await page.keyboard.press('Escape');
  await expect(selected).toHaveCount(0);
  await expect(app.details).toBeVisible();
  await app.picture('1·1').click({ modifiers: ['Alt'] });
  await expect(page.getByRole('dialog', { name: 'Compare' })).toBeVisible();
});

test('the place is kept over a change of view, a reload and new pictures; the date rail goes through the days', async ({
  app,
  page,
}) => {
  test.slow(); // a library is written, and opened three times
  await app.open();
  await fillLibrary(page, 1000);
  await page.reload();
  await expect(app.pictures.first()).toBeVisible();
  await page.getByRole('radio', { name: 'Timeline' }).check();
  const firstDay = app.gallery.getByRole('heading').first();
  await expect(firstDay).toHaveText(/3 January 2026$/);

  const rail = page.getByRole('slider', { name: 'Date' });
  await rail.press('End');
  await expect(app.gallery.getByRole('button', { name: 'Open picture 1·1', exact: true })).toBeVisible();
  await expect(rail).toHaveAttribute('aria-valuetext', '1 January 2026');

  await page.getByRole('radio', { name: 'Strips' }).check();
  await expect(app.picture('250·1')).toBeVisible();
  await page.getByRole('radio', { name: 'Timeline' }).check();
  await expect(app.picture('1·1')).toBeVisible();
  await page.reload();
  await expect(app.picture('1·1')).toBeVisible();

  await rail.fill('125');
  await expect(app.picture('126·1')).toBeVisible();
  const before = await heightAtRest(app.picture('126·1'));
  await app.generate({ Prompt: 'A new one', Width: '64', Height: '64' });
  await expect(page.getByRole('banner')).toContainText('1001 pictures');
  expect(await heightOf(app.picture('126·1'))).toBeCloseTo(before, -1);
});

test('pictures that come move nothing that is seen further down, side by side or on the same day', async ({
  app,
  page,
}) => {
  test.slow(); // a library is written and opened
  // Not long after what is in the library, so that what comes is of the same day.
  await page.clock.setFixedTime(Date.UTC(2026, 0, 1, 13));
  await app.open();
  await fillLibrary(page, 200);
  await page.reload();
  await app.field('Width').fill('64');
  await app.field('Height').fill('64');
  for (const view of ['Grid', 'Timeline']) {
    await page.getByRole('radio', { name: view }).check();
    await expect(app.picture('50·1')).toBeVisible();
    await app.gallery.hover();
    await page.mouse.wheel(0, 700);
    await expect(app.picture('50·1')).not.toBeInViewport();
    const middle = app.picture('45·1');
    await expect(middle).toBeInViewport();
    const before = await heightAtRest(middle);
    const there = await page
      .getByRole('banner')
      .getByText(/pictures/)
      .textContent();
    const count = Number(/\d+/.exec(there ?? '')?.[0]);
    for (const more of [1, 2]) {
      await app.generate({ Prompt: 'A new one' });
      await expect(page.getByRole('banner')).toContainText(`${count + more} pictures`);
      expect(await heightOf(middle)).toBeCloseTo(before, -1);
    }
  }
});

test('what was found opens at its top, and the library is where it was', async ({ app, page }) => {
  test.slow(); // a library is written and opened
  await app.open();
  await fillLibrary(page, 400);
  await page.reload();
  await page.getByRole('radio', { name: 'Timeline' }).check();
  const rail = page.getByRole('slider', { name: 'Date' });
  await rail.press('End');
  await expect(app.picture('1·1')).toBeVisible();
  const field = page.getByRole('searchbox', { name: 'Search pictures' });
  await field.fill('lighthouse');
  await expect(app.picture('100·1')).toBeInViewport();
  await field.fill('steps:21');
  await expect(app.picture('92·1')).toBeInViewport();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(app.picture('1·1')).toBeVisible();
});

test('the gallery goes along with the viewer and with keys, and the rail says the day that is on show', async ({
  app,
  page,
}) => {
  test.slow(); // a library is written and opened
  await app.open();
  await fillLibrary(page, 1000);
  await page.reload();
  await page.getByRole('radio', { name: 'Timeline' }).check();
  const rail = page.getByRole('slider', { name: 'Date' });
  await app.picture('250·1').dblclick();
  const viewer = page.getByRole('dialog', { name: 'Viewer' });
  await expect(viewer).toContainText('1 of 1000');
  await page.keyboard.press('End');
  await expect(viewer).toContainText('1000 of 1000');
  await page.keyboard.press('Escape');
  await expect(app.picture('1·4')).toBeInViewport();
  await expect(app.picture('1·4')).toBeFocused();
  await expect(rail).toHaveAttribute('aria-valuetext', '1 January 2026');
  await page.keyboard.press('Home');
  await expect(app.picture('250·1')).toBeInViewport();
  await expect(app.picture('250·1')).toBeFocused();
  await expect(rail).toHaveAttribute('aria-valuetext', '3 January 2026');
});

test('a run whose record cannot be read still shows its pictures', async ({ app, api, page }) => {
  await app.openWith(api);
  await app.generate({ Prompt: 'A fox' });
  await app.generate({ Prompt: 'A hen' });
  await expect(app.pictures).toHaveCount(2);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        indexedDB.open('proofsheet').onsuccess = ({ target }) => {
          const db = target instanceof IDBRequest ? target.result : undefined;
          const store = db.transaction('runs', 'readwrite').objectStore('runs');
          store.put({ number: 1, id: 'spoilt' }).transaction.oncomplete = () => resolve();
        };
      }),
  );
  await page.reload();
  await expect(app.pictures).toHaveCount(2);
  await expect(app.gallery).toContainText('Run without a readable record');
});

test('a picture whose record cannot be read says so on its tile', async ({ app, api, page }) => {
  await app.openWith(api);
  for (const [index, prompt] of ['A fox', 'A hen', 'An owl'].entries()) {
    await app.generate({ Prompt: prompt });
    await expect(app.pictures).toHaveCount(index + 1);
  }
  await expect.poll(async () => (await app.stored('previews')).length).toBe(3);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        indexedDB.open('proofsheet').onsuccess = async ({ target }) => {
          const db = target instanceof IDBRequest ? target.result : undefined;
          const transaction = db.transaction(['pictures', 'previews'], 'readwrite');
          transaction.oncomplete = () => resolve();
          transaction.objectStore('pictures').getAllKeys().onsuccess = ({ target }: Event) => {
            const [fox, hen, owl] = target instanceof IDBRequest ? target.result : [];
            for (const id of [fox, hen]) transaction.objectStore('pictures').put({ id, recipe: 'garbage' });
            for (const id of [fox, owl]) transaction.objectStore('previews').put({ kind: 'garbage' }, id);
          };
        };
      }),
  );
  await page.reload();
  const words = 'The record of this picture cannot be read';
  // With a small copy or without, and before it is looked at.
  const unreadable = page.getByRole('button', { name: /^Open picture [12]·1, record not readable$/ });
  await expect(unreadable).toHaveCount(2);
  await expect(unreadable.filter({ hasText: words })).toHaveCount(2);
  // A small copy that was garbage is made anew.
  await expect(app.picture('3·1').getByRole('img')).toBeVisible();
  await expect(app.picture('3·1')).not.toContainText(words);
  await app.picture('2·1').click();
  await expect(app.details.getByRole('button', { name: 'Export raw' })).toBeVisible();
});
