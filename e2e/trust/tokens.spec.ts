import type { Page } from '@playwright/test';
import { canary } from '../canary.ts';
import { expect, Proofsheet, test } from '../fixtures.ts';
import { expectForgotten, forgetRounds, momentsMs } from '../kills/forget-rounds.ts';

const bearer = `Bearer ${canary}`;
const words = 'four random words, say';
const prompt = { Prompt: 'A lighthouse in a storm at night' };

/** What lies in web storage under the tokens' key. */
const onDevice = (page: Page) => page.evaluate(() => localStorage.getItem('proofsheet.tokens') ?? '');

async function edit(page: Page) {
  await page.getByRole('button', { name: /^Endpoint:/ }).click();
  await page.getByRole('button', { name: 'Edit Test server' }).click();
  return page.getByRole('dialog', { name: 'Endpoints' });
}

async function protect(page: Page, how: string) {
  const dialog = await edit(page);
  await dialog.getByRole('combobox', { name: 'Protect it with' }).selectOption({ label: how });
  if (how === 'A passphrase')
    for (const label of ['Passphrase', 'Passphrase again']) await dialog.getByLabel(label, { exact: true }).fill(words);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
}

// `npm run kills` does this at twelve moments.
test('a forgotten token does not come back when the browser is killed', async ({ baseURL, api }) => {
  test.setTimeout(180_000);
  expectForgotten(await forgetRounds(api, baseURL, momentsMs.slice(0, 1)));
});

test('a token behind a passphrase is ciphertext on disk, and asked for before anything is sent', async ({
  app,
  api,
  page,
}) => {
  // Six keys of 600,000 rounds each.
  test.slow();
  await app.openWith(api, { token: canary });
  const dialog = await edit(page);
  await dialog.getByRole('combobox', { name: 'Protect it with' }).selectOption({ label: 'A passphrase' });
  await dialog.getByLabel('Passphrase', { exact: true }).fill('short');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByLabel('Passphrase', { exact: true })).toHaveAccessibleDescription(/at least 8 characters/);
  await dialog.getByLabel('Passphrase', { exact: true }).fill(words);
  await dialog.getByLabel('Passphrase again').fill(`${words}.`);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByLabel('Passphrase again')).toHaveAccessibleDescription(/not the same/);
  expect(await onDevice(page)).toContain(canary);
  await dialog.getByLabel('Passphrase again').fill(words);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  for (const text of [canary, canary.slice(3, 20), btoa(canary).slice(0, 40), words])
    expect(await onDevice(page)).not.toContain(text);

  // Unlocked where it was locked; locked after a reload.
  await app.generate(prompt);
  await expect(app.pictures).toHaveCount(1);
  await page.reload();
  await app.generate({ Images: '3' });
  const ask = page.getByRole('dialog', { name: 'Unlock the token' });
  await ask.getByLabel('Passphrase').fill('something else');
  await page.keyboard.press('Enter');
  await expect(ask.getByLabel('Passphrase')).toHaveAccessibleDescription(/does not open this token/);
  expect(api.calls()).toHaveLength(1);
  await ask.getByLabel('Passphrase').fill(words);
  await ask.getByRole('button', { name: 'Unlock' }).click();
  await expect(app.pictures).toHaveCount(4);
  expect(api.calls().map(({ headers }) => headers.authorization)).toEqual([bearer, bearer, bearer, bearer]);

  // Locked again by hand; who decides against it is asked once, and again when they try again.
  await edit(page);
  await dialog.getByRole('button', { name: 'Lock now' }).click();
  await expect(dialog).toContainText('locked with a passphrase');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.keyboard.press('Escape');
  await app.generate();
  await expect(ask).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(ask).toBeHidden();
  await expect(app.job('failed. The token has to be given first')).toHaveCount(3);
  await expect(ask).toBeHidden();
  expect(api.calls()).toHaveLength(4);
  await app.job('failed').first().getByRole('button', { name: 'Try again' }).click();
  await ask.getByRole('button', { name: 'Forget the token' }).click();
  const anew = page.getByRole('dialog', { name: 'Enter the token again' });
  await expect(anew).toContainText('kept for this tab only');
  await anew.getByLabel('Access token').fill(`${canary}2`);
  await anew.getByRole('button', { name: 'Save' }).click();
  await expect(app.pictures).toHaveCount(5);
  expect(api.calls()[4]?.headers.authorization).toBe(`${bearer}2`);
  expect(await onDevice(page)).toBe('[]');
});

