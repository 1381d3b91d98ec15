import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { expect, Proofsheet, test } from './fixtures.ts';
import { held } from './server/answer.ts';
import { failure, picture } from './server/answers.ts';
import { showIn } from './show-in.ts';

const prompt = 'A lighthouse in a storm at night';

class Sheet {
  readonly app: Proofsheet;
  readonly builder: Locator;
  readonly grid: Locator;
  readonly region: Locator;

  constructor(app: Proofsheet) {
    this.app = app;
    this.builder = app.page.getByRole('dialog', { name: 'Sweep', exact: true });
    this.region = app.page.getByRole('region', { name: 'Sheet' });
    this.grid = this.region.getByRole('grid');
  }

  /** Opens the builder and types the values of up to three axes: `{ 'Guidance scale': '3, 5' }`. */
  async define(axes: Record<string, string>): Promise<void> {
    await this.app.field('Prompt').fill(prompt);
    await this.app.form.getByRole('button', { name: 'Sweep…' }).click();
    for (const [index, [field, values]] of Object.entries(axes).entries()) {
      const name = ['X', 'Y', 'Z'][index];
      if (index > 0) await this.builder.getByRole('button', { name: `Add axis ${name}` }).click();
      await this.builder.getByRole('combobox', { name: `${name}: parameter` }).selectOption({ label: field });
      await this.builder.getByRole('textbox', { name: `${name}: values` }).fill(values);
    }
  }

  async press(name: string | RegExp): Promise<void> {
    await this.app.page.getByRole('button', { name }).click();
  }

  cell(name: string): Locator {
    return this.grid.getByRole('gridcell', { name, exact: true });
  }

  get pictures(): Locator {
    return this.grid.getByRole('button', { name: /^Open picture/ });
  }
}

const recipesSent = (calls: readonly { json: unknown }[]) => calls.map(({ json }) => JSON.stringify(json));

test('three actions make a row of pictures, each of its own value and all of one seed', async ({ app, api, page }) => {
  await app.openWith(api);
  const sheet = new Sheet(app);
  await app.field('Prompt').fill(prompt);
  await sheet.press('Sweep…');
  await expect(sheet.builder.getByRole('textbox', { name: 'X: values' })).toBeFocused();
  await page.keyboard.type('3-7 (+2)');
  await expect(sheet.builder.getByRole('status', { name: 'Pictures of the sweep' })).toHaveText('3 pictures');
  await page.keyboard.press('Control+Enter');
  await expect(sheet.pictures).toHaveCount(3);
  expect(api.calls().map(({ json }) => json)).toMatchObject(
    [3, 5, 7].map((guidance_scale) => ({ inputs: prompt, parameters: { guidance_scale } })),
  );
  expect(new Set(api.calls().map(({ bodyText }) => /"seed":(\d+)/.exec(bodyText)?.[1])).size).toBe(1);
  await sheet
    .cell('guidance 5')
    .getByRole('button', { name: /^Open picture/ })
    .click();
  await expect(app.detail('Guidance scale')).toHaveText('5');

  await page.reload();
  await app.gallery.getByRole('button', { name: 'Sheet' }).click();
  await expect(sheet.region.getByText('3 of 3')).toBeVisible();
  expect(api.calls()).toHaveLength(3);
});

test('a mistake in the form is said there, and one in the values at its axis', async ({ app }) => {
  await app.open();
  const sheet = new Sheet(app);
  await sheet.press('Sweep…');
  await expect(app.field('Prompt')).toHaveAccessibleDescription(/^Prompt:/);
  await expect(sheet.builder).toBeHidden();
  await sheet.define({ 'Inference steps': '12, 0.5' });
  await expect(
    sheet.builder.getByText(/steps/i).and(sheet.builder.locator('p.text-danger-text, .text-danger-text p')),
  ).not.toHaveCount(0);
  await expect(sheet.builder.getByRole('button', { name: /^Run \d+ pictures?/ })).toBeDisabled();
});

