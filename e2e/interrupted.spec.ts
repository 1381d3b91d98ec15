import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, Proofsheet, test } from './fixtures.ts';
import { failure, picture } from './server/answers.ts';
import { silence } from './server/faults.ts';
import { tinyPicture } from './server/tiny-pictures.ts';

const prompt = { Prompt: 'A lighthouse in a storm at night' };

test('a job that a reload interrupted is offered again, is not sent by itself, and Try again sends it once', async ({
  app,
  api,
  page,
}) => {
  api.answer(silence());
  await app.openWith(api);
  await app.generate(prompt);
  await api.received(1);
  await expect(app.job('Generating')).toBeVisible();
  await page.reload();
  const job = app.job('failed. Interrupted');
  await expect(job).toContainText('may have been billed');
  expect(api.calls()).toHaveLength(1);
  await job.getByRole('button', { name: 'Try again' }).click();
  await expect(app.gallery.getByRole('button', { name: 'Open picture 1·1' })).toBeVisible();
  await expect(app.jobs).toHaveCount(0);
  const [first, second, ...more] = api.calls();
  expect(second?.bodyText).toBe(first?.bodyText);
  expect(more).toEqual([]);
  await expect.poll(() => app.stored('jobs')).toEqual([]);
});

test('a job that was still queued when the page closed says that it cost nothing', async ({ app, api, page }) => {
  api.otherwise(silence());
  await app.openWith(api);
  await app.generate({ ...prompt, Images: '3' });
  await api.received(2);
  await expect(app.job('Queued')).toHaveCount(1);
  await page.reload();
  await expect(app.job('failed. Interrupted')).toHaveCount(3);
  await expect(app.jobs.filter({ hasText: 'may have been billed' })).toHaveCount(2);
  await expect(app.jobs.filter({ hasText: 'it cost nothing' })).toHaveCount(1);
  expect(api.calls()).toHaveLength(2);
});

test('an interrupted job that is dismissed does not come back', async ({ app, api, page }) => {
  api.answer(picture(), silence());
  await app.openWith(api);
  await app.generate({ ...prompt, Images: '2' });
  await api.received(2);
  await expect(app.pictures).toHaveCount(1);
  await page.reload();
  await app.job('failed. Interrupted').getByRole('button', { name: 'Dismiss' }).click();
  await expect(app.jobs).toHaveCount(0);
  await expect.poll(() => app.stored('jobs')).toEqual([]);
  await page.reload();
  await expect(app.pictures).toHaveCount(1);
  await expect(app.jobs).toHaveCount(0);
});

test('a failed job still says why after a reload', async ({ app, api, page }) => {
  api.answer(failure(400, 'Steps: at most 50'));
  await app.openWith(api);
  await app.generate(prompt);
  await expect(app.job('failed. The server refused these settings')).toBeVisible();
  await expect.poll(() => app.stored('jobs')).toMatchObject([{ failure: { words: 'Steps: at most 50' } }]);
  await page.reload();
  const job = app.job('failed. The server refused these settings');
  await expect(job).toContainText('Steps: at most 50');
  await job.getByRole('button', { name: 'Try again' }).click();
  await expect(app.pictures).toHaveCount(1);
});

test('another tab’s living jobs are its own business; those of a closed tab are offered', async ({
  app,
  api,
  context,
}) => {
  api.answer(picture(), silence());
  const first = new Proofsheet(await context.newPage());
  await first.openWith(api);
  await first.generate({ ...prompt, Images: '2' });
  await api.received(2);
  await expect(first.pictures).toHaveCount(1);

  await app.open();
  await expect(app.pictures).toHaveCount(1);
  await expect.poll(() => app.stored('jobs')).toHaveLength(1);
  await expect(app.jobs).toHaveCount(0);

  await first.page.close();
  await app.page.reload();
  await expect(app.job('failed. Interrupted')).toHaveCount(1);
  expect(api.calls()).toHaveLength(2);
});

test.describe('when the device is full', () => {
  // A PNG with eight megabytes behind its end: whole to every decoder, too much for the disk.
  const bytes = Buffer.concat([tinyPicture(), randomBytes(8_000_000)]);

  test('the picture stays with its Download, and Try again keeps it without another request', async ({
    app,
    api,
    page,
    baseURL,
  }) => {
    const resize = await quota(page, baseURL);
    await resize(4_000_000);
    // One after the other: of two that are written at the same time, the large one can take the small one's room.
    api.answer(picture(), async (...asked) => {
      await expect(app.pictures).toHaveCount(1);
      return picture({ bytes })(...asked);
    });
    await app.openWith(api);
    await app.generate({ ...prompt, Images: '2' });
    const job = app.job('failed. The picture could not be kept');
    await expect(job).toContainText('Download it now; then free some space on this device.');
    await expect(app.pictures).toHaveCount(1);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      job.getByRole('button', { name: 'Download' }).click(),
    ]);
    expect(bytes.equals(await readFile(await download.path()))).toBe(true);

    // Said on every page, with the way to its frame.
    await page.getByRole('radio', { name: 'Grid' }).check();
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('1 picture goes with this page. 1·2: The picture could not be kept');
    await expect(alert).toContainText('Download it now; then free some space on this device.');
    const asked = page.waitForEvent('dialog');
    void page.evaluate(() => location.reload()).catch(() => undefined);
    await (await asked).dismiss();
    await alert.getByRole('button', { name: 'Show' }).click();
    await expect(page.getByRole('radio', { name: 'Strips' })).toBeChecked();
    await expect(job).toBeInViewport();

    await job.getByRole('button', { name: 'Try again' }).click();
    await expect(job.getByRole('button', { name: 'Download' })).toBeVisible();
    await resize(1_000_000_000);
    await job.getByRole('button', { name: 'Try again' }).click();
    await expect(app.pictures).toHaveCount(2);
    await expect(app.jobs).toHaveCount(0);
    await expect(alert).toHaveCount(0);
    expect(api.calls()).toHaveLength(2);
    await page.reload();
    await expect(app.pictures).toHaveCount(2);
    expect(await app.stored('images')).toContainEqual(expect.objectContaining({ size: bytes.length }));
  });

  test('and not even the run can be written down, its picture is kept once there is room', async ({
    app,
    api,
    page,
    baseURL,
  }) => {
    const resize = await quota(page, baseURL);
    await resize(1);
    await app.openWith(api);
    await app.generate(prompt);
    const job = app.job('failed. The picture could not be kept');
    await expect(job).toBeVisible();
    expect(await app.stored('runs')).toEqual([]);
    await resize(1_000_000_000);
    await app.generate({ Prompt: 'Another one' });
    await expect(app.pictures).toHaveCount(1);
    await job.getByRole('button', { name: 'Try again' }).click();
    await expect(app.pictures).toHaveCount(2);
    await page.reload();
    await expect(app.pictures).toHaveCount(2);
    expect(api.calls()).toHaveLength(2);
  });
});

/**
 * Sets how much the browser lets the app store, in bytes. First before the page opens: Chromium trusts its last look at
 * the free space for half a minute, unless a write needs more than that.
 */
async function quota(page: Page, baseURL = ''): Promise<(quotaSize: number) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  return async (quotaSize) => {
    await session.send('Storage.overrideQuotaForOrigin', { origin: baseURL, quotaSize });
  };
}
