import type { Locator } from '@playwright/test';
import { expect, Proofsheet, test } from './fixtures.ts';
import { held } from './server/answer.ts';
import { failure, picture } from './server/answers.ts';
import { silence } from './server/faults.ts';
import { startScriptedApi } from './server/scripted-api.ts';

const prompt = { Prompt: 'A lighthouse in a storm at night' };

const spentIn = (app: Proofsheet) => app.page.getByRole('button', { name: /^Costs/ });
const question = (app: Proofsheet) => app.page.getByRole('dialog', { name: /^Generate/ });
const budgetNote = (app: Proofsheet) => app.page.getByRole('region', { name: 'Session budget' });

/** Opens the dialog `Costs`, sets limits by their labels and saves them. */
async function setLimits(app: Proofsheet, limits: Record<string, string>): Promise<void> {
  await spentIn(app).click();
  const dialog = app.page.getByRole('dialog', { name: 'Costs' });
  for (const [label, value] of Object.entries(limits)) await dialog.getByLabel(label).fill(value);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
}

/** Expects what the dialog `Costs` says of the endpoint of the test, in this session and in all. */
async function expectCosts(app: Proofsheet, session: string, inAll = session): Promise<void> {
  await spentIn(app).click();
  const dialog = app.page.getByRole('dialog', { name: 'Costs' });
  const cells = dialog.getByRole('row').filter({ hasText: 'Test server' }).getByRole('cell');
  await expect(cells).toHaveText([session, inAll], { useInnerText: true });
  await dialog.getByRole('button', { name: 'Close' }).click();
}

