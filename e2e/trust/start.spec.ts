import type { Page } from '@playwright/test';
import { expect, type Proofsheet } from '../fixtures.ts';
import { held } from '../server/answer.ts';
import { picture } from '../server/answers.ts';
import { entryOf, type Host, nextBuild, test } from './host.ts';

const chunkOf = (host: Host, stem: string) =>
  [...host.files.keys()].find((each) => each.startsWith(`assets/${stem}-`)) ?? '';
const alertOf = (page: Page) => page.getByRole('alert');
const storageOf = ({ page }: Proofsheet) => page.getByRole('dialog', { name: 'Storage' });
const openStorage = ({ page }: Proofsheet) => page.getByRole('button', { name: /^Storage:/ }).click();
/** A mark that a reload takes away. */
const mark = (page: Page) => page.evaluate(() => void Reflect.set(window, 'marked', true));
const isMarked = (page: Page) => page.evaluate(() => 'marked' in window);

test('a script that does not arrive is named, and the prompt outlives the reload', async ({ host, page }) => {
  const entry = entryOf(host);
  const bytes = host.files.get(entry);
  host.files.delete(entry);
  await page.goto('/');
  await expect(alertOf(page)).toContainText('did not arrive');
  await expect(alertOf(page)).toContainText(entry.slice('assets/'.length));
  await page.getByRole('textbox', { name: 'Prompt' }).fill('A fox in the snow');
  if (bytes) host.files.set(entry, bytes);
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByRole('form', { name: 'Recipe' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toHaveValue('A fox in the snow');
  await expect(alertOf(page)).toHaveCount(0);
});

const broken: [string, (host: Host) => void, RegExp][] = [
  ['a part of the first load that is gone', (host) => host.files.delete(chunkOf(host, 'shared')), /did not arrive/],
  ['syntax that it does not know', (host) => host.change(entryOf(host), () => 'const later = ;'), /browser is too old/],
  [
    'an error at the start',
    (host) => host.change(entryOf(host), (text) => `throw Error('boom');${text}`),
    /not start.*boom/,
  ],
];
for (const [what, breakIt, words] of broken)
  test(`${what} is told in words`, async ({ host, page }) => {
    breakIt(host);
    await page.goto('/');
    await expect(alertOf(page)).toHaveText(words);
  });

test('a style sheet that does not arrive is told beside the page', async ({ app, host, page }) => {
  const [style = ''] = [...host.files.keys()].filter((name) => /^assets\/index-.*\.css$/.test(name));
  host.files.delete(style);
  await app.open();
  await expect(alertOf(page)).toContainText('did not arrive');
});

test('a gallery that does not arrive is told in its place, and the prompt can be written', async ({
  app,
  host,
  page,
}) => {
  const parts = [...host.files.keys()].filter((name) => /^assets\/wall-.*\.js$/.test(name));
  expect(parts).not.toEqual([]);
  for (const name of parts) host.files.delete(name);
  await page.goto('/');
  await expect(page.getByRole('main').getByRole('alert')).toContainText('did not arrive');
  await app.field('Prompt').fill('A fox in the snow');
  await expect(app.field('Prompt')).toHaveValue('A fox in the snow');
});

test('without JavaScript the page says that it needs it', async ({ browser, host }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(host.url);
  // Playwright looks for no text in there.
  await expect(page.locator('noscript p')).toBeVisible();
  await context.close();
});

test('a page that was deployed anew is loaded anew, once, with what was typed', async ({ app, host, page }) => {
  await app.open();
  await app.field('Prompt').fill('A fox in the snow');
  await mark(page);
  host.files = nextBuild();
  // The new one lacks the same part: a page that reloaded for it again would do so for ever.
  host.files.delete(chunkOf(host, 'storage'));
  await openStorage(app);
  await expect(page.locator(`script[src="./${entryOf(host)}"]`)).toBeAttached();
  expect(await isMarked(page)).toBe(false);
  await expect(app.field('Prompt')).toHaveValue('A fox in the snow');
  await mark(page);
  await openStorage(app);
  await expect(alertOf(page)).toContainText('did not arrive');
  expect(await isMarked(page)).toBe(true);
});

test('while pictures are made, a page that was deployed anew offers to be reloaded', async ({
  app,
  api,
  host,
  page,
}) => {
  const answer = held(picture());
  api.answer(answer.answer);
  await app.openWith(api);
  await app.generate({ Prompt: 'A fox in the snow' });
  await expect(app.job(/^Generating/)).toBeVisible();
  await mark(page);
  host.files = nextBuild();
  await openStorage(app);
  await expect(app.notice).toContainText('Proofsheet was renewed');
  expect(await isMarked(page)).toBe(true);
  answer.release();
  await expect(app.pictures).toHaveCount(1);
  // By the button, or by the next part that is missing, as nothing is under way any more.
  await expect(async () => {
    const reload = page.getByRole('button', { name: 'Reload' });
    if (await reload.isVisible()) await reload.click({ timeout: 2000 });
    await expect(page.locator(`script[src="./${entryOf(host)}"]`)).toBeAttached({ timeout: 2000 });
  }).toPass();
  await expect(app.pictures).toHaveCount(1);
  await openStorage(app);
  await expect(storageOf(app).getByText('All pictures')).toBeVisible();
});
