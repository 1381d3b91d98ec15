import { readdirSync, statSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { type Killable, launch } from '../killable.ts';
import { beforeFault, healthyAfter } from './oracle.ts';

// Files of the browser's profile are lost or damaged between two visits (TRUST 13).
test.setTimeout(180_000);

let profile = '';
test.beforeEach(async () => {
  profile = await mkdtemp(path.join(tmpdir(), 'proofsheet-damaged-'));
});
test.afterEach(async () => rm(profile, { recursive: true, force: true, maxRetries: 5 }));

async function openApp(baseURL: string | undefined): Promise<Killable> {
  const killable = await launch(profile, baseURL);
  await killable.app.open();
  return killable;
}

/** Three pictures with small copies, and a browser that was closed in peace. */
async function fill(baseURL: string | undefined): Promise<void> {
  const { context, app } = await openApp(baseURL);
  await app.generate({ Prompt: 'a fox', Width: '64', Height: '64', Images: '3' });
  await expect(app.pictures).toHaveCount(3);
  await expect.poll(() => app.stored('previews')).toHaveLength(3);
  await expect.poll(() => app.page.evaluate(() => localStorage.getItem('proofsheet.library'))).toContain('"count":3');
  await context.close();
}

/** Files of the library in the profile: bytes of pictures, or the records. */
function filesOf(kind: 'blob' | 'leveldb'): string[] {
  const folder = path.join(profile, 'Default', 'IndexedDB');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.parentPath.includes(`.indexeddb.${kind}`))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

test('bytes that were deleted or cut are told at their picture, and the others are whole', async ({ baseURL }) => {
  await fill(baseURL);
  const files = filesOf('blob');
  // Bytes and small copies of three pictures.
  expect(files.length).toBeGreaterThanOrEqual(6);
  for (const [index, file] of files.entries()) {
    if (index % 3 === 0) unlinkSync(file);
    if (index % 3 === 1) truncateSync(file, 10);
  }
  const { context, app } = await openApp(baseURL);
  await expect(app.pictures).toHaveCount(3);
  await app.field('Prompt').fill('a hen');
  const before = await beforeFault(app);
  const tiles = app.gallery.getByRole('button', { name: /^Open picture/ });
  for (let index = 0; index < 3; index++) {
    // Each shows its pixels, or says why it cannot.
    await expect(
      tiles
        .nth(index)
        .getByRole('img')
        .or(tiles.nth(index).getByText(/not on this device|Damaged|cannot be read/))
        .first(),
    ).toBeVisible();
  }
  await app.generateButton.click();
  await expect(app.pictures).toHaveCount(6);
  expect(before.complaints).toEqual([]);
  await context.close();
});

test('records that the browser throws away as damaged: it says so and how many there were, and starts empty', async ({
  baseURL,
}) => {
  await fill(baseURL);
  for (const file of filesOf('leveldb').filter((name) => /\.(log|ldb)$/.test(name)))
    writeFileSync(file, 'not a database');
  const { context, app } = await openApp(baseURL);
  await app.field('Prompt').fill('a hen');
  const before = await beforeFault(app);
  await healthyAfter(app, before, {
    says: /(began a new one.*The one before had 3 pictures|there were 3 pictures here).*backup/,
    recordsLost: true,
  });
  await app.page.getByRole('button', { name: 'Restore a backup' }).click();
  await expect(app.page.getByLabel('Choose a backup')).toBeAttached();
  await context.close();
});

test('the end of the disk’s log is lost, and the count of the pictures in it too: it says how many are missing', async ({
  baseURL,
}) => {
  await fill(baseURL);
  const lengths = new Map(filesOf('leveldb').map((file) => [file, statSync(file).size]));
  const second = await openApp(baseURL);
  await expect(second.app.pictures).toHaveCount(3);
  await second.app.generate({ Prompt: 'a hen', Width: '64', Height: '64', Images: '2' });
  await expect(second.app.pictures).toHaveCount(5);
  await expect
    .poll(() => second.app.page.evaluate(() => localStorage.getItem('proofsheet.library')))
    .toContain('"count":5');
  await second.context.close();

  const logs = filesOf('leveldb').filter((name) => name.endsWith('.log'));
  expect(logs).toHaveLength(1);
  // What the second visit wrote: a log that was begun in it is lost whole.
  for (const log of logs) truncateSync(log, lengths.get(log) ?? 0);
  const { context, app } = await openApp(baseURL);
  await app.field('Prompt').fill('an owl');
  const before = await beforeFault(app);
  await healthyAfter(app, before, { says: /2 pictures are missing since/, recordsLost: true });
  await context.close();
});

test('a library that cannot be opened: pictures are made in memory, and it says how to go on', async ({ baseURL }) => {
  await fill(baseURL);
  for (const file of filesOf('leveldb').filter((name) => name.includes('MANIFEST'))) unlinkSync(file);
  const { context, app } = await openApp(baseURL);
  await app.field('Prompt').fill('a hen');
  const before = await beforeFault(app, { hasRecords: false });
  await healthyAfter(app, before, {
    says: /kept only until this page closes|began a new one|there were 3 pictures here/,
    recordsLost: true,
  });
  await context.close();
});
