import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Proofsheet } from './fixtures.ts';
import { holdAt, type Moment } from './hold.ts';
import { readKept } from './kept.ts';
import { launch } from './killable.ts';
import { expectNothingLost, killRounds } from './kills/kill-rounds.ts';
import { deleteLibrary } from './library-rows.ts';

// A browser that is killed in the middle of its work: SIGKILL, no goodbye. What it kept has to be whole.
test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);

let profile = '';
test.beforeEach(async () => {
  profile = await mkdtemp(path.join(tmpdir(), 'proofsheet-killed-'));
});
test.afterEach(async () => rm(profile, { recursive: true, force: true, maxRetries: 5 }));

/**
 * Kills the browser in the middle of a deed, at each of several moments of it, and looks at what was kept. Resolves to how
 * many pictures there were after each kill.
 */
async function killedAt(
  baseURL: string | undefined,
  moments: readonly Moment[],
  begin: (app: Proofsheet) => Promise<unknown>,
): Promise<number[]> {
  const left: number[] = [];
  for (const moment of moments) {
    const { kill, app, page } = await launch(profile, baseURL);
    await app.open();
    const standing = await holdAt(page, moment);
    // What it waits for may never come: the page stands still.
    void begin(app).catch(() => undefined);
    await standing();
    await kill();
    const again = await launch(profile, baseURL);
    await again.app.open();
    const { ids, halves } = await readKept(again.page);
    expect(halves).toEqual([]);
    left.push(ids.length);
    await again.context.close();
  }
  return left;
}

async function fill(baseURL: string | undefined, images: number): Promise<void> {
  const { context, app } = await launch(profile, baseURL);
  await app.open();
  await app.generate({ Prompt: 'a fox', Width: '64', Height: '64', Images: String(images) });
  await expect(app.pictures).toHaveCount(images);
  await context.close();
}

// `npm run kills` does this a hundred times.
test('killed while pictures arrive: what was shown as saved is there, byte for byte', async ({ baseURL }) => {
  const tally = await killRounds({ profile, baseURL, kills: 5, seed: 'a few' });
  expectNothingLost(tally);
});

test('killed while many pictures are deleted: all of them are there, whole, until all are in the trash', async ({
  baseURL,
}) => {
  await fill(baseURL, 8);
  const moments = [1, 4, 8].map((nth): Moment => ({ store: 'pictures', method: 'delete', nth }));
  const left = await killedAt(baseURL, moments, async ({ page, pictures }) => {
    await pictures.first().click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
  });
  expect(left).toEqual([8, 8, 8]);
});

test('killed while a backup is written, the library is as it was', async ({ baseURL }) => {
  await fill(baseURL, 8);
  const moments = [1, 5].map((nth): Moment => ({ store: 'images', method: 'get', nth }));
  expect(await killedAt(baseURL, moments, backUp)).toEqual([8, 8]);
});

test('killed while a backup is restored, what came is whole, and the restore is simply run again', async ({
  baseURL,
}, testInfo) => {
  await fill(baseURL, 12);
  const archive = testInfo.outputPath('backup.zip');
  const first = await launch(profile, baseURL);
  await first.app.open();
  const [download] = await Promise.all([first.page.waitForEvent('download'), backUp(first.app)]);
  await download.saveAs(archive);
  await deleteLibrary(first.page);
  await first.context.close();

  // Each kill leaves more behind than the one before: what came is not brought in again.
  const moments = [1, 4, 4].map((nth): Moment => ({ store: 'images', method: 'put', nth }));
  expect(await killedAt(baseURL, moments, (app) => restore(app, archive))).toEqual([0, 3, 6]);
  const last = await launch(profile, baseURL);
  await last.app.open();
  await restore(last.app, archive);
  await expect(last.page.getByText(/^Restored \d+ picture/)).toBeVisible();
  const { ids, halves } = await readKept(last.page);
  expect([ids.length, halves]).toEqual([12, []]);
  await last.context.close();
});

async function backUp({ page }: Proofsheet): Promise<void> {
  await page.getByRole('button', { name: /^Storage/ }).click();
  await page.getByRole('button', { name: /^Back up \d/ }).click();
}

async function restore({ page }: Proofsheet, archive: string): Promise<void> {
  await page.getByRole('button', { name: /^Storage/ }).click();
  await page.getByLabel('Choose a backup').setInputFiles(archive);
  await page.getByRole('button', { name: /^Restore \d/ }).click();
}
