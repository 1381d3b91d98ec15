import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { canary } from '../canary.ts';
import { expect, test } from '../fixtures.ts';
import { startHttpServer } from '../server/http-server.ts';

// Attacks of TRUST C that no other file tries; those on links, endpoints, answers and frames stand beside what they attack.

/** A token as it stands and as it would look in UTF-16, in base64 at any offset, and turned into an address. */
const disguises = [
  Buffer.from(canary),
  Buffer.from(canary, 'utf16le'),
  ...[0, 1, 2].map((offset) =>
    Buffer.from(
      Buffer.from(' '.repeat(offset) + canary)
        .toString('base64')
        .slice(4, 40),
    ),
  ),
  Buffer.from(encodeURIComponent(`Bearer ${canary}`)),
];

async function saved(page: Page, press: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return readFile(await download.path());
}

test('A-45: no file that leaves the page holds the token, unpacked or not', async ({ app, api, page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await app.openWith(api, { token: canary });
  await app.generate({ Prompt: 'A fox', Images: '2' });
  await expect(app.pictures).toHaveCount(2);
  expect(api.calls()[0]?.headers.authorization).toBe(`Bearer ${canary}`);

  const files = [(await app.download()).bytes];
  await page.getByRole('button', { name: 'Export…', exact: true }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('checkbox', { name: 'With a table of the recipes (CSV)' }).check();
  files.push(
    await saved(page, () =>
      dialog
        .getByRole('button', { name: /^Export/ })
        .last()
        .click(),
    ),
  );
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: /^Storage/ }).click();
  files.push(await saved(page, () => page.getByRole('button', { name: /^Back up \d/ }).click()));

  const unpacked = files.slice(1).flatMap((zip) => Object.entries(unzipSync(zip)));
  const names = unpacked.map(([name]) => name);
  expect(names).toEqual(expect.arrayContaining(['recipes.csv', 'library.json', 'index.html']));
  for (const bytes of [...files, ...unpacked.map(([, bytes]) => Buffer.from(bytes))])
    for (const disguise of disguises) expect(bytes.includes(disguise)).toBe(false);
});

test('A-23: a file whose name is markup is named as it is, and runs nothing', async ({ app, page }) => {
  const name = '"><img src=x onerror=top.__pwned=1>.png';
  const buffer = Buffer.from('\x89PNG\r\n\x1a\nno picture', 'latin1');
  await app.open();
  await page.getByLabel('Open files').setInputFiles([
    { name, mimeType: 'image/png', buffer },
    { name: 'other.png', mimeType: 'image/png', buffer },
  ]);
  await expect(page.getByRole('dialog').getByText(name).first()).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, '__pwned'))).toBeUndefined();
});

test('A-35: elements with the names of globals change nothing', async ({ page, baseURL }) => {
  const html = await (await fetch(`${baseURL}/`)).text();
  const names = ['config', 'app', 'localStorage', 'indexedDB', 'trustedTypes', 'location', 'fetch', 'URL'];
  const planted = names.map((name) => `<a id="${name}" name="${name}" href="https://evil.example"></a>`).join('');
  const host = await startHttpServer(async ({ url }) => {
    const { pathname } = new URL(url);
    if (pathname === '/')
      return new Response(html.replace('<body>', `<body>${planted}`), { headers: { 'content-type': 'text/html' } });
    const file = await fetch(`${baseURL}${pathname}`);
    return new Response(await file.arrayBuffer(), {
      headers: { 'content-type': file.headers.get('content-type') ?? '' },
    });
  });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(host.url);
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).last().fill('A fox');
  await page
    .getByRole('button', { name: /^Generate/ })
    .first()
    .click();
  await expect(page.getByRole('button', { name: /^Open picture/ })).toHaveCount(1);
  expect(complaints).toEqual([]);
  await host.close();
});
