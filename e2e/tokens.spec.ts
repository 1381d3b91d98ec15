import type { Page } from '@playwright/test';
import { canary } from './canary.ts';
import { expect, type NewEndpoint, type Proofsheet } from './fixtures.ts';
import { held } from './server/answer.ts';
import { badToken, failure, picture, rateLimited, redirect } from './server/answers.ts';
import type { Handler } from './server/http-server.ts';
import { type HubAccounts, type HubToken, startHubAccounts } from './server/hub-accounts.ts';
import type { World } from './server/world.ts';
import { test as base } from './world.ts';

const prompt = { Prompt: 'A lighthouse in a storm at night' };
const hugging = {
  name: 'Mine',
  api: 'Hugging Face (current)',
  baseUrl: 'https://router.huggingface.co/hf-inference',
} as const;
const safe: HubToken = {
  name: 'ada',
  role: 'fineGrained',
  global: ['inference.serverless.write'],
  organizations: [{ name: 'acme', fullname: 'Acme Pictures' }],
};

/** `hub`: the accounts of huggingface.co; the router makes pictures for everybody. */
const test = base.extend<{ hub: HubAccounts }>({
  hub: async ({ world }, use) => {
    const hub = startHubAccounts();
    world.host('huggingface.co', hub.handler);
    world.host('router.huggingface.co', picture());
    await use(hub);
  },
});

const dialogOf = ({ page }: Proofsheet) => page.getByRole('dialog', { name: 'Endpoints' });
const tokenField = (app: Proofsheet) => dialogOf(app).getByLabel('Access token');

async function openDialog(app: Proofsheet) {
  await app.page.getByRole('button', { name: /^Endpoint:/ }).click();
  return dialogOf(app);
}

/** Opens the form of a new endpoint at Hugging Face. */
async function openForm(app: Proofsheet, { name, api, baseUrl }: NewEndpoint = hugging) {
  const dialog = await openDialog(app);
  await dialog.getByRole('button', { name: 'Add endpoint' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('combobox', { name: 'API' }).selectOption({ label: api });
  await dialog.getByRole('textbox', { name: 'Base URL' }).fill(baseUrl);
  return dialog;
}

async function editForm(app: Proofsheet) {
  const dialog = await openDialog(app);
  await dialog.getByRole('button', { name: 'Edit Mine' }).click();
  return dialog;
}

/** Pastes as a person does, from the clipboard. */
async function paste(app: Proofsheet, text: string): Promise<void> {
  await app.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await tokenField(app).focus();
  await app.page.keyboard.press('ControlOrMeta+V');
}

/** Whom the world saw, preflights left out, as "host path". */
const asked = (world: World) =>
  world.hosts().flatMap((host) => world.calls(host).map(({ path }) => `${host} ${path.split('?')[0]}`));

const whoami = 'huggingface.co /api/whoami-v2';

const storages = (page: Page) => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));

const html = { headers: { 'content-type': 'text/html' } };

/** What a static Space with `hf_oauth: true` puts into its pages. */
const asSpace = (page: Page) =>
  page.addInitScript(() => Object.assign(window, { huggingface: { variables: { OAUTH_CLIENT_ID: 'space-client' } } }));

test('a pasted token says whose it is and what it may do, once', async ({ app, hub, world }) => {
  hub.tokens.set(canary, safe);
  await app.open();
  const dialog = await openForm(app);
  await paste(app, ` Bearer ${canary}\n`);
  await expect(dialog).toContainText('ada · token “playground” · may call Inference Providers');
  await expect(dialog).not.toContainText('change your repositories');
  await tokenField(app).blur();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await editForm(app);
  await expect(dialog).toContainText('ada · token “playground” · may call Inference Providers');
  await expect(dialog).toContainText(/Token for router\.huggingface\.cohf_…xyzAdded .*, kept on this device/);
  expect(asked(world)).toEqual([whoami]);
  expect(world.calls('huggingface.co')[0]?.headers).toMatchObject({ authorization: `Bearer ${canary}` });
  expect(world.calls('huggingface.co')[0]?.headers).not.toHaveProperty('referer');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await app.page.keyboard.press('Escape');
  await app.generate(prompt);
  await expect(app.pictures).toHaveCount(1);
  expect(world.calls('router.huggingface.co')[0]?.headers.authorization).toBe(`Bearer ${canary}`);
});

