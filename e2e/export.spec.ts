import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { canary } from './canary.ts';
import { expect, type Proofsheet, test } from './fixtures.ts';
import { picture } from './server/answers.ts';
import { tinyPicture } from './server/tiny-pictures.ts';

const settings = { Model: 'acme/painter', Prompt: 'A fox, Füchse 狐', Seed: '7', 'Inference steps': '4' };

test.beforeEach(async ({ app, api }) => {
  await app.openWith(api, { token: canary });
});

/** Opens the export dialog from the selected picture. */
async function openExport(app: Proofsheet): Promise<Locator> {
  await app.action('Export…').click();
  return app.page.getByRole('dialog', { name: 'Export' });
}

/** Presses Export and gives the file that is saved; no output may hold the token, however it is written. */
async function exported(page: Page, dialog: Locator): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: /^Export \d/ }).click(),
  ]);
  const bytes = await readFile(await download.path());
  expectNoToken(bytes);
  return { name: download.suggestedFilename(), bytes };
}

function expectNoToken(bytes: Buffer): void {
  for (const form of [canary, Buffer.from(canary).toString('base64').slice(0, -4)])
    expect(bytes.toString('latin1')).not.toContain(form);
  expect(bytes.includes(Buffer.from(canary, 'utf16le'))).toBe(false);
}

/** Each type with its extension and where, behind the header of the container, the picture begins. */
const containers = [
  ['image/png', 'png', 33],
  ['image/jpeg', 'jpg', 20],
  ['image/webp', 'webp', 12],
] as const;

for (const [type, extension, start] of containers) {
  test(`Download writes the recipe into the ${extension} that arrived, and nothing else changes`, async ({
    app,
    api,
  }) => {
    // Servers lie about types; the bytes decide.
    api.answer(picture({ type, claims: 'image/png', bytes: tinyPicture(type) }));
    await app.generate({ ...settings, Prompt: 'A Fox / at dusk?' });
    await app.select('1·1');
    const { name, bytes } = await app.download();
    expect(name).toBe(`a-fox-at-dusk-${await app.detail('Seed').textContent()}.${extension}`);
    expectNoToken(bytes);
    expect(bytes.toString('latin1')).toContain('"app":"Proofsheet"');
    const original = tinyPicture(type);
    expect(bytes.includes(original.subarray(start))).toBe(true);
    expect(await app.page.evaluate(decodes, [bytes.toString('base64'), type])).toBe(true);
    expect(await app.stored('images')).toMatchObject([{ size: original.length }]);
  });
}

/** Runs in the page. */
async function decodes([base64 = '', type = '']: string[]): Promise<boolean> {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  return (await createImageBitmap(new Blob([bytes], { type }))).width > 0;
}

test('what cannot hold a recipe comes as it arrived, says so, and in a ZIP has it beside it', async ({
  app,
  api,
  page,
}) => {
  api.answer(picture({ type: 'image/gif' }));
  await app.generate(settings);
  await app.select('1·1');
  expect((await app.download()).bytes.equals(tinyPicture('image/gif'))).toBe(true);
  await expect(app.notice).toContainText('This GIF is as it arrived: the recipe cannot be written into it.');
  const { bytes } = await exported(page, await openExport(app));
  expect(zipEntries(bytes).map((entry) => entry.replace(/.*\./, ''))).toEqual(['gif', 'json', 'txt']);
});

test('None leaves no word in the file, and Download keeps to it, after a reload too', async ({ app, page }) => {
  await app.generate(settings);
  await app.select('1·1');
  const dialog = await openExport(app);
  await dialog.getByRole('radio', { name: 'None' }).check();
  const { bytes } = await exported(page, dialog);
  expect(bytes.toString('latin1')).not.toMatch(/fox|proofsheet|tEXt|iTXt/i);
  await page.keyboard.press('Escape');
  expect((await app.download()).bytes.equals(bytes)).toBe(true);
  await page.reload();
  await app.select('1·1');
  expect((await app.download()).bytes.equals(bytes)).toBe(true);
});

test('names follow the pattern, show an example, and a wrong pattern is told and not used', async ({ app, page }) => {
  await app.generate({ ...settings, Prompt: 'A fox' });
  await app.select('1·1');
  const dialog = await openExport(app);
  const pattern = dialog.getByRole('textbox', { name: 'File names' });
  await pattern.fill('{model}_{run}.{frame}_{width}x{height}_{steps}');
  await expect(dialog.getByLabel('Example')).toHaveText('painter_1.1_64x64_4.png');
  await pattern.fill('{colour}');
  await expect(dialog).toContainText('there is no {colour}');
  await expect(pattern).toHaveAttribute('aria-invalid', 'true');
  expect((await exported(page, dialog)).name).toBe('painter_1.1_64x64_4.png');
  await page.keyboard.press('Escape');
  expect((await app.download()).name).toBe('painter_1.1_64x64_4.png');
});

