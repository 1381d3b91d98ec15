import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type Proofsheet, test } from './fixtures.ts';

/** The folder is written seconds after a picture came, several times in a test. */
test.setTimeout(90_000);
const patiently = { timeout: 30_000 };

// The picker is the one part that no test can press: it gives a folder of the origin's own, whose handle is like any other.
test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, {
      showDirectoryPicker: async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('My backup', { create: true }),
    });
  });
});

async function openStorage({ page }: Proofsheet) {
  await page.getByRole('button', { name: /^Storage/ }).click();
  return page.getByRole('dialog', { name: 'Storage' }).getByRole('region', { name: 'Automatic backup' });
}

async function closeStorage({ page }: Proofsheet) {
  await page.getByRole('dialog', { name: 'Storage' }).getByRole('button', { name: 'Close' }).click();
}

/** Paths and contents of the files in the folder. */
function filesIn(page: Page): Promise<[string, number[]][]> {
  return page.evaluate(async () => {
    const found: [string, number[]][] = [];
    const look = async (folder: FileSystemDirectoryHandle, path: string) => {
      for await (const each of folder.values()) {
        if (each instanceof FileSystemDirectoryHandle) await look(each, `${path}${each.name}/`);
        else if (each instanceof FileSystemFileHandle)
          found.push([`${path}${each.name}`, [...new Uint8Array(await (await each.getFile()).arrayBuffer())]]);
      }
    };
    const root = await navigator.storage.getDirectory();
    await look(await root.getDirectoryHandle('My backup'), '').catch(() => undefined); // none yet
    return found.sort(([a], [b]) => (a < b ? -1 : 1));
  });
}

test('pictures go into the folder by themselves, after a reload too, until Stop; the folder brings them back', async ({
  app,
  page,
}, testInfo) => {
  await app.open();
  await app.generate({ Prompt: 'a fox in snow', Images: '2' });
  await expect(app.pictures).toHaveCount(2);
  let section = await openStorage(app);
  await section.getByRole('button', { name: 'Back up into a folder…' }).click();
  await expect(section).toContainText('Every picture is in it.');
  await expect(page.getByRole('region', { name: 'Backup', exact: true })).toContainText(
    'Every picture is in a backup.',
  );
  expect((await filesIn(page)).map(([name]) => name)).toEqual([
    'library.json',
    expect.stringMatching(/^pictures\/.*-0001\.png$/),
    expect.stringMatching(/^pictures\/.*-0002\.png$/),
  ]);

  await app.open();
  await app.generate({ Prompt: 'a hare', Images: '1' });
  await expect(app.pictures).toHaveCount(3);
  await expect.poll(async () => (await filesIn(page)).length, patiently).toBe(4);
  section = await openStorage(app);
  await expect(section).toContainText('Every picture is in it.');
  await section.getByRole('button', { name: 'Stop' }).click();
  await expect(section.getByRole('button', { name: 'Back up into a folder…' })).toBeVisible();

  const before = await app.stored('images');
  const folder = testInfo.outputPath('My backup');
  for (const [name, bytes] of await filesIn(page)) {
    await mkdir(dirname(`${folder}/${name}`), { recursive: true });
    await writeFile(`${folder}/${name}`, Uint8Array.from(bytes));
  }
  await page.goto('/icon.svg');
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('proofsheet');
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }),
  );
  await app.open();
  await openStorage(app);
  const dialog = page.getByRole('dialog', { name: 'Storage' });
  await dialog.getByLabel('Choose a folder').setInputFiles(folder);
  await dialog.getByRole('button', { name: 'Restore 3 pictures and what belongs to them' }).click();
  await expect(dialog).toContainText('Restored 3 pictures.');
  expect(await app.stored('images')).toEqual(before);
});

test('a folder that goes, or is not allowed any more, says so, and goes on with a press', async ({ app, page }) => {
  await app.open();
  await app.generate({ Prompt: 'a fox', Images: '1' });
  await expect(app.pictures).toHaveCount(1);
  const section = await openStorage(app);
  await section.getByRole('button', { name: 'Back up into a folder…' }).click();
  await expect(section).toContainText('Every picture is in it.');
  await closeStorage(app);
  await page.evaluate(async () =>
    (await navigator.storage.getDirectory()).removeEntry('My backup', { recursive: true }),
  );
  await app.generate({ Prompt: 'a hare', Images: '1' });
  await expect(app.pictures).toHaveCount(2);
  await openStorage(app);
  await expect(section).toContainText('The folder is gone.', patiently);
  await expect(section).toContainText('1 picture not in it yet.');
  await page.evaluate(async () =>
    (await navigator.storage.getDirectory()).getDirectoryHandle('My backup', { create: true }),
  );
  await section.getByRole('button', { name: 'Try again' }).click();
  await expect(section).toContainText('Every picture is in it.');
  expect(await filesIn(page)).toHaveLength(3);

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
  await app.generate({ Prompt: 'an owl', Images: '1' });
  await openStorage(app);
  await section.getByRole('button', { name: 'Allow again' }).click();
  await expect(section).toContainText('Every picture is in it.');
  expect(await filesIn(page)).toHaveLength(4);
});

test('where a browser has no folders it says so', async ({ app, page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showDirectoryPicker'));
  await app.open();
  await expect(await openStorage(app)).toContainText('This browser lets no page write into a folder.');
});
