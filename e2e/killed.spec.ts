import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { Proofsheet } from './fixtures.ts';
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

/** Ids of pictures whose record and bytes do not belong together; runs in the page. */
async function torn(page: Page): Promise<{ pictures: number; torn: string[] }> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open('proofsheet'));
    const store = (name: string) => db.transaction(name).objectStore(name);
    const rows: { id: string; bytes: number }[] = [
      ...(await done(store('pictures').getAll())),
      ...(await done(store('trash').getAll())),
    ];
    const both = await done(store('trash').getAllKeys());
    const live = new Set(await done(store('pictures').getAllKeys()));
    const bad = both.filter((id) => live.has(id)).map(String);
    for (const { id, bytes } of rows) {
      const blob: Blob | undefined = await done(store('images').get(id));
      const preview: { mark?: string } | undefined = await done(store('previews').get(id));
      if (!blob && preview?.mark === 'forgotten') continue;
      const read = blob && (await blob.arrayBuffer().catch(() => undefined));
      if (read?.byteLength !== bytes) bad.push(id);
    }
    const ids = new Set(rows.map(({ id }) => id));
    for (const id of await done(store('images').getAllKeys())) if (!ids.has(String(id))) bad.push(`orphan ${id}`);
    db.close();
    return { pictures: rows.length, torn: bad };
  });
}

/** Does something, is killed at several moments of it, and looks at what was kept. */
async function killedWhile(
  baseURL: string | undefined,
  moments: readonly number[],
  begin: (app: Proofsheet, page: Page) => Promise<unknown>,
): Promise<void> {
  for (const ms of moments) {
    const { kill, app, page } = await launch(profile, baseURL);
    await app.open();
    await begin(app, page);
    // The moment of the kill is what is tried here: there is nothing to wait for.
    await new Promise((resolve) => setTimeout(resolve, ms));
    await kill();
    const again = await launch(profile, baseURL);
    await again.app.open();
    expect((await torn(again.page)).torn).toEqual([]);
    await again.context.close();
  }
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
  expect(tally.shown).toBeGreaterThan(0);
});

test('killed while pictures are deleted', async ({ baseURL }) => {
  await fill(baseURL, 8);
  await killedWhile(baseURL, [0, 5, 20, 60], async (app, page) => {
    await app.pictures.first().click();
    await page.keyboard.press('Delete');
  });
});

test('killed while backing up and while restoring; the restore is simply run again', async ({ baseURL }, testInfo) => {
  await fill(baseURL, 20);
  const archive = testInfo.outputPath('backup.zip');
  const first = await launch(profile, baseURL);
  await first.app.open();
  const [download] = await Promise.all([first.page.waitForEvent('download'), backUp(first.page)]);
  await download.saveAs(archive);
  await first.context.close();

  await killedWhile(baseURL, [20, 150], (_, page) => backUp(page));

  const wiped = await launch(profile, baseURL);
  await deleteLibrary(wiped.page);
  await wiped.context.close();
  await killedWhile(baseURL, [0, 40], async (_, page) => {
    await page.getByRole('button', { name: /^Storage/ }).click();
    await page.getByLabel('Choose a backup').setInputFiles(archive);
    await page.getByRole('button', { name: /^Restore \d/ }).click();
  });
  const last = await launch(profile, baseURL);
  await last.app.open();
  await last.page.getByRole('button', { name: /^Storage/ }).click();
  await last.page.getByLabel('Choose a backup').setInputFiles(archive);
  await last.page.getByRole('button', { name: /^Restore \d/ }).click();
  await expect(last.page.getByText(/^Restored \d+ picture/)).toBeVisible();
  expect(await torn(last.page)).toEqual({ pictures: 20, torn: [] });
  await last.context.close();
});

async function backUp(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Storage/ }).click();
  await page.getByRole('button', { name: /^Back up \d/ }).click();
}