test('300 different pictures survive a reload in the middle, and nothing is sent by itself', async ({
  app,
  api,
  page,
}) => {
  test.setTimeout(180_000);
  const pause = held(picture({ width: 8, height: 8 }));
  api.answer(...Array.from({ length: 120 }, () => picture({ width: 8, height: 8 })), pause.answer, pause.answer);
  api.otherwise(picture({ width: 8, height: 8 }));
  await app.openWith(api);
  const sheet = new Sheet(app);
  await sheet.define({ 'Guidance scale': '1-10', 'Inference steps': '10-100 (+10)', Seed: '1, 2, 3' });
  await sheet.press(/^Run 300 pictures/);
  await api.received(122);
  await expect(sheet.region.getByText(/^120 of 300/)).toBeVisible({ timeout: 60_000 });
  await page.reload();
  await app.gallery.getByRole('button', { name: 'Sheet' }).click();
  await expect(sheet.region.getByText(/^120 of 300/)).toBeVisible();
  expect(api.calls()).toHaveLength(122);
  await sheet.press('Continue: run the 180 missing');
  await expect(sheet.region.getByText('300 of 300')).toBeVisible({ timeout: 90_000 });

  const expected = [1, 2, 3].flatMap((seed) =>
    Array.from({ length: 100 }, (_, index) => `${seed} ${(index % 10) + 1} ${(Math.floor(index / 10) + 1) * 10}`),
  );
  const pictures: unknown[] = await app.stored('pictures');
  const made = pictures.map((row) => {
    const { seed, guidance_scale, num_inference_steps } = parametersOf(JSON.stringify(row));
    return `${seed} ${guidance_scale} ${num_inference_steps}`;
  });
  expect(made.toSorted()).toEqual(expected.toSorted());
  // The two that were under way when the page went were sent twice, by a press; nothing else was.
  expect(api.calls()).toHaveLength(302);
  expect(new Set(recipesSent(api.calls())).size).toBe(300);
});

test('a failed cell says why and is tried again in its place', async ({ app, api, page }) => {
  api.answer(picture(), failure(400, 'Steps: at most 50'));
  await app.openWith(api);
  const sheet = new Sheet(app);
  await sheet.define({ 'Inference steps': '20, 60' });
  await sheet.press(/^Run 2 pictures/);
  const failed = sheet.grid.getByRole('group', { name: /^Failed at/ });
  await failed.getByRole('button', { name: 'Why?' }).click();
  const why = page.getByRole('dialog', { name: /^Failed at/ });
  await expect(why).toContainText('Steps: at most 50');
  await why.getByRole('button', { name: 'Close' }).click();
  await failed.getByRole('button', { name: 'Try again' }).click();
  await expect(sheet.pictures).toHaveCount(2);
  const [, second, third, ...more] = api.calls();
  expect(third?.bodyText).toBe(second?.bodyText);
  expect(more).toEqual([]);
});

test('a value added later runs only what is missing, and so does a column', async ({ app, api, page }) => {
  await app.openWith(api);
  const sheet = new Sheet(app);
  await sheet.define({ 'Guidance scale': '3, 5', 'Inference steps': '10, 20' });
  await sheet.press('Only lay out the sheet');
  await expect(sheet.grid).toBeVisible();
  expect(api.calls()).toHaveLength(0);
  await sheet.press('Run guidance 5: 2 missing');
  await expect(sheet.pictures).toHaveCount(2);
  await sheet.press('Add a value to guidance');
  await page.keyboard.type('9');
  await page.keyboard.press('Enter');
  await expect(sheet.grid.getByRole('columnheader')).toHaveCount(3);
  await sheet.press('Run 4 missing');
  await expect(sheet.pictures).toHaveCount(6);
  expect(api.calls()).toHaveLength(6);
  expect(new Set(recipesSent(api.calls())).size).toBe(6);
});

