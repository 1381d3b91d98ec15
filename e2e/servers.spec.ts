import { test as base, expect, type Proofsheet } from './fixtures.ts';
import { type Automatic1111, startAutomatic1111 } from './server/automatic1111-api.ts';
import { type HttpServer, startHttpServer } from './server/http-server.ts';
import { type Manners, startOpenAiApi } from './server/openai-api.ts';

type Starts = {
  a1111: (options?: Parameters<typeof startAutomatic1111>[0]) => Promise<Automatic1111>;
  openAi: (manners: Manners, options?: Parameters<typeof startOpenAiApi>[1]) => Promise<HttpServer>;
};

/** Servers that end with their test. */
const test = base.extend<{ start: Starts }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs off its first parameter
  start: async ({}, use) => {
    const running: HttpServer[] = [];
    const kept = <Server extends HttpServer>(server: Server) => {
      running.push(server);
      return server;
    };
    await use({
      a1111: async (options) => kept(await startAutomatic1111(options)),
      openAi: async (manners, options) => kept(await startOpenAiApi(manners, options)),
    });
    await Promise.all(running.map((server) => server.close()));
  },
});

const prompt = { Prompt: 'A lighthouse in a storm at night' };
const textToImage = (server: HttpServer) => server.calls().filter(({ method }) => method === 'POST');

/** An address on this machine at which nothing listens. */
async function nowhere(): Promise<string> {
  const server = await startHttpServer(async () => undefined);
  await server.close();
  return server.url;
}

async function openEndpointForm(app: Proofsheet) {
  await app.page.getByRole('button', { name: /^Endpoint:/ }).click();
  const dialog = app.page.getByRole('dialog', { name: 'Endpoints' });
  await dialog.getByRole('button', { name: 'Add endpoint' }).click();
  return dialog;
}

test('a picture from OpenAI images, with what it made of the prompt', async ({ app, start }) => {
  const server = await start.openAi('openai', { token: 'sk-secret' });
  await app.openWith({ url: `${server.url}/v1` }, { api: 'OpenAI images', token: 'sk-secret' });
  await app.generate({ ...prompt, Model: 'dall-e-3' });
  await expect(app.pictures).toHaveCount(1);
  await expect(app.details).toContainText('A lighthouse, in the style of a woodcut');
  await expect(app.detail('Seed')).toContainText('not sent');
  expect(textToImage(server)).toMatchObject([
    { path: '/v1/images/generations', json: { model: 'dall-e-3', response_format: 'b64_json' } },
  ]);
});

test('a picture from stable-diffusion.cpp, which is never sent a token', async ({ app, start }) => {
  const server = await start.openAi('stable-diffusion.cpp');
  await app.openWith(server, { api: 'stable-diffusion.cpp', token: 'of-no-use' });
  await app.generate({ ...prompt, Scheduler: 'Euler a' });
  await expect(app.pictures).toHaveCount(1);
  expect(JSON.stringify(server.requests)).not.toContain('authorization');
  expect(textToImage(server)[0]?.bodyText).toContain('\\"sample_method\\":\\"euler_a\\"');
});

test('a picture from LocalAI at another site, with and without a key', async ({ app, start }) => {
  const server = await start.openAi('localai', { answersWith: 'url' });
  await app.openWith({ url: server.url.replace('127.0.0.1', 'localhost') }, { api: 'LocalAI' });
  await app.generate(prompt);
  await expect(app.pictures).toHaveCount(1);
  expect(textToImage(server)).toMatchObject([{ headers: { 'sec-fetch-site': 'cross-site' } }]);

  const locked = await start.openAi('localai', { token: 'key' });
  await app.addEndpoint({ name: 'Locked', api: 'LocalAI', baseUrl: locked.url, token: 'key' });
  await app.generate();
  await expect(app.pictures).toHaveCount(2);
});

test('a picture from AUTOMATIC1111 behind a password, and what it was made with', async ({ app, start }) => {
  const server = await start.a1111({ auth: 'me:secret' });
  await app.openWith(server, { api: 'AUTOMATIC1111', token: 'me:secret' });
  await app.generate({ ...prompt, Scheduler: 'EulerAncestralDiscreteScheduler', Seed: '7' });
  await expect(app.pictures).toHaveCount(1);
  expect(textToImage(server)).toMatchObject([{ json: { sampler_name: 'Euler a', batch_size: 1 } }]);
  await expect(app.details).toContainText('juggernaut [aeb7e9e689]');
  await expect(app.detail('Model')).toContainText('not sent');
});

test('what AUTOMATIC1111 has stands in the fields, and is what it is asked for', async ({ app, start }) => {
  const server = await start.a1111();
  await app.openWith(server, { api: 'AUTOMATIC1111' });
  await app.field('Model').fill('jug');
  await app.form.getByRole('option', { name: 'juggernaut.safetensors [aeb7e9e689]' }).click();
  await app.field('Scheduler').click();
  await app.form.getByRole('option', { name: 'DPM++ 2M Karras' }).click();
  await app.generate(prompt);
  await expect(app.pictures).toHaveCount(1);
  expect(textToImage(server)).toMatchObject([
    {
      json: {
        sampler_name: 'DPM++ 2M Karras',
        override_settings: { sd_model_checkpoint: 'juggernaut.safetensors [aeb7e9e689]' },
      },
    },
  ]);
});

