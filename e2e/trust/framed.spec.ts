import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { launchOptions } from '../../scripts/chromium.mjs';
import { canary } from '../canary.ts';
import { expect, Proofsheet } from '../fixtures.ts';
import { startHubAccounts } from '../server/hub-accounts.ts';
import { test } from '../world.ts';

const html = { headers: { 'content-type': 'text/html' } };
const frameOf = (url: string, attributes = '') =>
  new Response(`<iframe src="${url}" ${attributes} width="1200" height="800"></iframe>`, html);

/**
 * Chromium as people have it: Playwright turns off the partitioning of storage and the blocking of popups (TRUST C), so
 * none of its switches are taken but those that lead it.
 */
async function launchReal(profile: string) {
  const { args, ...options } = launchOptions();
  const leading = ['--headless', '--remote-debugging-pipe', `--user-data-dir=${profile}`, '--no-first-run'];
  return chromium.launchPersistentContext(profile, {
    ...options,
    ignoreDefaultArgs: true,
    args: [...args, ...leading, 'about:blank'],
  });
}

/** Nothing but the way out: nothing to type into, nothing to press. */
async function expectCover(page: Page, frames = 1): Promise<void> {
  let frame = page.frameLocator('iframe');
  for (let depth = 1; depth < frames; depth++) frame = frame.frameLocator('iframe');
  await expect(frame.getByRole('link')).toHaveText('Open in its own tab');
  for (const role of ['textbox', 'button', 'checkbox', 'combobox', 'form', 'dialog', 'alert'] as const)
    await expect(frame.getByRole(role)).toHaveCount(0);
}

test('inside another website there is a cover, whatever the frame allows, and nothing is stored or asked', async ({
  api,
  baseURL,
}) => {
  // Chromium without the switches of tests takes its time to start.
  test.slow();
  const profile = await mkdtemp(path.join(tmpdir(), 'proofsheet-framed-'));
  const context = await launchReal(profile);
  const [page = await context.newPage()] = context.pages();
  const problems: string[] = [];
  const asked: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));

  const app = new Proofsheet(page);
  await page.goto(`${baseURL}/`);
  await app.addEndpoint({ name: 'Mine', api: 'Inference API (as documented)', baseUrl: api.url, token: canary });

  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).origin}`));
  const elsewhere = api.url.replace('127.0.0.1', 'localhost');
  for (const sandbox of ['', 'sandbox="allow-scripts allow-same-origin"', 'sandbox="allow-scripts"']) {
    // Not the next answer alone: this Chromium asks for an icon as well, whenever it likes.
    api.otherwise(async () => frameOf(`${baseURL}/?code=x&state=y#v=1&prompt=A%20fox`, sandbox));
    await page.goto(elsewhere);
    await expectCover(page);
    const [, frame] = page.frames();
    // The last one has no storage to look into.
    if (!sandbox.endsWith('"allow-scripts"'))
      expect(await frame?.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).toBe('[{},{}]');
  }
  expect([...new Set(asked)].sort()).toEqual([`GET ${baseURL}`, `GET ${elsewhere}`].sort());
  expect(problems).toEqual([]);
  await context.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

test('only Hugging Face itself may frame its Space, and nobody may frame that', async ({ page, world, baseURL }) => {
  const space = 'https://huggingface.co/spaces/ada/proofsheet';
  world.host('huggingface.co', async () => frameOf(`${baseURL}/`));
  world.host('huggingface.co.evil.example', async () => frameOf(`${baseURL}/`));
  world.host('evil.example', async () => frameOf(space));
  await page.goto(space);
  await expect(page.frameLocator('iframe').getByRole('form', { name: 'Recipe' })).toBeVisible();
  await page.goto('https://huggingface.co.evil.example/');
  await expectCover(page);
  await page.goto('https://evil.example/');
  await expectCover(page, 2);
});

test('what does not arrive is not told beside the cover', async ({ page, world, baseURL }) => {
  world.host('evil.example', async () => frameOf(`${baseURL}/`));
  // As a frame without an origin of its own lacks it, at any moment.
  await page.route(/\.css$/, (route) => route.abort());
  await page.goto('https://evil.example/');
  await expectCover(page);
});

