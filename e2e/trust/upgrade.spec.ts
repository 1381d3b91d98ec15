import type { Page } from '@playwright/test';
import { earlierLibrary, storeEarlier } from '../earlier-library.ts';
import { expect, test } from '../fixtures.ts';
import { beforeFault, healthyAfter } from './oracle.ts';

// The library meets another version of itself: an older page that holds it, a newer one that changed it.

/** Opens the library in a page that is not the app and makes way for nobody; `close()` there lets go of it. */
async function holdLibrary(page: Page, version: number): Promise<void> {
  await page.goto('/icon.svg');
  await page.evaluate(
    (version) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('proofsheet', version);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }),
    version,
  );
}

test('an older page that does not make way: the screen says so, and goes on by itself when that is closed', async ({
  app,
  page,
  context,
}) => {
  const old = await context.newPage();
  await storeEarlier(old, earlierLibrary(2));
  await holdLibrary(old, 2);
  await app.open();
  const screen = page.getByRole('alert').filter({ hasText: 'runs an earlier version' });
  await expect(screen).toContainText('Close it, or reload it: this page then goes on by itself');
  // It is not to be sent away: nothing could be kept.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(screen).toBeVisible();
  await old.close();
  await expect(screen).toBeHidden();
  await expect(app.pictures).toHaveCount(3);
  await app.generate({ Prompt: 'a fox', Width: '64', Height: '64' });
  await expect(app.pictures).toHaveCount(4);
  await expect.poll(() => app.stored('pictures')).toHaveLength(4);
});

test('a newer version comes while pictures are made: nothing is written, and what arrives can be downloaded', async ({
  app,
  page,
  context,
}) => {
  await app.open();
  await app.generate({ Prompt: 'a fox', Width: '64', Height: '64' });
  await expect(app.pictures).toHaveCount(1);
  await expect.poll(() => app.stored('previews')).toHaveLength(1);
  const before = await beforeFault(app);
  await holdLibrary(await context.newPage(), 4);
  const note = page.getByRole('alert').filter({ hasText: 'written by a newer Proofsheet: reload the page' });
  await expect(note).toBeVisible();

  await app.generate();
  const job = app.job('failed. The picture could not be kept');
  await expect(job).toContainText('Download it now: it goes with this page.');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    job.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.png$/);
  // What is said of a picture is refused without an error that nobody caught.
  await app.pictures.first().click();
  await page.keyboard.press('p');
  await page.keyboard.press('Delete');
  await app.page.evaluate(() => new Promise(requestAnimationFrame));
  expect(before.complaints).toEqual([]);
  expect(await app.stored('pictures')).toHaveLength(1);
  expect(await app.stored('picks')).toHaveLength(0);

  // Left with a paid picture that is nowhere else, the browser asks.
  const asked = page.waitForEvent('dialog');
  void note.getByRole('button', { name: 'Reload' }).click();
  await (await asked).dismiss();
});

test('an upgrade that fails: the library stays as it was, its pictures are shown and can be backed up', async ({
  app,
  page,
  context,
}) => {
  await storeEarlier(page, earlierLibrary(2));
  await page.addInitScript(() => {
    const { createObjectStore } = IDBDatabase.prototype;
    IDBDatabase.prototype.createObjectStore = function (name, options) {
      if (name === 'facts') throw new DOMException('The disk said no.', 'ConstraintError');
      return createObjectStore.call(this, name, options);
    };
    Reflect.deleteProperty(window, 'showSaveFilePicker');
  });
  await app.open();
  await expect(app.pictures).toHaveCount(3);
  await app.field('Prompt').fill('a hen');
  const before = await beforeFault(app);
  await healthyAfter(app, before, { says: /could not be brought up to this version \(The disk said no.*back them up/ });
  const note = page.getByRole('alert').filter({ hasText: 'brought up' });
  await note.getByRole('button', { name: 'Back up' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Back up 4/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.zip$/);

  const look = await context.newPage();
  await look.goto('/icon.svg');
  expect(await look.evaluate(() => indexedDB.databases())).toMatchObject([{ name: 'proofsheet', version: 2 }]);
});
