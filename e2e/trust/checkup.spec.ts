import type { Locator, Page } from '@playwright/test';
import { canary } from '../canary.ts';
import { expect, Proofsheet } from '../fixtures.ts';
import { held } from '../server/answer.ts';
import { picture } from '../server/answers.ts';
import { test } from './host.ts';

const spaceLine = '<script>window.huggingface={variables:{"SPACE_CREATOR_USER_ID":"65a0"}};</script>';

/** The row of a check. */
const check = (page: Page, name: string): Locator => page.getByRole('listitem', { name, exact: true });

async function openCheckup(page: Page): Promise<void> {
  await page.goto('/#checkup');
  await expect(page.getByRole('status').filter({ hasText: /^\d+ good/ })).toBeVisible();
}

/** The names of the checks that came out so. */
async function namesOf(page: Page, result: string): Promise<string[]> {
  const rows = page.getByRole('listitem').filter({ has: page.getByText(result, { exact: true }) });
  return rows.getByRole('heading').allTextContents();
}

// Not the fixture `app`, to which every word of the policy is a complaint: here it is provoked.
test('a page deployed as it was built has nothing bad about it', async ({ host, page }) => {
  const app = new Proofsheet(page);
  host.headers = {
    'x-content-type-options': 'nosniff',
    'content-security-policy': "frame-ancestors 'none'",
  };
  const strangers: string[] = [];
  page.on('requestfinished', (request) => {
    if (/^http/.test(request.url()) && !request.url().startsWith(host.url)) strangers.push(request.url());
  });
  await openCheckup(page);
  expect(strangers).toEqual([]);
  expect(await namesOf(page, 'bad')).toEqual([]);
  expect(await namesOf(page, 'could not tell')).toEqual([]);
  // Tests grant the page the clipboard alone, and let no worker keep it.
  expect(await namesOf(page, 'to know')).toEqual([
    'Storage is kept for good',
    'Kept for offline',
    'Servers of your own',
  ]);
  expect((await namesOf(page, 'good')).length).toBeGreaterThan(25);
  await page.getByRole('link', { name: 'Back to Proofsheet' }).click();
  await expect(app.form).toBeVisible();
  await expect(app.notice).toBeEmpty();
});

test('a host that changed a file, or put a script into the page, is found out', async ({ host, page }) => {
  const [font = ''] = [...host.files.keys()].filter((name) => name.endsWith('.woff2'));
  host.files.set(font, Buffer.from('another'));
  host.files.delete('icon.svg');
  host.files.set('evil.js', Buffer.from('window.evil = true'));
  host.change('index.html', (text) => text.replace('<title>', '<script src="./evil.js"></script><title>'));
  await openCheckup(page);
  const files = check(page, 'Files as they were built');
  await expect(files.getByText('bad', { exact: true })).toBeVisible();
  for (const words of [`${font} is another`, 'icon.svg is missing', 'index.html is another'])
    await expect(files).toContainText(words);
  await expect(check(page, 'Scripts in this page')).toContainText('evil.js');
});

test('the one line that Hugging Face adds is allowed, and one that looks like it is not', async ({ host, page }) => {
  host.change('index.html', (text) => text.replace('<head>', `<head>${spaceLine}`));
  await openCheckup(page);
  await expect(check(page, 'Files as they were built')).toContainText('one line more, which Hugging Face adds');
  await expect(check(page, 'Scripts in this page').getByText('good', { exact: true })).toBeVisible();
  host.change('index.html', (text) => text.replace('"65a0"}}', '"65a0"}};fetch("/")'));
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(check(page, 'Files as they were built')).toContainText('index.html is another');
});

test('without a policy, what came through is bad, and what only failed is not said to be stopped', async ({
  host,
  page,
}) => {
  host.change('index.html', (text) => text.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
  await openCheckup(page);
  for (const name of ['Content policy', 'Text is never run', 'No documents out of pictures', 'Endpoint lock'])
    await expect(check(page, name).getByText('bad', { exact: true }), name).toBeVisible();
  await expect(check(page, 'Nothing is sent elsewhere').getByText('could not tell', { exact: true })).toBeVisible();
});

test('a token outside its place is found, and the report tells neither it nor the prompt', async ({ page }) => {
  await page.goto('/');
  await page.evaluate((token) => {
    localStorage.setItem('notes', `mine is ${token}`);
    localStorage.setItem('proofsheet.tokens', JSON.stringify([token]));
  }, canary);
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('Ultrasecret');
  await openCheckup(page);
  await page.reload();
  await expect(check(page, 'Tokens only in their place')).toContainText('notes in localStorage');
  await page.getByRole('button', { name: 'Copy report' }).click();
  await expect(page.getByText('Report copied.')).toBeVisible();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toContain('[bad] Tokens only in their place');
  expect(report).toContain('    notes in localStorage');
  expect(report + (await page.locator('body').innerText())).not.toMatch(/CANARY|Ultrasecret|#/);
});

test('the checkup takes the place of a page at rest, and leaves one at work alone', async ({ api, page }) => {
  const app = new Proofsheet(page);
  const answer = held(picture());
  api.answer(answer.answer);
  await app.openWith(api);
  await app.generate({ Prompt: 'A fox in the snow' });
  await expect(app.job(/^Generating/)).toBeVisible();
  await page.evaluate(() => location.assign('#checkup'));
  await expect(app.notice).toContainText('Pictures are being made here.');
  answer.release();
  await expect(app.pictures).toHaveCount(1);
  await page.evaluate(() => location.assign('#'));
  await page.evaluate(() => location.assign('#checkup'));
  await expect(page.getByRole('heading', { name: 'Checkup' })).toBeVisible();
  await page.getByRole('link', { name: 'Back to Proofsheet' }).click();
  await expect(app.pictures).toHaveCount(1);
  await expect(app.field('Prompt')).toHaveValue('A fox in the snow');
});
