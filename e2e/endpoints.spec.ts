import { canary } from './canary.ts';
import { expect, Proofsheet, test } from './fixtures.ts';
import { startScriptedApi } from './server/scripted-api.ts';

const prompt = { Prompt: 'A lighthouse in a storm at night' };

const endpointButton = ({ page }: Proofsheet) => page.getByRole('button', { name: /^Endpoint:/ });

/** Opens the dialog, which it returns. */
async function openDialog(app: Proofsheet) {
  await endpointButton(app).click();
  return app.page.getByRole('dialog', { name: 'Endpoints' });
}

/** What the tabs and the device keep under any key. */
function storages({ page }: Proofsheet): Promise<{ device: string; tab: string }> {
  return page.evaluate(() => ({
    device: JSON.stringify({ ...localStorage }),
    tab: JSON.stringify({ ...sessionStorage }),
  }));
}

/** Everything the page says anywhere: markup, and what stands in its fields. */
function everythingShown({ page }: Proofsheet): Promise<string> {
  return page.evaluate(
    () =>
      document.documentElement.outerHTML +
      Array.from(document.querySelectorAll('input, textarea'), (field) => ('value' in field ? field.value : '')).join(
        '\n',
      ),
  );
}

test('a newcomer is at the demo, which says what it is', async ({ app }) => {
  await app.open();
  await expect(endpointButton(app)).toHaveAccessibleName('Endpoint: Built-in demo');
  await expect(app.form).toContainText('procedural pictures painted in your browser, not an AI model');
  const dialog = await openDialog(app);
  await expect(dialog.getByRole('radio', { name: 'Built-in demo' })).toBeChecked();
  await expect(dialog).toContainText('not an AI model');
});