test('signing in from the frame of a Space goes on in a tab of its own, whole', async ({ page, world, baseURL }) => {
  const hub = startHubAccounts();
  await page.context().addInitScript(() => {
    Object.assign(window, { huggingface: { variables: { OAUTH_CLIENT_ID: 'space-client' } } });
  });
  world.host('huggingface.co', (request, raw) =>
    request.url.includes('/spaces/') ? Promise.resolve(frameOf(`${baseURL}/`)) : hub.handler(request, raw),
  );
  await page.goto('https://huggingface.co/spaces/ada/proofsheet');
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: /^Endpoint:/ }).click();
  await frame.getByRole('button', { name: 'Add endpoint' }).click();
  await expect(frame.getByRole('button', { name: /^Sign in/ })).toHaveCount(0);
  const [tab] = await Promise.all([
    page.waitForEvent('popup'),
    frame.getByRole('link', { name: 'Open in its own tab' }).click(),
  ]);
  expect(await tab.evaluate(() => [window.opener, window.top === window])).toEqual([null, true]);
  await tab.getByRole('button', { name: /^Endpoint:/ }).click();
  await tab.getByRole('button', { name: 'Add endpoint' }).click();
  await tab.getByRole('textbox', { name: 'Name' }).fill('Mine');
  await tab.getByRole('button', { name: 'Sign in with Hugging Face' }).click();
  await expect(tab.getByRole('status').first()).toContainText('Signed in to Hugging Face as ada, for Mine.');
  expect(hub.tokens.size).toBe(1);
});

test('messages from other windows change nothing', async ({ page, api, baseURL }) => {
  api.answer(async () => new Response('<p>Opener', html));
  await page.goto(api.url.replace('127.0.0.1', 'localhost'));
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    page.evaluate((url) => void Object.assign(window, { opened: window.open(url) }), `${baseURL}/#v=1&prompt=A%20fox`),
  ]);
  const problems: string[] = [];
  opened.on('pageerror', (error) => problems.push(String(error)));
  const app = new Proofsheet(opened);
  await expect(app.field('Prompt')).toHaveValue('A fox');
  const state = () =>
    opened.evaluate(() => {
      // The count of pictures and the day are noted when the page is idle, whatever it hears.
      const { 'proofsheet.library': _, 'proofsheet.days': _days, ...kept } = localStorage;
      return JSON.stringify([kept, { ...sessionStorage }, location.href]);
    });
  const before = await state();
  const posted = await page.evaluate(() => {
    const names = ['type', 'action', 'event', 'cmd', 'method', 'kind', 'source', 'name'];
    const words = [
      'submit',
      'INFERENCE_JWT_RESPONSE',
      'token',
      'generate',
      'setPrompt',
      'login',
      'webpackOk',
      '__proto__',
    ];
    const shapes: unknown[] = [null, undefined, 0, Number.NaN, '', 'submit', '{"action":"submit"}', [], [['x']], true];
    shapes.push(new Map([['a', 1]]), new Date(0), /x/, new Uint8Array(9), new Error('x'), 10n, new Blob(['x']));
    for (const name of names)
      for (const word of words)
        shapes.push({ [name]: word, token: 'hf_EVIL', prompt: 'evil', payload: { endpoint: 'https://evil.example' } });
    const opened: Window = Reflect.get(window, 'opened');
    for (const shape of shapes) opened.postMessage(shape, '*');
    for (let more = 0; more < 40; more++) opened.postMessage({ more, [`x${more}`]: shapes.slice(0, more) }, '*');
    return shapes.length + 40;
  });
  expect(posted).toBeGreaterThan(100);
  // Messages arrive in the order they were sent in: the last of them has arrived when this one has.
  const arrived = opened.evaluate(
    () => new Promise((resolve) => addEventListener('message', ({ data }) => data === 'last' && resolve(true))),
  );
  await expect(async () => {
    await page.evaluate(() => Reflect.get(window, 'opened').postMessage('last', '*'));
    expect(await Promise.race([arrived, Promise.resolve(false)])).toBe(true);
  }).toPass();
  await expect(app.field('Prompt')).toHaveValue('A fox');
  expect(await state()).toBe(before);
  await expect(app.jobs).toHaveCount(0);
  await expect(app.pictures).toHaveCount(0);
  await expect(opened.getByRole('dialog')).toHaveCount(0);
  expect(problems).toEqual([]);
  expect(api.calls().filter(({ method }) => method === 'POST')).toEqual([]);
});
