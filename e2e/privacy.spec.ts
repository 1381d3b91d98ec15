import { canary } from './canary.ts';
import { expect, type Proofsheet, test } from './fixtures.ts';
import { echoedToken, failure } from './server/answers.ts';
import { startScriptedApi } from './server/scripted-api.ts';

const prompt = { Prompt: 'A lighthouse in a storm at night' };

/** The token as it stands, in part, and as it would look encoded. */
const disguises = [canary, canary.slice(3, 20), btoa(canary).slice(0, 40), btoa(`Bearer ${canary}`).slice(0, 40)];

/** Every word of the page, its attributes, fields, address and clipboard, and all it keeps but the tokens' own place. */
async function everywhere(app: Proofsheet): Promise<string> {
  const shown = await app.page.evaluate(async () => {
    const fields = Array.from(document.querySelectorAll('input, textarea'), (each) =>
      'value' in each ? each.value : '',
    );
    const kept = { ...localStorage, 'proofsheet.tokens': '', ...sessionStorage };
    const copied = await navigator.clipboard.readText();
    return [document.documentElement.outerHTML, document.title, location.href, copied, history.state, fields, kept];
  });
  const stores = ['runs', 'jobs', 'pictures', 'trash', 'picks', 'images', 'previews'] as const;
  return JSON.stringify([shown, await Promise.all(stores.map((store) => app.stored(store)))]);
}

async function expectNoToken(app: Proofsheet, logged: readonly string[]): Promise<void> {
  const all = [await everywhere(app), ...logged].join('\n');
  for (const disguise of disguises) expect(all).not.toContain(disguise);
}

test('a token that made a picture is nowhere to be seen, copied, linked, kept or logged', async ({
  app,
  api,
  page,
}) => {
  const logged: string[] = [];
  page.on('console', (message) => logged.push(message.text()));
  await app.openWith(api, { token: canary });
  await app.generate(prompt);
  await expect(app.pictures).toHaveCount(1);
  expect(api.calls()[0]?.headers.authorization).toBe(`Bearer ${canary}`);
  for (const language of ['Python', 'JavaScript', 'cURL']) {
    await app.details.getByRole('tab', { name: language }).click();
    await expect(app.details.getByRole('tabpanel')).toContainText('HF_TOKEN');
    await app.details.getByRole('button', { name: 'Copy code' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('HF_TOKEN');
    await expectNoToken(app, logged);
  }
  await app.details.getByRole('button', { name: 'Copy link' }).click();
  await expect(app.notice).toContainText('Link copied');
  await expectNoToken(app, logged);
});

test('a token that servers threw back is nowhere either, nor after a reload, nor where it is edited', async ({
  app,
  api,
  page,
}) => {
  const logged: string[] = [];
  page.on('console', (message) => logged.push(message.text()));
  api.answer(echoedToken(), failure(500, `Bearer ${canary} is not welcome`));
  await app.openWith(api, { token: canary });
  await app.generate({ ...prompt, Images: '2' });
  for (const words of ['bad token', 'is not welcome'])
    await expect(app.job('failed').filter({ hasText: words })).toHaveCount(1);
  await expectNoToken(app, logged);
  await expect.poll(() => app.stored('jobs')).toMatchObject([{ failure: {} }, { failure: {} }]);
  await page.reload();
  await expect(app.job('failed')).toHaveCount(2);
  await page.getByRole('button', { name: /^Endpoint:/ }).click();
  await page.getByRole('button', { name: 'Edit Test server' }).click();
  await expect(page.getByLabel('Access token')).toBeVisible();
  await expectNoToken(app, logged);
});

test('nothing but a run’s own request to its own server leaves the page', async ({ app, api, page, baseURL }) => {
  const other = await startScriptedApi();
  const asked: { url: string; headers: Record<string, string> }[] = [];
  page.on('request', (request) => asked.push({ url: request.url(), headers: request.headers() }));
  await app.openWith(api, { token: canary });
  await app.addEndpoint({ name: 'Other', api: 'Inference API (as documented)', baseUrl: other.url });
  await app.generate(prompt);
  await expect(app.pictures).toHaveCount(1);
  await app.details.getByRole('button', { name: 'Use settings' }).click();
  await app.details.getByRole('button', { name: 'Copy link' }).click();
  await page.reload();
  await expect(app.pictures).toHaveCount(1);

  const outside = asked.filter(({ url }) => url.startsWith('http') && new URL(url).origin !== baseURL);
  expect(outside.map(({ url }) => new URL(url).origin)).toEqual([other.url]);
  expect(api.requests).toEqual([]);
  expect(JSON.stringify(asked)).not.toContain(canary);
  expect(other.calls()[0]?.headers.referer).toBeUndefined();
  expect(other.calls()[0]?.headers.cookie).toBeUndefined();
  await other.close();
});

test('the prompt is in no address that a server sees', async ({ app, api, page }) => {
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await app.openWith(api);
  await app.generate({ Prompt: 'Ultrasecret' });
  await expect(app.pictures).toHaveCount(1);
  await expect.poll(() => page.url()).toContain('#');
  await page.reload();
  await expect(app.pictures).toHaveCount(1);
  for (const address of addresses) expect(address.split('#')[0]).not.toContain('Ultrasecret');
  expect(JSON.stringify(api.requests.map(({ path, headers }) => [path, headers]))).not.toContain('Ultrasecret');
});