test('Copy image puts the picture, the very file and its link on the clipboard', async ({ app, page }) => {
  await app.generate(settings);
  await app.select('1·1');
  await app.action('Copy image').click();
  await expect(app.notice).toContainText('Image copied');
  const clip = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const text = async (type: string) => (item?.types.includes(type) ? await (await item.getType(type)).text() : '');
    return {
      types: item?.types,
      file: await text('web image/png'),
      plain: await text('text/plain'),
      html: await text('text/html'),
    };
  });
  expect(clip.types).toEqual(expect.arrayContaining(['image/png', 'web image/png', 'text/plain', 'text/html']));
  expect(clip.file).toContain('"app":"Proofsheet"');
  expect(clip.plain).toContain('#v=1&model=acme/painter');
  expect(clip.html).toContain('Steps: 4');
  expectNoToken(Buffer.from(JSON.stringify(clip)));
});

test('a drag takes the file along under its name', async ({ app, page }) => {
  await app.generate({ ...settings, Prompt: 'A fox' });
  await app.select('1·1');
  const { name, bytes } = await app.download();
  const large = app.details.getByRole('button', { name: 'View full size' });
  await large.hover();
  await expect(large.locator('img')).toHaveAttribute('draggable', 'true');
  await page.evaluate(() => {
    addEventListener('dragstart', ({ dataTransfer }) => {
      const sizes = Array.from(dataTransfer?.files ?? [], ({ size }) => size);
      document.title = `${dataTransfer?.getData('DownloadURL').split(':blob:')[0]} ${sizes.join()}`;
    });
  });
  await page.mouse.down();
  await page.mouse.move(10, 400, { steps: 5 });
  // The image that goes along is the whole file too, its recipe included.
  await expect(page).toHaveTitle(`image/png:${name} ${bytes.length}`);
  await page.mouse.up();
});

test('many pictures leave as a ZIP with a table, those unticked stay', async ({ app, page }) => {
  await app.generate({ ...settings, Prompt: 'A fox', Images: '3' });
  await expect(app.pictures).toHaveCount(3);
  await page.getByRole('button', { name: 'Export…', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('checkbox', { name: '1·2' }).uncheck();
  await dialog.getByRole('checkbox', { name: 'With a table of the recipes (CSV)' }).check();
  const { name, bytes } = await exported(page, dialog);
  expect(name).toBe('proofsheet-pictures.zip');
  expect(zipEntries(bytes)).toEqual([
    expect.stringMatching(/^a-fox-\d+\.png$/),
    expect.stringMatching(/^a-fox-\d+\.png$/),
    'recipes.csv',
  ]);
  await expect(dialog.getByRole('log')).toContainText('Saved proofsheet-pictures.zip');
});

test('a contact sheet, a PDF and pages for the web come out whole', async ({ app, page, context }) => {
  await app.generate({ ...settings, Prompt: 'A fox <b>"狐"</b>', Images: '4' });
  await expect(app.pictures).toHaveCount(4);
  await app.select('1·1');
  const dialog = await openExport(app);
  await dialog.getByRole('radio', { name: /^This run/ }).check();

  await dialog.getByRole('radio', { name: 'Contact sheet' }).check();
  await dialog.getByRole('spinbutton', { name: 'Columns' }).fill('2');
  const sheet = await exported(page, dialog);
  expect(sheet.name).toMatch(/^proofsheet-[\d-]+\.png$/);
  // Two columns of 420 pixels, 29 between them and 58 around.
  expect(sheet.bytes.readUInt32BE(16)).toBe(420 * 2 + 29 + 58 * 2);

  await dialog.getByRole('radio', { name: 'PDF' }).check();
  const pdf = await exported(page, dialog);
  expect(pdf.bytes.toString('latin1', 0, 5)).toBe('%PDF-');
  expect(pdf.bytes.toString('latin1').match(/\/DCTDecode/g)).toHaveLength(4);
  expect(pdf.bytes.toString('latin1')).toMatch(/\/MediaBox \[0 0 595\.\d+ 841\.\d+\]/);

  await dialog.getByRole('radio', { name: 'Client page' }).check();
  const client = await exported(page, dialog);
  const reader = await context.newPage();
  await reader.setContent(client.bytes.toString('utf8'));
  await expect(reader.getByRole('img')).toHaveCount(4);
  await expect(reader.getByText('A fox <b>"狐"</b>').first()).toBeVisible();
  const link = await reader.getByRole('link', { name: 'Open in Proofsheet' }).first().getAttribute('href');
  await reader.close();
  await page.goto(link ?? '');
  await expect(app.field('Prompt')).toHaveValue('A fox <b>"狐"</b>');
});

/** The names in a ZIP, by another program's reading. */
function zipEntries(bytes: Buffer): string[] {
  const script =
    'import io,json,sys,zipfile; z=zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read())); assert z.testzip() is None; print(json.dumps(z.namelist()))';
  const names: unknown = JSON.parse(execFileSync('python3', ['-c', script], { input: bytes, encoding: 'utf8' }));
  return Array.isArray(names) ? names.map(String) : [];
}