test('a token that can write, and one that may not call, are cautioned against with a link to a better one', async ({
  app,
  hub,
}) => {
  hub.tokens.set(canary, { name: 'ada', role: 'write' });
  hub.tokens.set(`${canary}2`, { name: 'ada', role: 'fineGrained' });
  await app.open();
  const dialog = await openForm(app);
  await paste(app, canary);
  await expect(dialog).toContainText(
    'This token can change your repositories. A token that may only call Inference Providers is safer.',
  );
  await tokenField(app).fill('');
  await paste(app, `${canary}2`);
  await expect(dialog).toContainText('This token may not call Inference Providers.');
  const link = dialog.getByRole('link', { name: 'Create one that may' });
  await expect(link).toHaveAttribute(
    'href',
    'https://huggingface.co/settings/tokens/new?ownUserPermissions=inference.serverless.write&tokenType=fineGrained',
  );
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(link).toHaveAttribute('target', '_blank');
});

test('a token that Hugging Face does not know is said to be so, and can be saved', async ({ app, hub, world }) => {
  expect(hub.tokens.size).toBe(0);
  await app.open();
  const dialog = await openForm(app);
  await paste(app, canary);
  await expect(dialog).toContainText('Hugging Face does not know this token.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  expect(asked(world)).toEqual([whoami]);
});

const silent: [string, string, Handler][] = [
  ['is busy', 'Not checked: Hugging Face is busy.', rateLimited('60')],
  ['cannot be reached', 'Not checked: Hugging Face could not be reached.', redirect('https://example.org/')],
  ['answers otherwise', 'Not checked: Hugging Face did not say whose token this is.', failure(500, 'oops')],
];
for (const [state, words, answer] of silent)
  test(`while Hugging Face ${state} a token is not checked, and asked about again only by hand`, async ({
    app,
    hub,
    world,
  }) => {
    hub.tokens.set(canary, safe);
    world.host('huggingface.co', answer);
    await app.open();
    const dialog = await openForm(app);
    await paste(app, canary);
    await expect(dialog).toContainText(words);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
    await editForm(app);
    await expect(dialog).toContainText(words);
    const before = world.calls('huggingface.co').length;
    world.host('huggingface.co', hub.handler);
    await dialog.getByRole('button', { name: 'Check again' }).click();
    await expect(dialog).toContainText('may call Inference Providers');
    expect(world.calls('huggingface.co')).toHaveLength(before + 1);
  });

test('what is no token is refused before it is saved, and what is odd only doubted', async ({ app, hub, world }) => {
  await app.open();
  await openForm(app);
  await paste(app, 'hf_🔑');
  await expect(tokenField(app)).toHaveAccessibleDescription(/^Access token: letters/);
  await tokenField(app).fill('sk-abcdefghijklmnop');
  await tokenField(app).blur();
  await expect(dialogOf(app)).toContainText('Tokens of Hugging Face begin with hf_. Is this the right one?');
  await expect(tokenField(app)).not.toHaveAttribute('aria-invalid', 'true');
  await expect.poll(() => asked(world)).toEqual([whoami]);
  expect(hub.tokens.size).toBe(0);
});

test('a token for somebody else is nobody’s business at Hugging Face, whatever it looks like', async ({
  app,
  hub,
  api,
  world,
}) => {
  hub.tokens.set(canary, safe);
  await app.open();
  const dialog = await openForm(app, { ...hugging, baseUrl: 'https://router.huggingface.co.evil.example' });
  await paste(app, canary);
  await expect(dialog).toContainText('router.huggingface.co.evil.example is somebody else');
  await dialog.getByRole('textbox', { name: 'Base URL' }).fill(api.url);
  await tokenField(app).fill(`${canary}2`);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await editForm(app);
  await expect(dialog).toContainText(/Token for 127\.0\.0\.1:\d+hf_…yz2/);
  await expect(dialog.getByRole('button', { name: 'Forget and revoke' })).toHaveCount(0);
  expect(asked(world)).toEqual([]);
});

test('an organisation can be billed: by choice where Hugging Face names it, else by its name', async ({
  app,
  hub,
  world,
}) => {
  hub.tokens.set(canary, safe);
  await app.open();
  const dialog = await openForm(app);
  await dialog.getByText('More', { exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Bill to' }).fill('not a name');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Bill to' })).toHaveAccessibleDescription(/^Bill to: /);
  await dialog.getByRole('textbox', { name: 'Bill to' }).fill('other-org');
  await paste(app, canary);
  const choice = dialog.getByRole('combobox', { name: 'Bill to' });
  await expect(choice.getByRole('option')).toHaveText(['Myself (ada)', 'Acme Pictures (acme)', 'other-org']);
  await expect(choice).toHaveValue('other-org');
  await choice.selectOption('acme');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await app.generate(prompt);
  await expect(app.pictures).toHaveCount(1);
  await editForm(app);
  await expect(choice).toHaveValue('acme');
  await choice.selectOption('Myself (ada)');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await app.generate();
  await expect(app.pictures).toHaveCount(2);
  expect(world.calls('router.huggingface.co').map(({ headers }) => headers['x-hf-bill-to'])).toEqual([
    'acme',
    undefined,
  ]);
});