test('a token behind a passkey needs the passkey', async ({ page, api, baseURL }) => {
  // A passkey belongs to a name, and numbers are none.
  const named = baseURL?.replace('127.0.0.1', 'localhost') ?? '';
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf: true,
      automaticPresenceSimulation: true,
    },
  });
  const app = new Proofsheet(page);
  await page.goto(`${named}/`);
  const { url } = api;
  await app.addEndpoint({ name: 'Test server', api: 'Inference API (as documented)', baseUrl: url, token: canary });
  await protect(page, 'A passkey');
  expect(await onDevice(page)).not.toContain(canary.slice(3, 20));

  await page.reload();
  await app.generate(prompt);
  const ask = page.getByRole('dialog', { name: 'Unlock the token' });
  await expect(ask).toBeVisible();
  expect(api.calls()).toHaveLength(0);
  await ask.getByRole('button', { name: 'Unlock with the passkey' }).click();
  await expect(app.pictures).toHaveCount(1);
  expect(api.calls()[0]?.headers.authorization).toBe(bearer);

  await page.reload();
  await cdp.send('WebAuthn.clearCredentials', { authenticatorId });
  await app.generate();
  await ask.getByRole('button', { name: 'Unlock with the passkey' }).click();
  await expect(ask.getByRole('alert')).toContainText('it was not used, or this browser does not have it');
  expect(api.calls()).toHaveLength(1);
});

test('where the browser knows no such passkeys, none is offered', async ({ app, api, page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential'));
  await app.openWith(api, { token: canary });
  const dialog = await edit(page);
  await expect(dialog.getByRole('combobox', { name: 'Protect it with' }).getByRole('option')).toHaveText([
    'Nothing',
    'A passphrase',
  ]);
  await dialog.getByRole('checkbox', { name: 'Remember on this device' }).uncheck();
  await expect(dialog.getByRole('combobox', { name: 'Protect it with' })).toHaveCount(0);
});

test('a token that nobody used for 30 days is asked for again, and a jump of the clock by a day loses none', async ({
  app,
  api,
  page,
}) => {
  await app.openWith(api, { token: canary });
  const unusedFor = (days: number) =>
    page.evaluate((ms) => {
      const [entry] = JSON.parse(localStorage.getItem('proofsheet.tokens') ?? '');
      localStorage.setItem('proofsheet.tokens', JSON.stringify([{ ...entry, usedAt: Date.now() - ms }]));
      // The clock of two days ago is confirmed: only by such a one is anything erased.
      const opened = [2, 1, 0].map((ago) => Date.now() - ago * 86_400_000);
      localStorage.setItem('proofsheet.days', JSON.stringify(opened));
    }, days * 86_400_000);
  for (const [before, days] of [29, -400].entries()) {
    await unusedFor(days);
    await page.reload();
    await app.generate(prompt);
    await expect(app.pictures).toHaveCount(before + 1);
  }
  expect(api.calls().map(({ headers }) => headers.authorization)).toEqual([bearer, bearer]);

  await unusedFor(33);
  await page.reload();
  await expect.poll(() => onDevice(page)).not.toContain(canary);
  await app.generate(prompt);
  const ask = page.getByRole('dialog', { name: 'Enter the token again' });
  await expect(ask).toContainText('was not used for 30 days, so it was forgotten');
  expect(api.calls()).toHaveLength(2);
  await ask.getByLabel('Access token').fill('two words');
  await ask.getByRole('button', { name: 'Save' }).click();
  await expect(ask.getByLabel('Access token')).toHaveAccessibleDescription(/^Access token: letters/);
  await ask.getByLabel('Access token').fill(canary);
  await ask.getByRole('button', { name: 'Save' }).click();
  await expect(app.pictures).toHaveCount(3);
  expect(api.calls()[2]?.headers.authorization).toBe(bearer);
});

test('what looks like the address of a token gets none, and is shown as what it is', async ({ page }) => {
  // Not the fixture: strangers are asked here, by the test's own will.
  const app = new Proofsheet(page);
  await app.open();
  await page.evaluate((token) => {
    const origin = 'https://router.huggingface.co';
    const lookAlikes = [
      'https://router.huggingface.co.evil.example',
      'https://router.huggingface.co:444',
      'https://routér.huggingface.co',
      'http://127.0.0.1:9/router.huggingface.co',
    ];
    const own = lookAlikes.map((url, index) => ({
      id: `e${index}`,
      name: `E${index}`,
      api: 'inference-api',
      baseUrl: url,
    }));
    const entries = own.map(({ id }) => ({ endpoint: id, origin, token, addedAt: Date.now() }));
    localStorage.setItem('proofsheet.endpoints', JSON.stringify({ selected: 'e0', own }));
    localStorage.setItem('proofsheet.tokens', JSON.stringify(entries));
  }, canary);
  const sent: Record<string, string>[] = [];
  await page.route(/evil|:444|xn--|:9\//, (route) => {
    sent.push(route.request().headers());
    return route.abort();
  });
  await page.reload();
  await page.getByRole('button', { name: /^Endpoint:/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Endpoints' });
  await expect(dialog).toContainText('xn--routr-esa.huggingface.co');
  await page.keyboard.press('Escape');
  for (const index of [0, 1, 2, 3]) {
    await page.getByRole('button', { name: /^Endpoint:/ }).click();
    await dialog.getByRole('radio', { name: `E${index}` }).check();
    await page.keyboard.press('Escape');
    await app.generate(prompt);
    await expect(app.job('failed')).toHaveCount(index + 1);
  }
  expect(sent.length).toBeGreaterThanOrEqual(4);
  expect(JSON.stringify(sent)).not.toMatch(/authorization|CANARY/i);
});
