import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import * as z from 'zod/mini';
import { expect, type Proofsheet, test } from './fixtures.ts';
import { loseRows, spoilRow } from './library-rows.ts';

// What is kept, how that is said, and what can be done when a disk has failed at it.

// Some open the page three times.
test.setTimeout(60_000);

async function make(app: Proofsheet, images = 1, before = 0): Promise<void> {
  await app.generate({ Prompt: 'a lighthouse', Width: '64', Height: '64', Images: String(images) });
  await expect(app.pictures).toHaveCount(before + images);
}

async function openStorage({ page }: Proofsheet) {
  await page.getByRole('button', { name: /^Storage/ }).click();
  return page.getByRole('dialog', { name: 'Storage' });
}

test('pixels are forgotten, the recipe stays, and Rerun makes the picture anew', async ({ app, page }) => {
  await app.open();
  await make(app, 2);
  await app.pick('1·2');
  const dialog = await openStorage(app);
  await dialog.getByRole('combobox', { name: 'Older than' }).selectOption('any age');
  await expect(dialog).toContainText('1 picture of these is in no backup.');
  await dialog.getByRole('button', { name: 'Forget the pixels of 1 picture' }).click();
  await expect(dialog).toContainText(/Freed .+ of 1 picture\./);
  await dialog.getByRole('button', { name: 'Close' }).click();
  expect(await app.stored('images')).toHaveLength(1);
  const forgotten = app.gallery.getByRole('button', { name: 'Open picture 1·1, pixels forgotten' });
  await expect(forgotten.getByRole('img')).toBeVisible();
  await page.reload();
  await forgotten.click();
  await expect(app.detail('Frame')).toHaveText('1·1');
  const seed = await app.detail('Seed').textContent();
  await app.action('Rerun').click();
  await app.select('2·1');
  await expect(app.detail('Seed')).toHaveText(seed ?? '');
  expect(await app.stored('images')).toHaveLength(2);
});

test('records that a disk lost are missed at the next start, until that is understood', async ({ app, page }) => {
  await app.open();
  await make(app, 3);
  await page.reload(); // counted from here on
  await expect(app.pictures).toHaveCount(3);
  await make(app, 1, 3);
  await loseRows(page, 'pictures', 2);
  await page.reload();
  const note = page.getByRole('alert').filter({ hasText: '2 pictures are missing since' });
  await expect(note).toContainText('If you have a backup, it restores what is not here');
  await expect(app.pictures).toHaveCount(2);
  await note.getByRole('button', { name: 'Understood' }).click();
  await expect(note).toBeHidden();
  await page.reload();
  await expect(app.pictures).toHaveCount(2);
  await expect(note).toBeHidden();
});

test('of a record that cannot be read, what there is can be taken out, and the rest deleted', async ({ app, page }) => {
  await app.open();
  await make(app, 2);
  const [first] = z.array(z.object({ sha256: z.string() })).parse(await app.stored('images'));
  await spoilRow(page, 'pictures');
  await page.reload();
  await app.picture('1·1').click();
  const downloads: string[] = [];
  page.on('download', async (download) => downloads.push(await download.path()));
  await app.action('Export raw').click();
  await expect.poll(() => downloads.length).toBe(2);
  const [row, bytes] = await Promise.all(downloads.map((path) => readFile(path)));
  expect(JSON.parse(String(row))).toMatchObject({ recipe: 'garbage' });
  expect(
    createHash('sha256')
      .update(bytes ?? '')
      .digest('hex'),
  ).toBe(first?.sha256);
  await app.action('Delete').click();
  await expect(app.pictures).toHaveCount(1);
  await page.reload();
  await expect(app.pictures).toHaveCount(1);
});

test('the browser is asked to keep the library once, when there is something to lose', async ({ app, page }) => {
  let asked = 0;
  await page.exposeFunction('noteAsked', () => asked++);
  await page.addInitScript(() => {
    StorageManager.prototype.persisted = async () => false;
    StorageManager.prototype.persist = async () => {
      await Reflect.get(window, 'noteAsked')();
      return false;
    };
  });
  await app.open();
  await make(app, 2);
  expect(asked).toBe(0);
  await make(app, 1, 2);
  await expect.poll(() => asked).toBe(1);
  await page.reload();
  await expect(app.pictures).toHaveCount(3);
  await make(app, 1, 3);
  await expect.poll(async () => (await app.stored('previews')).length).toBe(4);
  expect(asked).toBe(1);
  const dialog = await openStorage(app);
  await dialog.getByRole('button', { name: 'Ask to keep it' }).click();
  await expect(dialog).toContainText('The browser said no for now.');
});

test('that a disk fills up is said at the top before it is full, and what to do in the storage view', async ({
  app,
  page,
}) => {
  await page.addInitScript(() => {
    StorageManager.prototype.estimate = async () => ({ usage: 850_000_000, quota: 1_000_000_000 });
  });
  await app.open();
  await make(app);
  await expect(page.getByRole('banner')).toContainText('850 MB · filling up');
  await expect(await openStorage(app)).toContainText('Filling up: back up, then empty the trash or forget pixels');
});

test('a project is backed up alone, without what of it lies in the trash', async ({ app, page }, testInfo) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await app.open();
  await make(app, 3);
  await page.getByRole('combobox', { name: 'Project', exact: true }).selectOption('New project…');
  await page.getByRole('textbox', { name: 'Name of the new project' }).fill('Posters');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await app.generate({ Images: '2' });
  await app.select('2·2');
  await page.keyboard.press('Delete');
  await expect(app.pictures).toHaveCount(1);
  const dialog = await openStorage(app);
  await dialog.getByRole('combobox', { name: 'Pictures of a project' }).selectOption('Posters');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Back up 1 picture' }).click(),
  ]);
  const path = testInfo.outputPath('posters.zip');
  await download.saveAs(path);
  const names = Object.keys(unzipSync(await readFile(path)));
  expect(names.filter((name) => name.startsWith('pictures/'))).toEqual([expect.stringMatching(/-0001\.png$/)]);
  await expect(dialog).toContainText('3 pictures not in any backup.');
});