test('forgetting leaves the token alone elsewhere; revoking asks first and ends it', async ({ app, hub, world }) => {
  hub.tokens.set(canary, safe);
  await app.open();
  const add = async () => {
    await paste(app, canary);
    await dialogOf(app).getByRole('button', { name: 'Save' }).click();
    await expect(dialogOf(app)).toBeHidden();
    await editForm(app);
  };
  const dialog = await openForm(app);
  await add();
  await dialog.getByRole('button', { name: 'Forget token' }).click();
  await expect(dialog).toContainText('The token is forgotten.');
  expect(await storages(app.page)).not.toContain(canary);
  expect(hub.tokens.has(canary)).toBe(true);

  await add();
  await dialog.getByRole('button', { name: 'Forget and revoke' }).click();
  await expect(dialog).toContainText('Revoking ends this token everywhere, not only here.');
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  expect(await storages(app.page)).toContain(canary);
  await dialog.getByRole('button', { name: 'Forget and revoke' }).click();
  await dialog.getByRole('button', { name: 'Revoke it' }).click();
  await expect(dialog).toContainText('forgotten here and revoked everywhere');
  expect(hub.tokens.has(canary)).toBe(false);
  expect(await storages(app.page)).not.toContain(canary);
  expect(asked(world).filter((each) => each.includes('revoke'))).toHaveLength(1);
});

test('a token that could not be revoked is forgotten, with the way to revoke it by hand', async ({
  app,
  hub,
  world,
}) => {
  hub.tokens.set(canary, safe);
  await app.open();
  await openForm(app);
  await paste(app, canary);
  const dialog = dialogOf(app);
  await dialog.getByRole('button', { name: 'Save' }).click();
  world.host('huggingface.co', failure(403, 'no'));
  await editForm(app);
  await dialog.getByRole('button', { name: 'Forget and revoke' }).click();
  await dialog.getByRole('button', { name: 'Revoke it' }).click();
  await expect(dialog).toContainText('forgotten here, but not revoked');
  await expect(dialog.getByRole('link', { name: 'Revoke it in your settings' })).toHaveAttribute(
    'href',
    'https://huggingface.co/settings/tokens',
  );
  expect(await storages(app.page)).not.toContain(canary);
});

test('moving an endpoint says that its token stays behind', async ({ app, hub, api }) => {
  hub.tokens.set(canary, safe);
  await app.open();
  const dialog = await openForm(app);
  await paste(app, canary);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await editForm(app);
  await dialog.getByRole('textbox', { name: 'Base URL' }).fill(api.url);
  await expect(dialog).toContainText('Saving forgets it');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  expect(await storages(app.page)).not.toContain(canary);
});

