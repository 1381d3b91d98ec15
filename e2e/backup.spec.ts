import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { fillLibrary } from './bench/fill-library.ts';
import { expect, type Proofsheet, test } from './fixtures.ts';
import { deleteLibrary } from './library-rows.ts';

// Where a browser asks for a file, nobody can answer it here: the download is what is tried.
test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
});

const patiently = { timeout: 30_000 };

const storage = (page: Page) => page.getByRole('dialog', { name: 'Storage' });

async function openStorage(app: Proofsheet) {
  await app.page.getByRole('button', { name: /^Storage/ }).click();
  await expect(storage(app.page)).toBeVisible();
  return storage(app.page);
}

async function backUp(app: Proofsheet, path: string) {
  const dialog = await openStorage(app);
  const [download] = await Promise.all([
    app.page.waitForEvent('download'),
    dialog.getByRole('button', { name: /^Back up \d/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^proofsheet-backup-\d{4}-\d\d-\d\d\.zip$/);
  await download.saveAs(path);
  await expect(dialog).toContainText('Every picture is in a backup.', patiently);
  await dialog.getByRole('button', { name: 'Close' }).click();
}

async function restore(app: Proofsheet, path: string) {
  const dialog = await openStorage(app);
  await dialog.getByLabel('Choose a backup').setInputFiles(path);
  return dialog;
}

const kept = (app: Proofsheet) =>
  Promise.all((['runs', 'pictures', 'picks', 'images'] as const).map((each) => app.stored(each)));

test('backed up, wiped, restored: the same bytes, records and numbers; a second time nothing is new', async ({
  app,
}, testInfo) => {
  test.setTimeout(90_000);
  await app.open();
  await app.generate({ Prompt: 'a fox <b>in</b> snow', Images: '3' });
  await expect(app.pictures).toHaveCount(3);
  await app.pick('1·2');
  await fillLibrary(app.page, 200);
  await app.open();
  const before = await kept(app);
  expect(before.at(-1)).toHaveLength(203);
  const path = testInfo.outputPath('backup.zip');
  await backUp(app, path);

  await deleteLibrary(app.page);
  await app.open();
  await expect(app.pictures).toHaveCount(0);
  const dialog = await restore(app, path);
  await expect(dialog).toContainText('203 pictures new here: they come.', patiently);
  await expect(app.pictures).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Restore 203 pictures and what belongs to them' }).click();
  await expect(dialog).toContainText('Restored 203 pictures.', patiently);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(app.pictures.first()).toBeVisible();
  expect(await kept(app)).toEqual(before);

  const again = await restore(app, path);
  await expect(again).toContainText('203 pictures here already: they stay as they are.', patiently);
});

test('pictures that are selected together are backed up alone', async ({ app }, testInfo) => {
  await app.open();
  await app.generate({ Prompt: 'a fox', Images: '3' });
  await expect(app.pictures).toHaveCount(3);
  await app.picture('1·1').click();
  await app.picture('1·2').click({ modifiers: ['ControlOrMeta'] });
  const dialog = await openStorage(app);
  await dialog.getByRole('radio', { name: 'Selected (2)' }).check();
  const [download] = await Promise.all([
    app.page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Back up 2 pictures' }).click(),
  ]);
  await download.saveAs(testInfo.outputPath('some.zip'));
  await expect(dialog).toContainText('1 picture not in any backup.');
});

test('a backup whose list is gone opens as its pictures', async ({ app }, testInfo) => {
  await app.open();
  await app.generate({ Prompt: 'a fox', Images: '2' });
  await expect(app.pictures).toHaveCount(2);
  const path = testInfo.outputPath('backup.zip');
  await backUp(app, path);
  const text = (await readFile(path)).toString('latin1');
  await writeFile(path, text.replaceAll('library.json', 'xxxxxxx.json'), 'latin1');
  const dialog = await restore(app, path);
  await expect(dialog).toContainText('This backup has no list that can be read.');
  await dialog.getByRole('button', { name: 'Look at these 2 pictures' }).click();
  await expect(dialog).toBeHidden();
  await expect(app.page.getByRole('dialog')).toContainText('a fox');
});

test('a damaged archive says what it has lost and gives the rest; a stranger’s file is refused', async ({
  app,
}, testInfo) => {
  await app.open();
  await app.generate({ Prompt: 'a fox', Images: '3' });
  await expect(app.pictures).toHaveCount(3);
  const path = testInfo.outputPath('backup.zip');
  await backUp(app, path);
  const bytes = await readFile(path);
  // The directory and the end of the last picture are gone.
  await writeFile(path, bytes.subarray(0, bytes.lastIndexOf(Buffer.from('IEND'))));
  await deleteLibrary(app.page);
  await app.open();
  const dialog = await restore(app, path);
  await expect(dialog).toContainText('This archive is damaged.');
  await expect(dialog).toContainText('1 picture cannot come.');
  await dialog.getByRole('button', { name: 'Restore 2 pictures and what belongs to them' }).click();
  await expect(dialog).toContainText('Restored 2 pictures.');
  await dialog.getByRole('button', { name: 'Close' }).click();

  await writeFile(path, 'nothing of ours');
  await expect(await restore(app, path)).toContainText('This is no backup of Proofsheet');
});

test('the page in a backup shows and finds its pictures without Proofsheet', async ({ app, context }, testInfo) => {
  await app.open();
  await app.generate({ Prompt: 'a fox <img src=x onerror="window.hit=1"></script>', Images: '2' });
  await expect(app.pictures).toHaveCount(2);
  await app.pick('1·2');
  const path = testInfo.outputPath('backup.zip');
  await backUp(app, path);
  const { unzipSync } = await import('fflate');
  const files = unzipSync(await readFile(path));
  const { mkdir } = await import('node:fs/promises');
  await mkdir(testInfo.outputPath('pictures'), { recursive: true });
  for (const [name, file] of Object.entries(files)) await writeFile(testInfo.outputPath(name), file);
  const page = await context.newPage();
  await page.goto(`file://${testInfo.outputPath('index.html')}`);
  await expect(page.locator('output')).toHaveText('2 pictures');
  const first = page.getByRole('img').first();
  await expect
    .poll(() => first.evaluate((img) => img instanceof HTMLImageElement && img.naturalWidth))
    .toBeGreaterThan(0);
  expect(await page.evaluate(() => 'hit' in window)).toBe(false);
  await page.getByRole('searchbox').fill('pick fox');
  await expect(page.locator('output')).toHaveText('1 picture');
  await expect(page.getByRole('listitem')).toHaveText('Pick');
  await page.getByRole('searchbox').fill('no such words');
  await expect(page.locator('output')).toHaveText('0 pictures');
});
