import { expect, Proofsheet, test } from './fixtures.ts';

const typed = {
  Model: 'acme/half-',
  Prompt: 'A fox\n  in two lines',
  Width: '5',
  Height: '512',
  'Guidance scale': '-3',
  'Inference steps': '0',
  Scheduler: 'Eul',
  Seed: '12x',
  Images: '0',
};

async function expectAllTyped(app: Proofsheet): Promise<void> {
  for (const [name, value] of Object.entries(typed)) await expect(app.field(name)).toHaveValue(value);
  await expect(app.form.getByRole('button', { name: 'Remove blur' })).toBeVisible();
  await expect(app.form.getByRole('button', { name: 'Lock seed' })).toHaveAttribute('aria-pressed', 'true');
  await expect(app.form.getByRole('switch', { name: 'Use cache' })).not.toBeChecked();
  await expect(app.form.getByRole('switch', { name: 'Wait for model' })).toBeChecked();
}

test('a reload keeps every field, half-typed ones too, and a new tab starts with the latest draft', async ({
  app,
  page,
  context,
}) => {
  await app.open();
  await app.form.getByRole('button', { name: 'Lock seed' }).click();
  for (const [name, value] of Object.entries(typed)) await app.field(name).fill(value);
  await app.field('Negative prompt').fill('blur,');
  await app.form.getByRole('switch', { name: 'Use cache' }).uncheck();
  await app.form.getByRole('switch', { name: 'Wait for model' }).check();
  await page.reload();
  await expectAllTyped(app);

  const other = new Proofsheet(await context.newPage());
  await other.open();
  await expectAllTyped(other);
});

test('each tab keeps its own draft over a reload', async ({ app, page, context }) => {
  await app.open();
  await app.field('Prompt').fill('The first tab');
  const other = new Proofsheet(await context.newPage());
  await other.open();
  await other.field('Prompt').fill('The second tab');
  await page.reload();
  await expect(app.field('Prompt')).toHaveValue('The first tab');
});

test('a negative prompt that is still being typed survives a reload', async ({ app, page }) => {
  await app.open();
  await app.field('Negative prompt').pressSequentially('low qual');
  await page.reload();
  await expect(app.form.getByRole('button', { name: 'Remove low qual' })).toBeVisible();
});

test('a prompt typed before the app has arrived is kept, with its caret', async ({ app, page }) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/assets\/index-[^/]+\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toBeFocused();
  await page.keyboard.type('A fox at dusk');
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowLeft');
  release();
  await expect(app.form).toBeVisible();
  await expect(app.field('Prompt')).toBeFocused();
  await page.keyboard.type('red ');
  await expect(app.field('Prompt')).toHaveValue('A fox atred  dusk');
  await page.reload();
  await expect(app.field('Prompt')).toHaveValue('A fox atred  dusk');
});

test('Ctrl+Enter before the app has arrived generates once, for the text it was pressed for', async ({ app, page }) => {
  const release: (() => void)[] = [];
  await page.route(/\/assets\/index-[^/]+\.js$/, async (route) => {
    await new Promise<void>((resolve) => release.push(resolve));
    await route.continue();
  });
  const arrive = async () => {
    await expect.poll(() => release.length).toBe(1);
    release.pop()?.();
    await expect(app.form).toBeVisible();
  };
  await page.goto('/', { waitUntil: 'commit' });
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toBeFocused();
  await page.keyboard.type('A fox at dusk');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Control+Enter');
  await arrive();
  await expect(app.pictures).toHaveCount(1);
  await expect(app.picture('1·1').getByRole('img', { name: 'A fox at dusk' })).toBeVisible();

  // What was typed on is another text, and a press no person made is none.
  await page.reload({ waitUntil: 'commit' });
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type(' in the snow');
  await page.evaluate(() =>
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }),
    ),
  );
  await arrive();
  await expect(app.pictures).toHaveCount(1);
  await expect(app.field('Prompt')).toHaveValue('A fox at dusk in the snow');
  expect(await app.stored('runs')).toHaveLength(1);
});

test('the prompt of the last visit stands in the page before the app has arrived', async ({ app, page }) => {
  await app.open();
  await app.field('Prompt').fill('A fox at dusk');
  await page.route(/\/assets\/index-[^/]+\.js$/, (route) => route.abort());
  await page.reload({ waitUntil: 'commit' });
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue('A fox at dusk');
  await expect(app.form).toHaveCount(0);
});