test('a token is nowhere in the page, its address or its console, and at no other host', async ({
  app,
  hub,
  page,
  world,
}) => {
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('request', (request) => said.push(request.url()));
  hub.tokens.set(canary, safe);
  await app.open();
  const dialog = await openForm(app);
  await paste(app, canary);
  await expect(dialog).toContainText('may call');
  await dialog.getByRole('button', { name: 'Save' }).click();
  world.host('huggingface.co', async ({ headers }) =>
    Response.json({ error: `bad token ${headers.get('authorization')}` }, { status: 403 }),
  );
  await page.reload();
  await editForm(app);
  await expect(dialog).toContainText('Not checked');
  said.push(page.url(), await page.evaluate(() => document.documentElement.outerHTML));
  expect(said.join('\n')).not.toContain(canary.slice(3));
  expect(asked(world)).toEqual([whoami, whoami]);
});

/** Hugging Face shows its page, and its answer is the test's to give. */
function askForConsent(world: World, hub: HubAccounts): void {
  world.host('huggingface.co', async (request, raw) =>
    request.url.includes('/oauth/authorize') ? new Response('<p>Allow?', html) : hub.handler(request, raw),
  );
}

test('nobody signs in where Hugging Face does not know the page', async ({ app, hub, page }) => {
  expect(hub.consent).toBe('allow');
  await app.open();
  await openForm(app);
  await expect(tokenField(app)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in with Hugging Face' })).toHaveCount(0);
});

test('signing in brings a token for the endpoint, and everything that was typed back', async ({
  app,
  hub,
  page,
  world,
  baseURL,
}) => {
  await asSpace(page);
  await app.open('#v=1&prompt=A%20fox');
  await app.field('Prompt').fill('A fox, but red');
  const dialog = await openForm(app);
  await page.getByRole('button', { name: 'Sign in with Hugging Face' }).click();
  await expect(app.notice).toContainText('Signed in to Hugging Face as ada, for Mine.');
  await expect(app.field('Prompt')).toHaveValue('A fox, but red');
  expect(page.url()).toBe(`${baseURL}/`);
  expect(page.url()).not.toMatch(/code|state/);

  const [ask] = world.calls('huggingface.co').filter(({ path }) => path.startsWith('/oauth/authorize'));
  const params = new URL(ask?.url ?? '').searchParams;
  expect(Object.fromEntries(params)).toMatchObject({
    client_id: 'space-client',
    scope: 'openid profile inference-api',
    redirect_uri: `${baseURL}/`,
    code_challenge_method: 'S256',
  });
  await app.generate();
  await expect(app.pictures).toHaveCount(1);
  const [token] = hub.tokens.keys();
  expect(world.calls('router.huggingface.co')[0]?.headers.authorization).toBe(`Bearer ${token}`);

  await editForm(app);
  await expect(dialog).toContainText(/Signed in for router\.huggingface\.cohf_…\S{3}Added.*ends /);
  await dialog.getByRole('button', { name: 'Forget token' }).click();
  await expect(dialog.getByRole('link', { name: /^Disconnect/ })).toHaveAttribute(
    'href',
    'https://huggingface.co/settings/connected-applications',
  );
  expect(await storages(page)).not.toContain(token);
});

test('a link that was open when signing in began is back in the address, and not opened again', async ({
  app,
  hub,
  page,
  baseURL,
}) => {
  expect(hub.tokens.size).toBe(0);
  await asSpace(page);
  await app.open();
  await app.addEndpoint(hugging);
  await app.generate(prompt);
  await expect(app.pictures).toHaveCount(1);
  await expect.poll(() => page.url()).toContain('#');
  const link = page.url();
  await editForm(app);
  await page.getByRole('button', { name: 'Sign in with Hugging Face' }).click();
  await expect(app.notice).toContainText('Signed in');
  expect(page.url()).toBe(link);
  expect(link.startsWith(`${baseURL}/#`)).toBe(true);
});

test('signing in that cannot begin says so, and everything typed stays', async ({ app, hub, page, world }) => {
  await asSpace(page);
  await app.open();
  const dialog = await openForm(app);
  world.host('huggingface.co', failure(500, 'oops'));
  await page.getByRole('button', { name: 'Sign in with Hugging Face' }).click();
  await expect(dialog).toContainText('Hugging Face could not be reached. Try again.');
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Mine');
  world.host('huggingface.co', hub.handler);
  await page.getByRole('button', { name: 'Sign in with Hugging Face' }).click();
  await expect(app.notice).toContainText('Signed in');
});

test('a sign-in without the permission that is needed says so', async ({ app, hub, page }) => {
  await asSpace(page);
  hub.granted = 'openid profile';
  await app.open();
  await openForm(app);
  await page.getByRole('button', { name: 'Sign in with Hugging Face' }).click();
  await expect(app.notice).toContainText('but without permission to call Inference Providers');
});

test('a sign-in that is refused keeps the endpoint, says so in plain text, and cleans the address', async ({
  app,
  hub,
  page,
  baseURL,
  world,
}) => {
  await asSpace(page);
  hub.consent = 'deny';
  await app.open();
  await openForm(app);
  await page.getByRole('button', { name: 'Sign in with Hugging Face' }).click();
  await expect(app.notice).toContainText('You are not signed in: Hugging Face was not given your permission.');
  await expect(app.notice).not.toContainText('<img');
  expect(page.url()).toBe(`${baseURL}/`);
  await expect(page.getByRole('button', { name: 'Endpoint: Mine' })).toBeVisible();
  expect(asked(world)).not.toContain('huggingface.co /oauth/token');
});

test('a sign-in that Hugging Face does not finish says so', async ({ app, hub, page, world }) => {
  await asSpace(page);
  await app.open();
  await openForm(app);
  const late = held(failure(500, 'oops'));
  world.host('huggingface.co', (request, raw) =>
    (request.url.includes('/oauth/token') ? late.answer : hub.handler)(request, raw),
  );
  await page.getByRole('button', { name: 'Sign in with Hugging Face' }).click();
  // The address is clean before Hugging Face has answered, and nothing is drawn yet.
  await expect.poll(() => asked(world)).toContain('huggingface.co /oauth/token');
  expect(page.url()).not.toContain('code=');
  await expect(app.form).toHaveCount(0);
  late.release();
  await expect(app.notice).toContainText('You are not signed in: Hugging Face could not be asked for the token.');
  expect(await storages(page)).not.toContain('hf_oauth_');
});

const forged = [
  '?code=x&state=%7B%22nonce%22%3A%22wrong%22%7D',
  '?code=x',
  '?code=x&state=nonsense',
  '?state=x&error=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E',
  '?error=access_denied&error_description=Call%20us',
];
for (const query of forged)
  test(`an answer that nobody asked for is ignored: ${query}`, async ({ app, hub, page, world, baseURL }) => {
    expect(hub.tokens.size).toBe(0);
    await asSpace(page);
    await page.goto(`/${query}#v=1&prompt=A%20fox`);
    await expect(app.field('Prompt')).toHaveValue('A fox');
    await page.goto(`/${query}`);
    await expect(app.notice).toContainText('a sign-in that this tab did not begin. It was ignored.');
    await expect(app.notice).not.toContainText(/img|Call us|wrong/);
    expect(page.url()).toBe(`${baseURL}/`);
    expect(asked(world)).toEqual([]);
    expect(await storages(page)).not.toContain('proofsheet.tokens');
  });

test('an answer is good once, and only with what began it', async ({ app, hub, page, world, baseURL }) => {
  await asSpace(page);
  await app.open();
  await openForm(app);
  const returns: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.url().startsWith(`${baseURL}/?`)) returns.push(request.url());
  });
  await page.getByRole('button', { name: 'Sign in with Hugging Face' }).click();
  await expect(app.notice).toContainText('Signed in');
  const [token] = hub.tokens.keys();
  const before = asked(world);
  expect(returns).toHaveLength(1);
  await page.goto(returns[0] ?? '');
  await expect(app.notice).toContainText('It was ignored.');
  expect(page.url()).toBe(`${baseURL}/`);
  expect(asked(world)).toEqual(before);
  expect(await storages(page)).toContain(token);
});