test('endpoints are added, chosen, renamed and removed, and all of it survives a reload', async ({
  app,
  api,
  page,
}) => {
  await app.openWith(api, { name: 'First' });
  await expect(endpointButton(app)).toHaveAccessibleName('Endpoint: First');
  await expect(app.form).not.toContainText('not an AI model');
  await app.addEndpoint({ name: 'Second', api: 'Inference Endpoint', baseUrl: `${api.url}/own` });
  await page.reload();
  await expect(endpointButton(app)).toHaveAccessibleName('Endpoint: Second');

  const dialog = await openDialog(app);
  await expect(dialog.getByRole('radio')).toHaveCount(3);
  await dialog.getByRole('radio', { name: 'First' }).check();
  await expect(endpointButton(app)).toHaveAccessibleName('Endpoint: First');
  await dialog.getByRole('button', { name: 'Edit First' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Base URL' })).toHaveValue(api.url);
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Renamed');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(endpointButton(app)).toHaveAccessibleName('Endpoint: Renamed');

  await openDialog(app);
  await dialog.getByRole('button', { name: 'Remove endpoint Renamed' }).click();
  await expect(dialog.getByRole('radio', { name: 'Built-in demo' })).toBeChecked();
  await page.reload();
  await expect(endpointButton(app)).toHaveAccessibleName('Endpoint: Built-in demo');
  await openDialog(app);
  await expect(dialog.getByRole('radio')).toHaveCount(2);
});

test('a saved token is masked, never in the page again, and kept on this device', async ({ app, api }) => {
  await app.openWith(api, { token: ` ${canary} ` });
  const dialog = await openDialog(app);
  await expect(dialog).toContainText('hf_…xyz');
  await dialog.getByRole('button', { name: 'Edit Test server' }).click();
  await expect(dialog.getByLabel('Access token')).toHaveValue('');
  expect(await everythingShown(app)).not.toContain(canary);
  const { device, tab } = await storages(app);
  expect(device).toContain(canary);
  expect(tab).not.toContain(canary);
});

test('a remembered token is sent after a reload as well', async ({ app, api, page }) => {
  await app.openWith(api, { token: canary });
  await page.reload();
  await app.generate(prompt);
  await expect(app.pictures).toHaveCount(1);
  expect(api.calls()[0]?.headers.authorization).toBe(`Bearer ${canary}`);
});

test('a token that is not to be remembered serves this tab only', async ({ app, api, context }) => {
  await app.openWith(api, { token: canary, remember: false });
  const { device, tab } = await storages(app);
  expect(device).not.toContain(canary);
  expect(tab).toContain(canary);
  await app.page.reload();
  await app.generate(prompt);
  await expect(app.pictures).toHaveCount(1);
  expect(api.calls()[0]?.headers.authorization).toBe(`Bearer ${canary}`);

  const page = await context.newPage();
  await app.page.close();
  await page.goto('/');
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('Another one');
  await page.getByRole('button', { name: /^Generate/ }).click();
  await api.received(2);
  expect(api.calls()[1]?.headers.authorization).toBeUndefined();
});

test('a token goes to its own endpoint and to no other', async ({ app, api }) => {
  const other = await startScriptedApi();
  await app.openWith(api, { name: 'Mine', token: canary });
  await app.generate(prompt);
  await expect(app.pictures).toHaveCount(1);
  await app.addEndpoint({ name: 'Other', api: 'Inference API (as documented)', baseUrl: other.url });
  await app.generate();
  await expect(app.pictures).toHaveCount(2);
  expect(api.calls()[0]?.headers.authorization).toBe(`Bearer ${canary}`);
  expect(other.calls()).toHaveLength(1);
  expect(JSON.stringify(other.requests)).not.toMatch(/authorization|CANARY/i);
  await other.close();
});

test('an endpoint that moves to another origin leaves its token behind for good', async ({ app, api }) => {
  const other = await startScriptedApi();
  await app.openWith(api, { token: canary });
  for (const { url } of [other, api]) {
    const dialog = await openDialog(app);
    await dialog.getByRole('button', { name: 'Edit Test server' }).click();
    await dialog.getByRole('textbox', { name: 'Base URL' }).fill(url);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
    await app.generate(prompt);
  }
  await expect(app.pictures).toHaveCount(2);
  for (const { requests } of [other, api]) expect(JSON.stringify(requests)).not.toMatch(/authorization|CANARY/i);
  expect(JSON.stringify(await storages(app))).not.toContain(canary);
  await other.close();
});

test('a path that changes at the same origin keeps the token', async ({ app, api }) => {
  await app.openWith(api, { token: canary });
  const dialog = await openDialog(app);
  await dialog.getByRole('button', { name: 'Edit Test server' }).click();
  await dialog.getByRole('textbox', { name: 'Base URL' }).fill(`${api.url}/v2/`);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await app.generate(prompt);
  await expect(app.pictures).toHaveCount(1);
  expect(api.calls()).toMatchObject([
    { path: '/v2/models/black-forest-labs/FLUX.1-dev', headers: { authorization: `Bearer ${canary}` } },
  ]);
});

test('a token forgotten in one tab is forgotten in all', async ({ app, api, context }) => {
  await app.openWith(api, { token: canary });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('button', { name: /^Endpoint:/ }).click();
  await page.getByRole('button', { name: 'Edit Test server' }).click();
  await page.getByRole('button', { name: 'Forget token' }).click();
  await expect(endpointButton(app)).not.toContainText('hf_…');
  expect(JSON.stringify(await storages(app))).not.toContain(canary);
  await app.generate(prompt);
  await expect(app.pictures).toHaveCount(1);
  expect(api.calls()[0]?.headers.authorization).toBeUndefined();
});

test('removing an endpoint removes its token', async ({ app, api }) => {
  await app.openWith(api, { token: canary });
  const dialog = await openDialog(app);
  await dialog.getByRole('button', { name: 'Remove endpoint Test server' }).click();
  expect(JSON.stringify(await storages(app))).not.toContain(canary);
});

test('what is no base URL gets a sentence at its field', async ({ app }) => {
  await app.open();
  const dialog = await openDialog(app);
  await dialog.getByRole('button', { name: 'Add endpoint' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Mine');
  const field = dialog.getByRole('textbox', { name: 'Base URL' });
  const cases = {
    '': 'start with https://',
    'api.example': 'start with https://',
    'javascript:alert(1)': 'start with https://',
    'https://name:password@api.example': 'leave out the name and password',
    'https://router.huggingface.co@api.example': 'leave out the name and password',
    'https://api.example/?key=1': 'leave out everything from ? or # on',
    'https://api.example/#x': 'leave out everything from ? or # on',
    'https://api-inference.git.lnyan.com': 'only an example in a document',
    'http://api.example': 'use https://',
    'https://127.0.0.1 .api.example': 'remove spaces',
    'https://api.example\\base': 'backslashes',
    'https://': 'not a web address',
  };
  for (const [typed, sentence] of Object.entries(cases)) {
    await field.fill(typed);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(field).toHaveAccessibleDescription(new RegExp(`^Base URL: .*${sentence.replace('?', '\\?')}`));
  }
  await field.fill('https://api.example');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
});

test('what is no token gets a sentence at its field', async ({ app }) => {
  await app.open();
  const dialog = await openDialog(app);
  await dialog.getByRole('button', { name: 'Add endpoint' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Mine');
  await dialog.getByRole('textbox', { name: 'Base URL' }).fill('https://api.example');
  const field = dialog.getByLabel('Access token');
  for (const typed of ['hf_x\r\nX: y', 'hf_x y', 'hf_🔑', 'x'.repeat(10_000)]) {
    await field.fill(typed);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(field).toHaveAccessibleDescription(/^Access token: /);
    await field.fill('');
  }
});

test('an endpoint needs a name', async ({ app }) => {
  await app.open();
  const dialog = await openDialog(app);
  await dialog.getByRole('button', { name: 'Add endpoint' }).click();
  await dialog.getByRole('textbox', { name: 'Base URL' }).fill('https://api.example');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(/^Name: /);
});

test('junk in storage stops nothing, and the good entries among it are used', async ({ app, api, page }) => {
  const good = { id: 'good', name: 'Good one', api: 'inference-api', baseUrl: api.url };
  const entry = { endpoint: 'good', origin: api.url, token: canary, addedAt: 1 };
  const stored = {
    'proofsheet.endpoints': { selected: 'good', own: ['*', 'http:', 'https://a https://evil', null, 7, good] },
    'proofsheet.tokens': [null, '<img src=x onerror=alert(1)>', { ...entry, origin: '*' }, entry],
    'proofsheet.draft': { prompt: ['<b>'] },
    'proofsheet.frame-size': 'x'.repeat(1_000_000),
    'proofsheet.scheme': { dark: true },
    'proofsheet.seen-link': [],
  };
  await page.addInitScript((entries) => {
    for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, JSON.stringify(value));
    sessionStorage.setItem('proofsheet.draft', '{"prompt":');
  }, stored);
  await app.open();
  await expect(endpointButton(app)).toHaveAccessibleName('Endpoint: Good one');
  await app.generate(prompt);
  await expect(app.pictures).toHaveCount(1);
  expect(api.calls()[0]?.headers.authorization).toBe(`Bearer ${canary}`);
});

test('an endpoint that another tab saved and selected is called from this one, without a reload by hand', async ({
  app,
  api,
  context,
}) => {
  await app.open();
  await app.field('Seed').fill('12');
  await app.field('Prompt').fill('The first tab');
  const other = new Proofsheet(await context.newPage());
  await other.openWith(api);
  await app.page.waitForEvent('load');
  await expect(app.field('Seed')).toHaveValue('12');
  await app.generate();
  await expect(app.pictures).toHaveCount(1);
  expect(api.calls()).toHaveLength(1);
});

test('what could not be stored is not lost to a reload, which follows once there is room', async ({
  app,
  api,
  page,
}) => {
  await page.addInitScript(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, value) {
      if (Reflect.get(window, 'isFull') && key === 'proofsheet.endpoints')
        throw new DOMException('', 'QuotaExceededError');
      setItem.call(this, key, value);
    };
  });
  await app.open();
  await page.evaluate(() => void Reflect.set(window, 'isFull', true));
  await app.addEndpoint({ name: 'Mine', api: 'Inference API (as documented)', baseUrl: api.url, token: canary });
  await expect(app.notice).toContainText('which would lose what you saved');
  await expect(endpointButton(app)).toHaveAccessibleName('Endpoint: Mine');
  await app.generate(prompt);
  await expect(app.job('failed. This page may not call')).toContainText('nothing was sent');
  const loaded = page.waitForEvent('load');
  await page.evaluate(() => void Reflect.set(window, 'isFull', false));
  await app.notice.getByRole('button', { name: 'Try again' }).click();
  await loaded;
  await app.job('failed').getByRole('button', { name: 'Try again' }).click();
  await expect(app.pictures).toHaveCount(1);
  expect(api.calls()[0]?.headers.authorization).toBe(`Bearer ${canary}`);
});

test('pictures that only this page has are not lost to a new address', async ({ app, api, page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    };
  });
  await app.open();
  await app.generate({ ...prompt, Width: '64', Height: '64' });
  await expect(page.getByRole('alert')).toContainText('Before that, download or back up');
  await app.addEndpoint({ name: 'Mine', api: 'Inference API (as documented)', baseUrl: api.url });
  await expect(app.notice).toContainText('pictures that only this page has would go with it');
  const asked = page.waitForEvent('dialog');
  void app.notice.getByRole('button', { name: 'Reload now' }).click();
  await (await asked).dismiss();
  await expect(app.pictures).toHaveCount(1);
  const dialog = await openDialog(app);
  await dialog.getByRole('button', { name: 'Edit Mine' }).click();
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeEnabled();
});