test('a price is checked, kept as typed until it is one, and can be changed and taken away', async ({
  app,
  api,
  page,
}) => {
  await app.openWith(api, { price: '0.04' });
  await page.getByRole('button', { name: /^Endpoint/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Endpoints' });
  const price = dialog.getByRole('textbox', { name: 'Price' });
  const save = dialog.getByRole('button', { name: 'Save' });
  await dialog.getByRole('button', { name: 'Edit Test server' }).click();
  await expect(price).toHaveValue('0.04');
  for (const wrong of ['4 cents', '0,04', '-1', '1001']) {
    await price.fill(wrong);
    await save.click();
    await expect(price).toHaveAccessibleDescription('Price: a number such as 0.04, at most 1000');
    await expect(price).toHaveValue(wrong);
  }
  await price.fill('0.002');
  await dialog.getByRole('combobox', { name: 'Charged' }).selectOption('per second');
  await save.click();
  await expect(app.form.getByText('cost known after the first picture')).toBeVisible();

  await page.getByRole('button', { name: /^Endpoint/ }).click();
  await dialog.getByRole('button', { name: 'Edit Test server' }).click();
  await expect(dialog.getByRole('combobox', { name: 'Charged' })).toHaveValue('second');
  await price.fill('');
  await save.click();
  await expect(dialog).toBeHidden();
  await expect(app.form.getByText('cost known')).toBeHidden();
  await expect(spentIn(app)).toBeHidden();
});

test('beside Generate stands what the run will take: money at once, time once a picture was made', async ({
  app,
  api,
}) => {
  await app.openWith(api, { price: '0.04' });
  await expect(app.form.getByText('about $0.04', { exact: true })).toBeVisible();
  await app.field('Images').fill('3');
  await expect(app.form.getByText('about $0.12', { exact: true })).toBeVisible();
  await app.generate({ ...prompt, Images: '1' });
  await expect(app.pictures).toHaveCount(1);
  await expect(app.form.getByText(/^about \$0\.04 · \d s$/)).toBeVisible();
  await app.field('Images').fill('0');
  await expect(app.form.getByText(/^about/)).toBeHidden();
});

test('a picture that came is paid: said at the top, at the picture, after a reload and in another tab', async ({
  app,
  api,
  page,
  context,
}) => {
  await app.openWith(api, { price: '0.04' });
  await expect(spentIn(app)).toHaveAccessibleName('Costs: $0 spent in this session');
  await app.generate({ ...prompt, Images: '2' });
  await expect(app.pictures).toHaveCount(2);
  await expect(spentIn(app)).toHaveAccessibleName('Costs: $0.08 spent in this session');
  await expect(app.detail('Cost')).toHaveText('$0.04');

  const other = new Proofsheet(await context.newPage());
  await other.open();
  await expect(spentIn(other)).toHaveAccessibleName('Costs: $0.08 spent in this session');
  await app.generate({ Images: '1' });
  await expect(spentIn(other)).toHaveAccessibleName('Costs: $0.12 spent in this session');
  await other.page.close();
  await page.reload();
  await expectCosts(app, '$0.12');

  await spentIn(app).click();
  const dialog = page.getByRole('dialog', { name: 'Costs' });
  await dialog.getByRole('button', { name: 'Start a new session' }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expectCosts(app, '$0', '$0.12');
});

test('a refusal costs nothing, a failure perhaps; what a reload interrupted, and what was cancelled, perhaps too', async ({
  app,
  api,
  page,
}) => {
  api.answer(failure(400, 'Steps: at most 50'), failure(500, 'unknown error'), silence(), silence());
  await app.openWith(api, { price: '0.04' });
  await app.generate(prompt);
  await expect(app.job('failed. The server refused')).toBeVisible();
  await expect.poll(() => app.stored('costs')).toEqual([]);

  await app.generate();
  await expect(app.job('failed. The server failed')).toBeVisible();
  await expect(spentIn(app)).toHaveAccessibleName('Costs: $0.04 spent in this session');

  await app.generate();
  await api.received(3);
  await expectCosts(app, '$0.04 $0.04 perhaps $0.04 under way');
  await app.job('Generating').getByRole('button', { name: 'Cancel' }).click();
  await expect(spentIn(app)).toHaveAccessibleName('Costs: $0.08 spent in this session');

  await app.generate();
  await api.received(4);
  await page.reload();
  await expect(spentIn(app)).toHaveAccessibleName('Costs: $0.12 spent in this session');
  // The picture that is asked for anew is paid as well; what was lost stays what it was.
  await app.job('failed. Interrupted').getByRole('button', { name: 'Try again' }).click();
  await expect(app.pictures).toHaveCount(1);
  await expectCosts(app, '$0.16 $0.12 perhaps');
});

test('a request that is repeated because the server did no work is counted once', async ({ app, api }) => {
  api.answer(failure(503, { error: 'Model X is currently loading', estimated_time: 1 }));
  await app.openWith(api, { price: '0.04' });
  await app.generate(prompt);
  await expect(app.pictures).toHaveCount(1);
  expect(api.calls()).toHaveLength(2);
  await expectCosts(app, '$0.04');
});

test.describe('a run beyond a limit', () => {
  test('asks first; a stray Enter and Cancel send nothing and leave the form as it is', async ({ app, api, page }) => {
    await app.openWith(api, { price: '2' });
    await app.field('Prompt').fill(prompt.Prompt);
    await app.field('Images').fill('3');
    await page.keyboard.press('Control+Enter');
    await expect(question(app)).toContainText('about $6');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await expect(question(app)).toBeVisible();
    await question(app).getByRole('button', { name: 'Cancel' }).click();
    await expect(question(app)).toBeHidden();
    await expect(app.field('Seed')).toHaveValue('');
    await expect(app.field('Images')).toHaveValue('3');

    await app.field('Seed').fill('7');
    await page.keyboard.press('Control+Shift+Enter');
    await expect(question(app)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(question(app)).toBeHidden();
    await expect(app.field('Seed')).toHaveValue('7');
    expect(api.calls()).toEqual([]);

    await page.keyboard.press('Control+Shift+Enter');
    await question(app).getByRole('button', { name: 'Generate 3 pictures' }).click();
    await expect(app.pictures).toHaveCount(3);
    expect(api.calls()).toHaveLength(3);
    await app.select('1·1');
    await expect(app.detail('Seed')).toHaveText('7');
  });

  test('is one by its number of pictures too, also of the demo, which is never asked about for money', async ({
    app,
    api,
  }) => {
    await app.openWith(api, { price: '0.01' });
    await setLimits(app, { 'Ask before a run of more than': '2', 'Ask before a run that costs more than': '0' });
    await app.page.getByRole('button', { name: /^Endpoint/ }).click();
    await app.page.getByRole('radio', { name: 'Built-in demo' }).click();
    await app.page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await app.generate({ ...prompt, Images: '2', Width: '64', Height: '64', 'Inference steps': '1' });
    await expect(app.pictures).toHaveCount(2);
    await app.generate({ Images: '3' });
    await expect(question(app)).toBeVisible();
    await expect(question(app)).not.toContainText('Cost');
    await question(app).getByRole('button', { name: 'Generate 3 pictures' }).click();
    await expect(app.pictures).toHaveCount(5);
    expect(await app.stored('costs')).toEqual([]);
    await expect(app.detail('Cost')).toBeHidden();
  });
});

test('the demo has no costs: nothing of them is shown, asked or written down', async ({ app }) => {
  await app.open();
  await app.generate({ ...prompt, Images: '2', Width: '64', Height: '64', 'Inference steps': '1' });
  await expect(app.pictures).toHaveCount(2);
  await expect(app.form.getByText(/^about \d+ s$/)).toBeVisible();
  await expect(spentIn(app)).toBeHidden();
  expect(await app.stored('costs')).toEqual([]);
});

test.describe('the session budget', () => {
  const press = (note: Locator, name: string | RegExp) => note.getByRole('button', { name }).click();

  test('pauses what it has no room for, and goes on when it is raised, and without one', async ({ app, api }) => {
    await app.openWith(api, { price: '1' });
    await setLimits(app, { 'Session budget': '1' });
    await app.generate({ ...prompt, Images: '5' });
    await expect(app.pictures).toHaveCount(1);
    await expect(app.job('Paused, the session budget is reached')).toHaveCount(4);
    await expect(budgetNote(app)).toContainText('$1 spent · 4 pictures wait');
    expect(api.calls()).toHaveLength(1);

    await press(budgetNote(app), 'Raise to $2');
    await expect(app.pictures).toHaveCount(2);
    await expect(app.job('Paused')).toHaveCount(3);
    expect(api.calls()).toHaveLength(2);

    await press(budgetNote(app), 'Go on without a budget');
    await expect(app.pictures).toHaveCount(5);
    await expect(budgetNote(app)).toBeHidden();
    expect(api.calls()).toHaveLength(5);
  });

  test('stops no endpoint without a price, and what waits can be cancelled', async ({ app, api }) => {
    const free = await startScriptedApi();
    await app.openWith(free, { name: 'Free' });
    await app.addEndpoint({ name: 'Paid', api: 'Inference API (as documented)', baseUrl: api.url, price: '1' });
    await setLimits(app, { 'Session budget': '0' });
    await app.generate({ ...prompt, Images: '3' });
    await expect(app.job('Paused')).toHaveCount(3);
    await app.page.getByRole('button', { name: /^Endpoint/ }).click();
    await app.page.getByRole('radio', { name: 'Free' }).check();
    await app.page.keyboard.press('Escape');
    await app.generate({ Images: '2' });
    await expect(app.pictures).toHaveCount(2);
    await expect(app.job('Paused')).toHaveCount(3);
    await press(budgetNote(app), 'Cancel the rest');
    await expect(app.jobs).toHaveCount(0);
    await expect(budgetNote(app)).toBeHidden();
    expect(api.calls()).toEqual([]);
    await free.close();
  });

  test('leaves what waits to the next page as jobs that cost nothing', async ({ app, api, page }) => {
    await app.openWith(api, { price: '1' });
    await setLimits(app, { 'Session budget': '0.5' });
    await app.generate({ ...prompt, Images: '3' });
    await expect(app.job('Paused')).toHaveCount(3);
    await page.reload();
    await expect(app.jobs.filter({ hasText: 'it cost nothing' })).toHaveCount(3);
    expect(api.calls()).toEqual([]);
    await expect(spentIn(app)).toHaveAccessibleName('Costs: $0 spent in this session');
  });

  test('is one for all tabs: what another tab has under way counts, and what it does not need is free again', async ({
    app,
    api,
    context,
  }) => {
    const refusal = held(failure(400, 'no'));
    api.answer(refusal.answer);
    await app.openWith(api, { price: '1' });
    await setLimits(app, { 'Session budget': '1' });
    await app.generate(prompt);
    await api.received(1);

    const other = new Proofsheet(await context.newPage());
    await other.open();
    await other.generate(prompt);
    await expect(other.job('Paused')).toHaveCount(1);
    await expect(budgetNote(other)).toContainText('$0 spent, $1 under way · 1 picture waits');
    expect(api.calls()).toHaveLength(1);
    refusal.release();
    await expect(other.pictures).toHaveCount(1);
    expect(api.calls()).toHaveLength(2);
  });
});

test('a price per second is what the time of a picture comes to', async ({ app, api, page }) => {
  const slow = held(picture());
  api.answer(slow.answer);
  await app.openWith(api);
  await page.getByRole('button', { name: /^Endpoint/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Endpoints' });
  await dialog.getByRole('button', { name: 'Edit Test server' }).click();
  await dialog.getByText('More', { exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Price' }).fill('1');
  await dialog.getByRole('combobox', { name: 'Charged' }).selectOption('per second');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await app.generate(prompt);
  await expect(app.job('Generating, 2 s$')).toBeVisible();
  slow.release();
  await expect(app.detail('Cost')).toHaveText(/^\$[1-9]\d*(\.\d\d)?$/);
  const took = Number.parseFloat(await app.detail('Took').innerText());
  const cost = Number((await app.detail('Cost').innerText()).replace('$', ''));
  expect(Math.abs(cost - took)).toBeLessThan(0.011);
  await app.field('Images').fill('2');
  await expect(app.form.getByText(/^about \$\d+(\.\d\d)? · \d+ s$/)).toBeVisible();
});