test('a forged answer in the middle of a sign-in leads to no token call', async ({ app, hub, page, world }) => {
  await asSpace(page);
  await app.open();
  await openForm(app);
  askForConsent(world, hub);
  await page.getByRole('button', { name: 'Sign in with Hugging Face' }).click();
  await expect(page.getByText('Allow?')).toBeVisible();
  const state = encodeURIComponent(JSON.stringify({ nonce: 'wrong', redirectUri: page.url(), state: 'x' }));
  await page.goto(`/?code=stolen&state=${state}`);
  await expect(app.notice).toContainText('It was ignored.');
  expect(asked(world)).not.toContain('huggingface.co /oauth/token');
});

const meanwhile = {
  'it took too long': () => {
    const begun = JSON.parse(sessionStorage.getItem('proofsheet.sign-in') ?? '');
    sessionStorage.setItem('proofsheet.sign-in', JSON.stringify({ ...begun, begunAt: begun.begunAt - 3_600_001 }));
  },
  'the endpoint has changed': () => {
    const { selected, own } = JSON.parse(localStorage.getItem('proofsheet.endpoints') ?? '');
    const moved = own.map((each: object) => ({ ...each, baseUrl: 'https://evil.example' }));
    localStorage.setItem('proofsheet.endpoints', JSON.stringify({ selected, own: moved }));
  },
};
for (const [words, change] of Object.entries(meanwhile))
  test(`an answer leads to no token call when ${words}`, async ({ app, hub, page, world }) => {
    await asSpace(page);
    await app.open();
    await openForm(app);
    askForConsent(world, hub);
    await page.getByRole('button', { name: 'Sign in with Hugging Face' }).click();
    await expect(page.getByText('Allow?')).toBeVisible();
    const state = new URL(page.url()).searchParams.get('state') ?? '';
    // Any file of the page's origin reaches its storage.
    await page.goto('/icon.svg');
    await page.evaluate(change);
    await page.goto(`/?${new URLSearchParams({ code: 'x', state })}`);
    await expect(app.notice).toContainText(words);
    expect(asked(world)).not.toContain('huggingface.co /oauth/token');
  });

