import { readFile } from 'node:fs/promises';
import { expect, type Proofsheet, test } from './fixtures.ts';

const dialogOf = (app: Proofsheet) => app.page.getByRole('dialog', { name: 'Prompt history' });

/** Sends prompts one after the other, each a run of its own. */
async function send(app: Proofsheet, ...prompts: string[]): Promise<void> {
  for (const Prompt of prompts) await app.generate({ Prompt });
  await expect(app.pictures).toHaveCount(prompts.length);
}

/** The ways to the history stand beside the prompt as soon as it listens. */
async function openListening(app: Proofsheet): Promise<void> {
  await app.open();
  await expect(app.form.getByRole('button', { name: 'History' })).toBeVisible();
}

test('Alt and arrows walk through the prompts and come back to the unsent text, over a reload too', async ({
  app,
  page,
}) => {
  await openListening(app);
  await send(app, 'a fox', 'an owl', 'a heron\nat dusk');
  const prompt = app.field('Prompt');
  await prompt.fill('half a tho');
  await prompt.press('Alt+ArrowUp');
  await expect(prompt).toHaveValue('a heron\nat dusk');
  await expect(app.form.getByText('1 of 3')).toBeVisible();
  await prompt.press('Alt+ArrowUp');
  await expect(prompt).toHaveValue('an owl');
  expect(await prompt.evaluate((field: HTMLTextAreaElement) => field.selectionStart)).toBe('an owl'.length);

  await page.reload();
  await expect(prompt).toHaveValue('an owl');
  await expect(app.form.getByRole('button', { name: 'History' })).toBeVisible();
  await prompt.press('Alt+ArrowDown');
  await prompt.press('Alt+ArrowDown');
  await expect(prompt).toHaveValue('half a tho');
  await expect(app.form.getByText('not sent yet')).toBeVisible();
  await prompt.pressSequentially('ught');
  await expect(app.form.getByText('not sent yet')).toBeHidden();

  // What was walked to is what is sent.
  await prompt.press('Alt+ArrowUp');
  await app.generateButton.click();
  await expect(app.pictures).toHaveCount(4);
  const runs = await app.stored('runs');
  expect(runs.at(-1)).toMatchObject({ recipe: { prompt: 'a heron\nat dusk' } });
});

test('the history finds a prompt by its words and puts it into the form, one Undo away', async ({ app, page }) => {
  await openListening(app);
  await app.field('Negative prompt').fill('blur,');
  await send(app, 'a red fox in snow', 'a red fox in rain', 'an owl');
  await app.field('Prompt').fill('a red fox in fog');
  await app.field('Prompt').blur();
  await page.keyboard.press('h');
  const dialog = dialogOf(app);
  await expect(dialog.getByRole('article')).toHaveCount(3);
  await expect(dialog.getByRole('status')).toHaveText('3 prompts');

  await page.keyboard.type('SNOW fox blur');
  const entry = dialog.getByRole('article', { name: 'a red fox in snow' });
  await expect(dialog.getByRole('article')).toHaveCount(1);
  await expect(entry.locator('mark')).toHaveText(['fox', 'snow']);
  await expect(entry.getByText('prompt “fog” → “snow”')).toBeVisible();
  await expect(entry.getByRole('img', { includeHidden: true })).toBeVisible();

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(app.field('Prompt')).toHaveValue('a red fox in snow');
  await expect(app.notice).toContainText('The prompt of run 1 is in the form.');
  await app.notice.getByRole('button', { name: 'Undo' }).click();
  await expect(app.field('Prompt')).toHaveValue('a red fox in fog');
});

test('all settings of a run come back, and its prompts leave as text', async ({ app }) => {
  await openListening(app);
  await app.generate({ Prompt: 'a fox', 'Inference steps': '4', Width: '256', Height: '320' });
  await expect(app.pictures).toHaveCount(1);
  const seed = await app.field('Seed').inputValue();
  await app.generate({ Prompt: 'an owl', 'Inference steps': '6' });
  await expect(app.pictures).toHaveCount(2);
  await app.form.getByRole('button', { name: 'History' }).click();
  const dialog = dialogOf(app);

  await dialog.getByRole('button', { name: 'Copy all' }).click();
  await expect(dialog.getByRole('status')).toHaveText('2 prompts copied.');
  expect(await app.page.evaluate(() => navigator.clipboard.readText())).toBe('an owl\n\na fox\n');
  const [download] = await Promise.all([
    app.page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save as text' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toBe('an owl\n\na fox\n');

  await dialog.getByRole('article', { name: 'a fox' }).getByRole('button', { name: 'Use all settings' }).click();
  await expect(app.field('Prompt')).toHaveValue('a fox');
  await expect(app.field('Inference steps')).toHaveValue('4');
  await expect(app.field('Height')).toHaveValue('320');
  await expect(app.field('Seed')).toHaveValue(seed);
  await expect(app.form.getByRole('button', { name: 'Lock seed' })).toHaveAttribute('aria-pressed', 'true');
});

test('twenty-five thousand runs open, are searched and walked', async ({ app, page }) => {
  await app.open();
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('proofsheet');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction('runs', 'readwrite');
    for (let index = 0; index < 25_000; index++) {
      transaction.objectStore('runs').add({
        id: `run${String(index).padStart(9, '0')}`,
        createdAt: 1_700_000_000_000 + index,
        frames: 1,
        recipe: { model: 'a/b', prompt: `a lighthouse, version ${index}`, seed: 1 },
        options: { useCache: true, waitForModel: false },
        endpoint: { id: 'demo', name: 'Built-in demo', api: 'inference-api', baseUrl: 'https://demo.invalid' },
      });
    }
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    database.close();
  });
  await page.reload();
  await expect(app.form.getByRole('button', { name: 'History' })).toBeVisible();
  await app.field('Prompt').press('Alt+ArrowUp');
  await expect(app.form.getByText('1 of 25000')).toBeVisible();
  await app.form.getByRole('button', { name: 'History' }).click();
  const dialog = dialogOf(app);
  await expect(dialog.getByRole('status')).toHaveText('25,000 prompts');
  expect(await dialog.getByRole('article').count()).toBeLessThan(40);
  await page.keyboard.type('version 12345');
  await expect(dialog.getByRole('article', { name: 'a lighthouse, version 12345' })).toBeVisible();
  await expect(dialog.getByRole('status')).toHaveText('1 of 25,000 prompts');
});
