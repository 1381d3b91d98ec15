import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, Proofsheet, test } from './fixtures.ts';
import { deleteLibrary } from './library-rows.ts';

/** The folder is written seconds after a picture came, several times in a test. */
test.setTimeout(90_000);
const patiently = { timeout: 30_000 };

/** The picker is the one part that no test can press: it gives a folder of the origin's own, whose handle is like any other. */
const handOutFolder = (page: Page) =>
  page.addInitScript(() => {
    Object.assign(window, {
      showDirectoryPicker: async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('My backup', { create: true }),
    });
  });

test.beforeEach(async ({ page }) => handOutFolder(page));

const dialogOf = ({ page }: Proofsheet) => page.getByRole('dialog', { name: 'Storage' });

async function openStorage(app: Proofsheet) {
  await app.page.getByRole('button', { name: /^Storage/ }).click();
  return dialogOf(app).getByRole('region', { name: 'Automatic backup' });
}

async function closeStorage(app: Proofsheet) {
  await dialogOf(app).getByRole('button', { name: 'Close' }).click();
}

const make = (app: Proofsheet, prompt: string, images = '1') =>
  app.generate({ Prompt: prompt, Width: '64', Height: '64', Images: images });

/** Paths of the files in the folder, with when they were last written and, where asked for, their contents. */
function filesIn(page: Page, withBytes = false): Promise<{ path: string; at: number; bytes: number[] }[]> {
  return page.evaluate(async (withBytes) => {
    const found: { path: string; at: number; bytes: number[] }[] = [];
    const look = async (folder: FileSystemDirectoryHandle, path: string) => {
      for await (const each of folder.values()) {
        if (each instanceof FileSystemDirectoryHandle) await look(each, `${path}${each.name}/`);
        if (!(each instanceof FileSystemFileHandle)) continue;
        const file = await each.getFile();
        const bytes = withBytes ? [...new Uint8Array(await file.arrayBuffer())] : [];
        found.push({ path: `${path}${each.name}`, at: file.lastModified, bytes });
      }
    };
    const root = await navigator.storage.getDirectory();
    await look(await root.getDirectoryHandle('My backup'), '').catch(() => undefined); // none yet
    return found.sort((a, b) => (a.path < b.path ? -1 : 1));
  }, withBytes);
}

const namesIn = async (page: Page) => (await filesIn(page)).map(({ path }) => path);

test('pictures go into the folder by themselves, after a reload too, until Stop; the folder brings them back', async ({
  app,
  page,
}, testInfo) => {
  await app.open();
  await make(app, 'a fox in snow', '2');
  await expect(app.pictures).toHaveCount(2);
  let section = await openStorage(app);
  await section.getByRole('button', { name: 'Back up into a folder…' }).click();
  await expect(section).toContainText('Every picture is in it.');
  await expect(dialogOf(app).getByRole('region', { name: 'Backup', exact: true })).toContainText(
    'Every picture is in a backup.',
  );
  expect(await namesIn(page)).toEqual([
    'library.json',
    expect.stringMatching(/^pictures\/.*-0001\.png$/),
    expect.stringMatching(/^pictures\/.*-0002\.png$/),
  ]);

  await app.open();
  await make(app, 'a hare');
  await expect(app.pictures).toHaveCount(3);
  await expect.poll(async () => (await namesIn(page)).length, patiently).toBe(4);
  section = await openStorage(app);
  await expect(section).toContainText('Every picture is in it.');
  await section.getByRole('button', { name: 'Stop' }).click();
  await expect(section.getByRole('button', { name: 'Back up into a folder…' })).toBeVisible();

  const before = await app.stored('images');
  const folder = testInfo.outputPath('My backup');
  for (const { path, bytes } of await filesIn(page, true)) {
    await mkdir(dirname(`${folder}/${path}`), { recursive: true });
    await writeFile(`${folder}/${path}`, Uint8Array.from(bytes));
  }
  await deleteLibrary(page);
  await app.open();
  await openStorage(app);
  await dialogOf(app).getByLabel('Choose a folder').setInputFiles(folder);
  await dialogOf(app).getByRole('button', { name: 'Restore 3 pictures and what belongs to them' }).click();
  await expect(dialogOf(app)).toContainText('Restored 3 pictures.');
  expect(await app.stored('images')).toEqual(before);
});

test('of two tabs one writes, each picture once; when that tab goes, the other goes on', async ({
  app,
  page,
  context,
}) => {
  await app.open();
  await make(app, 'a fox');
  await expect(app.pictures).toHaveCount(1);
  const section = await openStorage(app);
  await section.getByRole('button', { name: 'Back up into a folder…' }).click();
  await expect(section).toContainText('Every picture is in it.');
  const second = new Proofsheet(await context.newPage());
  await handOutFolder(second.page);
  await second.open();
  await make(second, 'a hare');
  await expect(second.pictures).toHaveCount(2);
  await expect.poll(async () => (await namesIn(page)).length, patiently).toBe(3);
  const [list, fox] = await filesIn(second.page);

  await page.close();
  await make(second, 'an owl');
  await expect.poll(async () => (await namesIn(second.page)).length, patiently).toBe(4);
  await expect.poll(async () => (await filesIn(second.page))[0]?.at, patiently).toBeGreaterThan(list?.at ?? 0);
  // What is in the folder is not written again, by whichever tab.
  expect((await filesIn(second.page))[1]).toEqual(fox);
});

test('a folder that goes, or is not allowed any more, says so, and goes on with a press', async ({ app, page }) => {
  await app.open();
  await make(app, 'a fox');
  await expect(app.pictures).toHaveCount(1);
  const section = await openStorage(app);
  await section.getByRole('button', { name: 'Back up into a folder…' }).click();
  await expect(section).toContainText('Every picture is in it.');
  await closeStorage(app);
  await page.evaluate(async () =>
    (await navigator.storage.getDirectory()).removeEntry('My backup', { recursive: true }),
  );
  await make(app, 'a hare');
  await expect(app.pictures).toHaveCount(2);
  await openStorage(app);
  await expect(section).toContainText('The folder is gone.', patiently);
  await expect(section).toContainText('1 picture not in it yet.');
  await page.evaluate(async () =>
    (await navigator.storage.getDirectory()).getDirectoryHandle('My backup', { create: true }),
  );
  await section.getByRole('button', { name: 'Try again' }).click();
  await expect(section).toContainText('Every picture is in it.');
  expect(await namesIn(page)).toHaveLength(3);

  // Permission is the browser's to take: what it would answer then.
  await page.evaluate(() => {
    const { prototype } = FileSystemHandle;
    let answer: PermissionState = 'prompt';
    prototype.queryPermission = async () => answer;
    prototype.requestPermission = async () => {
      answer = 'granted';
      return answer;
    };
  });
  await closeStorage(app);
  await make(app, 'an owl');
  await openStorage(app);
  await section.getByRole('button', { name: 'Allow again' }).click();
  await expect(section).toContainText('Every picture is in it.');
  expect(await namesIn(page)).toHaveLength(4);
});

test('where a browser has no folders it says so', async ({ app, page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showDirectoryPicker'));
  await app.open();
  await expect(await openStorage(app)).toContainText('This browser lets no page write into a folder.');
});
