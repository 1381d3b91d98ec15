import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { expect, Proofsheet, test } from './fixtures.ts';
import { showIn } from './show-in.ts';

/** The dialog of presets, opened from the form. */
async function openPresets(app: Proofsheet) {
  await app.form.getByRole('button', { name: 'Presets' }).click();
  return app.page.getByRole('dialog', { name: 'Presets' });
}

/** Saves what the form holds under a name. */
async function savePreset(app: Proofsheet, name: string, prompt: string) {
  const dialog = await openPresets(app);
  await dialog.getByRole('button', { name: 'Save the form as a preset' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('checkbox', { name: 'Model', exact: true }).uncheck();
  await dialog.getByRole('textbox', { name: 'Prompt of the preset' }).fill(prompt);
  await dialog.getByRole('button', { name: 'Save preset' }).click();
  await expect(dialog.getByRole('status')).toContainText(`“${name}” is saved.`);
  return dialog;
}

const fileOf = (...presets: unknown[]) => JSON.stringify({ proofsheet: 'presets', version: 1, presets });

test('a part of the form is saved under a name and used round another prompt, one Undo away', async ({ app, page }) => {
  await app.open();
  await app.field('Prompt').fill('a fox');
  await app.field('Inference steps').fill('28');
  await app.field('Negative prompt').fill('blur,');
  const dialog = await savePreset(app, 'Film', '{prompt}, film grain');
  await expect(dialog.getByRole('listitem')).toHaveText(/Film.*\{prompt\}, film grain.*blur.*28/);
  await page.keyboard.press('Escape');

  await app.field('Prompt').fill('an owl');
  await app.field('Inference steps').fill('4');
  await app.field('Model').fill('acme/other');
  await page.reload();
  await (await openPresets(app)).getByRole('button', { name: 'Use Film' }).click();
  await expect(app.field('Prompt')).toHaveValue('an owl, film grain');
  await expect(app.field('Inference steps')).toHaveValue('28');
  await expect(app.field('Model')).toHaveValue('acme/other');
  await app.notice.getByRole('button', { name: 'Undo' }).click();
  await expect(app.field('Prompt')).toHaveValue('an owl');
  await expect(app.field('Inference steps')).toHaveValue('4');
});

test('a preset is renamed, takes the form’s values, goes, and comes back', async ({ app }) => {
  await app.open();
  await app.field('Prompt').fill('a fox');
  const dialog = await savePreset(app, 'Film', '{prompt}, film grain');
  await app.page.keyboard.press('Escape');
  await app.field('Prompt').fill('a heron');
  await openPresets(app);
  await dialog.getByRole('button', { name: 'Edit Film' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Prompt of the preset' })).toHaveValue('{prompt}, film grain');
  await dialog.getByRole('button', { name: 'Take the form’s values' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Heron');
  await dialog.getByRole('button', { name: 'Save preset' }).click();
  await expect(dialog.getByRole('listitem')).toHaveText(/^Heron.*a heron/);

  await dialog.getByRole('button', { name: 'Delete Heron' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(0);
  await dialog.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.getByRole('listitem')).toHaveText(/^Heron/);
});

test('presets leave as a file and come in from one, and a name that is taken asks', async ({ app, page }) => {
  await app.open();
  await app.field('Prompt').fill('a fox');
  const dialog = await savePreset(app, 'Film', '{prompt}, film grain');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export all' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('proofsheet.presets.json');
  const text = await readFile(await download.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    proofsheet: 'presets',
    version: 1,
    presets: [{ name: 'Film', fields: { prompt: '{prompt}, film grain' } }],
  });

  await dialog.getByRole('button', { name: 'Import…' }).click();
  const file = fileOf(
    { name: 'film', fields: { steps: 9, lora: 'x' } },
    { name: 'Ink', fields: { scheduler: 'Euler' } },
  );
  await dialog
    .getByLabel('Choose a file')
    .setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await expect(dialog.getByRole('region', { name: 'Not used' })).toHaveText(/film.*“lora” is no field of the form/);
  await dialog.getByRole('radio', { name: 'Replace mine' }).check();
  await dialog.getByRole('button', { name: 'Import 2 presets' }).click();
  await expect(dialog.getByRole('listitem')).toHaveText([/^film.*9/, /^Ink.*Euler/]);
  await dialog.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.getByRole('listitem')).toHaveText([/^Film.*film grain/]);

  await dialog.getByRole('button', { name: 'Import…' }).click();
  await dialog.getByRole('textbox', { name: 'Presets as text' }).fill('not a file of presets');
  await expect(dialog.getByText('there are no presets of Proofsheet in it')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();
});

test('a file of presets that is dropped on the page asks to be imported; another tab has them at once', async ({
  app,
  page,
  context,
}) => {
  await app.open();
  const other = new Proofsheet(await context.newPage());
  await other.open();
  const list = (await openPresets(other)).getByRole('list', { name: 'Presets' });

  const files = await page.evaluateHandle(
    (text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'proofsheet.presets (1).json', { type: 'application/json' }));
      return transfer;
    },
    fileOf({ name: 'Ink', fields: { scheduler: 'Euler' } }),
  );
  await app.form.dispatchEvent('drop', { dataTransfer: files });
  const dialog = page.getByRole('dialog', { name: 'Presets' });
  await dialog.getByRole('button', { name: 'Import 1 preset' }).click();
  await expect(list.getByRole('listitem')).toHaveText(/^Ink/);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await app.stored('pictures')).toEqual([]);
});

test('presets and history look good to axe', async ({ app, page }) => {
  test.slow(); // six looks, each searched
  await app.open();
  await app.generate({ Prompt: 'a fox' });
  await expect(app.pictures).toHaveCount(1);
  for (const colorScheme of ['dark', 'light'] as const) {
    await showIn(page, colorScheme);
    for (const [opener, button] of [
      ['Presets', 'Save the form as a preset'],
      ['Presets', 'Import…'],
      ['History', 'Copy all'],
    ] as const) {
      await app.form.getByRole('button', { name: opener }).click();
      await page.getByRole('dialog').getByRole('button', { name: button }).click();
      const { violations } = await new AxeBuilder({ page }).include('dialog').setLegacyMode().analyze();
      expect.soft(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      await page.keyboard.press('Escape');
    }
  }
});