test('a sign-in that ended says so where it is edited and where a request failed, and blocks no request', async ({
  app,
  hub,
  page,
  world,
}) => {
  await asSpace(page);
  await app.open();
  const dialog = await openForm(app);
  await page.getByRole('button', { name: 'Sign in with Hugging Face' }).click();
  await expect(app.notice).toContainText('Signed in');
  const endAt = (ago: number) =>
    page.evaluate((ms) => {
      const [entry] = JSON.parse(localStorage.getItem('proofsheet.tokens') ?? '');
      localStorage.setItem('proofsheet.tokens', JSON.stringify([{ ...entry, expiresAt: Date.now() - ms }]));
    }, ago);

  // Clocks differ by minutes; only later the clock's word is taken.
  await endAt(240_000);
  await editForm(app);
  await expect(dialog).toContainText('Signed in for router.huggingface.co');
  await expect(dialog).not.toContainText('Your sign-in has ended');
  await page.keyboard.press('Escape');
  await endAt(301_000);
  await page.reload();
  await editForm(app);
  await expect(dialog).toContainText('Your sign-in has ended. Sign in again.');
  await page.keyboard.press('Escape');

  await app.generate(prompt);
  await expect(app.pictures).toHaveCount(1);
  world.host('router.huggingface.co', badToken());
  await app.generate();
  await expect(app.job('failed')).toContainText('Your sign-in has ended. Sign in again under Endpoints.');
  expect(hub.tokens.size).toBe(1);
});

test('in the frame of its Space a token can be entered, and signing in has a tab of its own', async ({
  hub,
  page,
  world,
  baseURL,
}) => {
  expect(hub.tokens.size).toBe(0);
  await asSpace(page);
  world.host(
    'huggingface.co',
    async () => new Response(`<iframe src="${baseURL}/" width="1200" height="800"></iframe>`, html),
  );
  await page.goto('https://huggingface.co/spaces/ada/proofsheet');
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: /^Endpoint:/ }).click();
  await frame.getByRole('button', { name: 'Add endpoint' }).click();
  await expect(frame.getByLabel('Access token')).toBeVisible();
  await expect(frame.getByText('Signing in does not work inside another website.')).toBeVisible();
  await expect(frame.getByRole('button', { name: /^Sign in/ })).toHaveCount(0);
});
