import { deflateRawSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, Proofsheet, test } from './fixtures.ts';
import { startScriptedApi } from './server/scripted-api.ts';

const documented = { name: 'Scripted', api: 'Inference API (as documented)' } as const;
const fragment = (page: Page) => new URL(page.url()).hash;

test('the address becomes the link of the last run, without a step in the history', async ({ app, page }) => {
  await app.open();
  const steps = await page.evaluate(() => history.length);
  await app.generate({ Prompt: 'A fox', Width: '64', Height: '96', 'Guidance scale': '0', Seed: '7' });
  await expect
    .poll(() => fragment(page))
    .toMatch(/^#v=1&model=black-forest-labs\/FLUX\.1-dev&prompt=A\+fox&guidance_scale=0/);
  const params = new URLSearchParams(fragment(page).slice(1));
  expect(Object.fromEntries(params)).toMatchObject({
    width: '64',
    height: '96',
    seed: await app.field('Seed').inputValue(),
  });
  expect(params.has('num_inference_steps')).toBe(false);
  expect(await page.evaluate(() => history.length)).toBe(steps);
});

test('editing takes a link that is no longer true out of the address', async ({ app, page }) => {
  await app.open();
  await app.generate({ Prompt: 'A fox', Width: '64', Height: '64' });
  await expect.poll(() => fragment(page)).not.toBe('');
  await app.field('Guidance scale').fill('5');
  await expect.poll(() => fragment(page)).toBe('');
});

test('a link fills the form with its seed locked and says so; Undo brings the earlier draft back exactly', async ({
  app,
  page,
}) => {
  await app.open();
  const before = { Prompt: 'My own\nprompt ', 'Inference steps': '0', Width: '512', Scheduler: 'Mine', Images: '3' };
  for (const [name, value] of Object.entries(before)) await app.field(name).fill(value);
  await app.field('Negative prompt').fill('mud,');

  await app.open(
    '#v=1&model=acme/painter&prompt=From%20a+link&negative_prompt=blur&negative_prompt=text&guidance_scale=0' +
      '&num_inference_steps=12&width=640&height=480&scheduler=DDIMScheduler&seed=0',
  );
  await expect(app.notice).toContainText('Settings from a link are in the form with its seed locked');
  const linked = { Model: 'acme/painter', Prompt: 'From a link', 'Guidance scale': '0', 'Inference steps': '12' };
  const rest = { Width: '640', Height: '480', Scheduler: 'DDIMScheduler', Seed: '0', Images: '1' };
  for (const [name, value] of Object.entries({ ...linked, ...rest })) await expect(app.field(name)).toHaveValue(value);
  await expect(app.form.getByRole('button', { name: /^Remove/ })).toHaveCount(2);
  await expect(app.form.getByRole('button', { name: 'Lock seed' })).toHaveAttribute('aria-pressed', 'true');

  await app.notice.getByRole('button', { name: 'Undo' }).click();
  const after = { ...before, Model: 'black-forest-labs/FLUX.1-dev', Height: '', 'Guidance scale': '', Seed: '' };
  for (const [name, value] of Object.entries(after)) await expect(app.field(name)).toHaveValue(value);
  await expect(app.form.getByRole('button', { name: 'Remove mud' })).toBeVisible();
  await expect(app.form.getByRole('button', { name: 'Lock seed' })).toHaveAttribute('aria-pressed', 'false');
  // The link is no longer what the form holds.
  await expect.poll(() => fragment(page)).toBe('');
});

test('what a link took the place of is offered again after a reload, a run, other notices and another link', async ({
  app,
  page,
}) => {
  const undo = app.notice.getByRole('button', { name: 'Undo' });
  await app.open();
  await app.field('Prompt').fill('My own prompt');
  await app.open('#prompt=From+a+link&width=64&height=64');
  await expect(app.field('Prompt')).toHaveValue('From a link');
  await page.evaluate(() => {
    location.hash = '#prompt=From+another&width=64&height=64';
  });
  await expect(app.field('Prompt')).toHaveValue('From another');
  await app.generate();
  await app.select('1·1');
  await app.action('Copy link').click();
  await expect(app.notice).toContainText('Link copied');
  await app.notice.getByRole('button', { name: 'Close notice' }).click();
  await expect(app.notice).toContainText('A link took the place of what stood in the form before.');
  await page.reload();
  await undo.click();
  await expect(app.field('Prompt')).toHaveValue('My own prompt');
  // What the run left in the form is not lost either.
  await expect(app.notice).toContainText('What stood in the form before the link is there again.');
  await undo.click();
  await expect(app.field('Prompt')).toHaveValue('From another');
  await expect(app.notice).toBeEmpty();
});

test('a link that says nothing of use says so', async ({ app }) => {
  await app.open('#v=1');
  await expect(app.notice).toContainText('This link could not be used: it holds no settings.');
  await app.open('#sweep=x.seed:1-3');
  await expect(app.notice).toContainText('sweep (it says nothing else)');
});

test('of a query only what Hugging Face wrote stays in the address', async ({ app, page }) => {
  await app.open('?prompt=secret&x=__&__theme=dark#v=1&prompt=A+fox');
  await expect(app.field('Prompt')).toHaveValue('A fox');
  expect(new URL(page.url()).search).toBe('?__theme=dark');
});

test('a link without a seed leaves the lock open, and unset fields are emptied, not kept', async ({ app }) => {
  await app.open();
  await app.field('Inference steps').fill('30');
  await app.open('#prompt=Only+a+prompt');
  await expect(app.field('Prompt')).toHaveValue('Only a prompt');
  await expect(app.field('Inference steps')).toHaveValue('');
  await expect(app.form.getByRole('button', { name: 'Lock seed' })).toHaveAttribute('aria-pressed', 'false');
});

test('what a link has and the form cannot use is named in the notice', async ({ app }) => {
  await app.open('#v=2&prompt=A+fox&num_inference_steps=many&sampler=Euler&seed=-1&model=..%2Fsecrets');
  for (const name of ['v (', 'num_inference_steps (Steps: a whole number', 'sampler (', 'seed (Seed:', 'model (Model:'])
    await expect(app.notice).toContainText(name);
  await expect(app.field('Prompt')).toHaveValue('A fox');
  await expect(app.field('Model')).toHaveValue('black-forest-labs/FLUX.1-dev');
  await expect(app.field('Inference steps')).toHaveValue('');
});

test('a link followed in the open page is read as well, and may bear the marks of a chat', async ({ app, page }) => {
  await app.open();
  await app.field('Prompt').fill('My own prompt');
  await page.evaluate(() => {
    location.hash = '#seed=5&prompt=A%20fox+at+dusk&v=1).';
  });
  await expect(app.field('Prompt')).toHaveValue('A fox at dusk');
  await expect(app.field('Seed')).toHaveValue('5');
  await expect(app.notice).not.toContainText('Not used');
});

test('a packed link is read, and a damaged one leaves the form alone and says so', async ({ app }) => {
  const packed = deflateRawSync('v=1&prompt=A+packed+fox&seed=9').toString('base64url');
  await app.open();
  await app.open(`#z1.${packed.replaceAll('-', '%2D')}%20`);
  await expect(app.field('Prompt')).toHaveValue('A packed fox');
  await expect(app.field('Seed')).toHaveValue('9');
  for (const bad of [`#z1.${packed.slice(0, 12)}`, '#z9.abc', '#z1.%%%']) {
    await app.open(bad);
    await expect(app.notice).toContainText('This link could not be used');
    await expect(app.field('Prompt')).toHaveValue('A packed fox');
  }
});

test('a link is text: nothing in it runs', async ({ app, page }) => {
  const attack = '<img src=x onerror="window.pwned=1">';
  await app.open(
    `#prompt=${encodeURIComponent(attack)}&${encodeURIComponent(attack)}=1&seed=${encodeURIComponent(attack)}`,
  );
  await expect(app.field('Prompt')).toHaveValue(attack);
  await expect(app.notice).toContainText('<img src=x');
  await expect(app.notice.locator('img')).toHaveCount(0);
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
});

test('a link never sends anything and never chooses where a token goes', async ({ app, api }) => {
  const stranger = await startScriptedApi();
  await app.open();
  await app.addEndpoint({ ...documented, baseUrl: api.url, token: 'hf_testtesttesttest' });
  const keys = [
    ...['endpoint', 'apiUrl', 'baseUrl', 'base_url', 'api_base', 'gatewayUrl', 'endpointUrl', 'url', 'host', 'proxy'],
    ...['server', 'token', 'api', 'useCache'],
  ];
  const target = encodeURIComponent(stranger.url);
  await app.open(`?endpoint=${target}#v=1&prompt=A+fox&seed=1&${keys.map((key) => `${key}=${target}`).join('&')}`);
  for (const key of keys) await expect(app.notice).toContainText(`${key} (not a parameter of ours)`);
  await expect(app.page.getByRole('button', { name: 'Endpoint: Scripted' })).toBeVisible();
  expect(app.page.url()).not.toContain('?');
  expect(api.requests).toEqual([]);

  await app.generate();
  await expect(app.pictures).toHaveCount(1);
  expect(api.calls()).toHaveLength(1);
  expect(api.calls()[0]?.headers.authorization).toBe('Bearer hf_testtesttesttest');
  expect(stranger.requests).toEqual([]);
  await stranger.close();
});

test('a reload does not open the link in the address again', async ({ app, page }) => {
  await app.open('#v=1&prompt=From+a+link&seed=7');
  await expect(app.notice).toContainText('Settings from a link');
  await expect(app.field('Prompt')).toBeFocused();
  await page.reload();
  await expect(app.field('Prompt')).toHaveValue('From a link');
  await expect(app.notice).toBeEmpty();

  await app.form.getByRole('button', { name: 'Lock seed' }).click();
  await app.generate({ Width: '64', Height: '64' });
  await expect.poll(() => fragment(page)).toContain('width=64');
  await expect(app.pictures).toHaveCount(1);
  await page.reload();
  await expect(app.pictures).toHaveCount(1);
  await expect(app.notice).toBeEmpty();
  await expect(app.form.getByRole('button', { name: 'Lock seed' })).toHaveAttribute('aria-pressed', 'false');
});

test('Copy link makes the same request on another device, and no link holds a token', async ({
  app,
  api,
  page,
  browser,
}) => {
  await app.open();
  await app.addEndpoint({ ...documented, baseUrl: api.url, token: 'hf_testtesttesttest' });
  await app.field('Negative prompt').fill('blur, a & b,');
  const prompt = 'Fox & “hen” + 50 % #1\n— сумерки 🦊.';
  await app.generate({ Prompt: prompt, Width: '640', Height: '480', 'Guidance scale': '3.5', Scheduler: 'DDIM' });
  await app.select('1·1');
  await app.action('Copy link').click();
  await expect(app.notice).toContainText('Link copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  for (const shared of [link, page.url()]) {
    expect(shared).toContain('#');
    expect(decodeURIComponent(shared)).not.toContain('hf_');
  }

  const device = await browser.newContext();
  const other = new Proofsheet(await device.newPage());
  await other.page.goto(link);
  await other.addEndpoint({ ...documented, baseUrl: api.url });
  await other.generate();
  await api.received(2);
  expect(api.calls()[1]?.json).toEqual(api.calls()[0]?.json);
  expect(api.calls()[1]?.path).toBe(api.calls()[0]?.path);
  await device.close();
});