test('a link carries the sweep, and opening it sends nothing', async ({ app, api, page, context }) => {
  await app.openWith(api);
  const sheet = new Sheet(app);
  await sheet.define({ 'Guidance scale': '3-7 (+2)', Scheduler: 'DDIMScheduler, unset' });
  await sheet.press('Only lay out the sheet');
  await sheet.press('Copy link');
  await expect(app.notice).toContainText('Link copied');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = new Proofsheet(await context.newPage());
  await other.open(new URL(link).hash);
  const there = new Sheet(other);
  await expect(there.builder.getByRole('textbox', { name: 'X: values' })).toHaveValue('3-7 (+2)');
  await expect(there.builder.getByRole('status', { name: 'Pictures of the sweep' })).toContainText('= 6 pictures');
  expect(api.calls()).toHaveLength(0);
  await there.press(/^Run 6 pictures/);
  await expect(there.pictures).toHaveCount(6);
  expect(api.calls().every(({ bodyText }) => bodyText.includes(prompt))).toBe(true);
});

test('what another tab is at is not ordered here as well, and is offered once that tab is gone', async ({
  app,
  api,
  context,
}) => {
  const slow = held(picture());
  api.otherwise(slow.answer);
  await app.openWith(api);
  const sheet = new Sheet(app);
  await sheet.define({ 'Inference steps': '10, 20, 30' });
  await sheet.press(/^Run 3 pictures/);
  await api.received(2);
  const other = new Proofsheet(await context.newPage());
  await other.open();
  await other.page.getByRole('button', { name: 'Sweeps' }).click();
  await other.page.getByRole('region', { name: 'Sweeps' }).getByRole('button').click();
  const there = new Sheet(other);
  await expect(there.grid.getByText('Under way in another tab')).toHaveCount(3);
  await expect(there.region.getByRole('button', { name: /missing/ })).toHaveCount(0);
  await app.page.close();
  await expect(there.region.getByRole('button', { name: 'Continue: run the 3 missing' })).toBeVisible();
  expect(api.calls()).toHaveLength(2);
});

test('a sheet beyond the limit asks first; a no leaves it laid out and sends nothing', async ({ app, api, page }) => {
  await app.openWith(api, { price: '2' });
  const sheet = new Sheet(app);
  await sheet.define({ 'Inference steps': '10, 20, 30' });
  await sheet.press(/^Run 3 pictures/);
  const question = page.getByRole('dialog', { name: 'Generate 3 pictures?' });
  await expect(question).toContainText('about $6');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(sheet.region.getByText('0 of 3')).toBeVisible();
  expect(api.calls()).toHaveLength(0);
  await sheet.press('Run 3 missing');
  await question.getByRole('button', { name: 'Generate 3 pictures' }).click();
  await expect(sheet.pictures).toHaveCount(3);
});

test('the sheet is walked by keyboard, looks good to axe, and is exported and deleted', async ({ app, page }) => {
  test.setTimeout(90_000);
  await app.open();
  const sheet = new Sheet(app);
  await sheet.define({ 'Guidance scale': '3, SKIP:5, 7', 'Inference steps': '8, 12' });
  await sheet.press(/^Run 4 pictures/);
  await expect(sheet.pictures).toHaveCount(4);
  await sheet.cell('guidance 3, steps 8').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(sheet.cell('guidance 7, steps 12')).toBeFocused();
  await expect(app.detail('Guidance scale')).toHaveText('7');
  await expect(app.detail('Inference steps')).toHaveText('12');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  for (const colorScheme of ['dark', 'light'] as const) {
    await showIn(page, colorScheme);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  }
  for (const [name, begins] of [
    ['Export PNG', '\x89PNG'],
    ['Export HTML', '<!doctype html>'],
  ] as const) {
    const [download] = await Promise.all([page.waitForEvent('download'), sheet.press(name)]);
    const bytes = await readFile(await download.path());
    expect(bytes.toString('latin1', 0, begins.length).toLowerCase()).toBe(begins.toLowerCase());
  }
  await sheet.press('Delete sheet');
  await expect(app.notice).toContainText('its pictures stay');
  await page.getByRole('radio', { name: 'All' }).click();
  await expect(app.pictures).toHaveCount(4);
});

/** The parameters of a stored picture, by the names of the API. */
function parametersOf(row: string): Record<string, number> {
  const { recipe } = JSON.parse(row);
  return { seed: recipe.seed, guidance_scale: recipe.guidanceScale, num_inference_steps: recipe.steps };
}