test('how far AUTOMATIC1111 is: a bar, the time left and the picture so far', async ({ app, start }) => {
  const server = await start.a1111();
  server.paintTo(5);
  await app.openWith(server, { api: 'AUTOMATIC1111' });
  await app.generate(prompt);
  await expect(app.job(/^Generating, \d+ s · about 30 s left/)).toBeVisible();
  const preview = app.jobs.locator('img');
  await expect(preview).toHaveAttribute('src', /^blob:/);
  const bar = app.jobs.locator('[style*="width"]');
  await expect(bar).toHaveAttribute('style', 'width: 26%;');
  server.paintTo(10);
  await expect(bar).toHaveAttribute('style', 'width: 51%;');
  server.finish();
  await expect(app.pictures).toHaveCount(1);
});

test('cancelling stops AUTOMATIC1111, once, and not for a job that waits', async ({ app, start }) => {
  const server = await start.a1111();
  server.paintTo(5);
  await app.openWith(server, { api: 'AUTOMATIC1111' });
  await app.generate({ ...prompt, Images: '3' });
  await expect.poll(() => textToImage(server)).toHaveLength(1);
  const cancel = (words: string | RegExp) => app.job(words).getByRole('button', { name: 'Cancel' }).click();
  await cancel('Queued, 2 ahead');
  await cancel(/^Generating/);
  // The last of the three is painted now, by a server that was stopped for it.
  await expect(app.pictures).toHaveCount(1);
  expect(textToImage(server).map(({ path }) => path)).toEqual([
    '/sdapi/v1/txt2img',
    '/sdapi/v1/interrupt',
    '/sdapi/v1/txt2img',
  ]);
});

test('AUTOMATIC1111 that lets no page in: how to start it, in a line to copy', async ({ app, page, start }) => {
  const server = await start.a1111({ cors: false });
  await app.openWith(server, { api: 'AUTOMATIC1111' });
  await app.generate(prompt);
  const failed = app.job(/^failed\. .* could not be reached/);
  await expect(failed).toContainText('It runs, but does not allow requests from this page');
  const line = `--api --cors-allow-origins=${new URL(page.url()).origin}`;
  await expect(failed.locator('code')).toHaveText(line);
  await failed.getByRole('button', { name: 'Copy command' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(line);
  expect(textToImage(server)).toEqual([]);
  // The next page knows it as well.
  await page.reload();
  await expect(failed.locator('code')).toHaveText(line);
});

test('a server that is not there, and one without its API', async ({ app, start }) => {
  // Each new address loads the page again.
  test.slow();
  const url = await nowhere();
  await app.openWith({ url }, { api: 'AUTOMATIC1111' });
  await app.generate(prompt);
  await expect(app.job(/^failed/)).toContainText(`Nothing answers at ${new URL(url).host}.`);

  const server = await start.a1111({ api: false });
  await app.addEndpoint({ name: 'No API', api: 'AUTOMATIC1111', baseUrl: server.url });
  await app.generate();
  await expect(app.job('failed. This server runs without its API').locator('code')).toHaveText(/^--api /);
});

test('a sampler that the server does not have', async ({ app, start }) => {
  const server = await start.a1111();
  await app.openWith(server, { api: 'AUTOMATIC1111' });
  await app.generate({ ...prompt, Scheduler: 'Restart' });
  const failed = app.job('failed. The server refused these settings');
  await expect(failed).toContainText('Sampler not found');
  await expect(failed).toContainText('Choose a scheduler that this server lists');
});

test('the connection of a new address is tested once it is saved, with the password as typed', async ({
  app,
  start,
}) => {
  test.slow();
  const server = await start.a1111({ auth: 'me:secret' });
  await app.open();
  const dialog = await openEndpointForm(app);
  const button = dialog.getByRole('button', { name: 'Test connection' });
  await expect(button).toBeHidden();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Mine');
  await dialog.getByRole('combobox', { name: 'API' }).selectOption({ label: 'AUTOMATIC1111' });
  await dialog.getByRole('textbox', { name: 'Base URL' }).fill(server.url);
  await expect(dialog.getByText('A new address is saved first')).toBeVisible();
  await button.click();
  await expect(dialog.getByText('Saved. It can be tested now.')).toBeVisible();
  await expect(button).toBeFocused();
  await button.click();
  await expect(dialog.getByRole('alert')).toContainText('user:password');
  await dialog.getByLabel('Access token').fill('me:secret');
  await button.click();
  await expect(dialog.getByText('It answers: 2 models, 5 samplers.')).toBeVisible();
  await expect(dialog.getByRole('alert')).toBeHidden();
  expect(textToImage(server)).toEqual([]);

  // What was found out is not said of another address.
  await dialog.getByRole('textbox', { name: 'Base URL' }).fill(await nowhere());
  await expect(dialog.getByText('It answers')).toBeHidden();
  await button.click();
  await expect(dialog.getByText('Saved. It can be tested now.')).toBeVisible();
  await button.click();
  await expect(dialog.getByRole('alert')).toContainText('Nothing answers at');
});
