import { expect, type Proofsheet, test } from './fixtures.ts';

const documented = { name: 'Scripted', api: 'Inference API (as documented)' } as const;
const settings = {
  Model: 'acme/painter',
  Prompt: 'A fox',
  Width: '640',
  Height: '480',
  'Guidance scale': '3.5',
  Seed: '7',
};
const other = {
  Model: 'acme/other',
  Prompt: 'A hen',
  Width: '64',
  Height: '64',
  'Guidance scale': '9',
  'Inference steps': '5',
};
const isLocked = (app: Proofsheet, locked: boolean) =>
  expect(app.form.getByRole('button', { name: 'Lock seed' })).toHaveAttribute('aria-pressed', String(locked));

async function expectFields(app: Proofsheet, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await expect(app.field(name)).toHaveValue(value);
}

/** A picture with the seed 7 is selected, and the form holds something else by now. */
test.beforeEach(async ({ app, api }) => {
  await app.open(
    '#model=acme/painter&prompt=A+fox&negative_prompt=blur&width=640&height=480&guidance_scale=3.5&seed=7',
  );
  await app.addEndpoint({ ...documented, baseUrl: api.url });
  await app.form.getByRole('switch', { name: 'Wait for model' }).check();
  await app.generate();
  await app.select('1·1');
  await app.open('#model=acme/other&prompt=A+hen&width=64&height=64&guidance_scale=9&num_inference_steps=5');
  await expect(app.field('Prompt')).toHaveValue('A hen');
});

test('Use settings puts everything that made the picture into the form, and Undo takes it out', async ({ app }) => {
  await app.action('Use settings').click();
  await expectFields(app, { ...settings, 'Inference steps': '' });
  await expect(app.form.getByRole('button', { name: 'Remove blur' })).toBeVisible();
  await expect(app.form.getByRole('switch', { name: 'Wait for model' })).toBeChecked();
  await isLocked(app, true);
  await app.notice.getByRole('button', { name: 'Undo' }).click();
  await expectFields(app, other);
  await isLocked(app, false);
});

test('Use all but the seed leaves the seed to chance', async ({ app, api }) => {
  await app.action('Use all but the seed').click();
  await expectFields(app, { ...settings, Seed: '', 'Inference steps': '' });
  await isLocked(app, false);
  await app.generate();
  await api.received(2);
  expect(api.calls()[1]?.json).not.toMatchObject({ parameters: { seed: 7 } });
});

test('Lock this seed holds the seed and keeps the rest of the form', async ({ app }) => {
  await app.field('Images').fill('3');
  await app.action('Lock this seed').click();
  await expectFields(app, { ...other, Seed: '7', Images: '3' });
  await isLocked(app, true);
});

test('Rerun repeats the very request with the cache off, at the endpoint it went to', async ({ app, api, page }) => {
  await page.getByRole('button', { name: /^Endpoint/ }).click();
  await page.getByRole('radio', { name: 'Built-in demo' }).check();
  await page.keyboard.press('Escape');
  await app.action('Rerun').click();
  await expect(app.picture('2·1')).toBeVisible();
  const [first, again] = api.calls();
  expect(again?.bodyText).toBe(first?.bodyText);
  expect(again?.path).toBe(first?.path);
  expect(again?.headers).toMatchObject({ 'x-use-cache': 'false', 'x-wait-for-model': 'true' });
  expect(first?.headers).not.toHaveProperty('x-use-cache');
  await expectFields(app, other);
});

test('Rerun and Verify send nothing to an address that is no endpoint of the designer', async ({ app, api, page }) => {
  await page.getByRole('button', { name: /^Endpoint/ }).click();
  await page.getByRole('button', { name: 'Remove endpoint Scripted' }).click();
  await page.keyboard.press('Escape');
  await expect(app.action('Verify')).toBeDisabled();
  await expect(app.action('Verify')).toHaveAttribute('title', /is not among your endpoints/);
  await app.action('Rerun').click();
  await expect(app.notice).toContainText('so it goes to “Built-in demo”');
  await expect(app.picture('2·1')).toBeVisible();
  expect(api.calls()).toHaveLength(1);
});

test('Delete is undoable, and an undone picture is whole', async ({ app }) => {
  const before = await app.download();
  await app.action('Delete').click();
  await expect(app.pictures).toHaveCount(0);
  await expect(app.notice).toContainText('Picture 1·1 deleted');
  await app.notice.getByRole('button', { name: 'Undo' }).click();
  await app.select('1·1');
  expect((await app.download()).bytes.equals(before.bytes)).toBe(true);
});

test('the code is the request in three languages, never the token, and Copy code takes it along', async ({
  app,
  api,
  page,
}) => {
  await app.addEndpoint({ ...documented, name: 'With a token', baseUrl: api.url, token: 'hf_testtesttesttest' });
  await app.generate();
  await app.select('2·1');
  const panel = app.details.getByRole('tabpanel');
  for (const [language, words] of [
    ['Python', 'requests.post('],
    ['JavaScript', 'await fetch('],
    ['cURL', 'curl --fail-with-body'],
  ] as const) {
    await app.details.getByRole('tab', { name: language }).click();
    for (const part of [words, `${api.url}/models/acme/other`, 'num_inference_steps', 'HF_TOKEN', 'A hen'])
      await expect(panel).toContainText(part);
    await expect(panel).not.toContainText('hf_test');
    await app.action('Copy code').click();
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(copied).toBe(await panel.textContent());
  }
});
