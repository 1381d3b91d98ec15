import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { canary } from './canary.ts';
import { pngWith, textChunk } from './carriers.ts';
import { expect, test } from './fixtures.ts';
import { picture } from './server/answers.ts';
import { showIn } from './show-in.ts';

const infotext = `a glass prism on black velvet
Negative prompt: noise
Steps: 14, Sampler: Euler a, CFG scale: 4, Seed: 7007, Size: 768x512, Model: prism_v2, Clip skip: 2`;

const foreign = {
  name: 'prism.png',
  mimeType: 'image/png',
  buffer: Buffer.from(pngWith([textChunk('parameters', infotext)])),
};

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Open pictures and parameters' });

async function choose(page: Page, ...files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<Locator> {
  await page.getByLabel('Open files').setInputFiles(files);
  await expect(dialogOf(page)).toBeVisible();
  return dialogOf(page);
}

/** Drops files and words somewhere, as a desktop does. */
async function drop(target: Locator, files: readonly { name: string; bytes: number[] }[], text?: string) {
  const transfer = await target.page().evaluateHandle(
    ({ files, text }) => {
      const transfer = new DataTransfer();
      for (const { name, bytes } of files) transfer.items.add(new File([new Uint8Array(bytes)], name));
      if (text !== undefined) transfer.setData('text/plain', text);
      return transfer;
    },
    { files, text },
  );
  await target.dispatchEvent('dragover', { dataTransfer: transfer });
  await target.dispatchEvent('drop', { dataTransfer: transfer });
}

/** Pastes words where the focus is. */
async function paste(page: Page, text: string) {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press('Control+V');
}

test('a picture that left comes back with its recipe, one Undo away from what was typed since', async ({
  app,
  api,
  page,
}) => {
  await app.openWith(api);
  await app.generate({
    Model: 'acme/painter',
    Prompt: 'A fox, Füchse 狐',
    'Inference steps': '4',
    'Guidance scale': '0',
  });
  await app.select('1·1');
  const seed = (await app.detail('Seed').textContent()) ?? '';
  const { name, bytes } = await app.download();
  await app.field('Prompt').fill('Something else');
  await app.field('Inference steps').fill('');

  const dialog = await choose(page, { name, mimeType: 'image/png', buffer: bytes });
  await expect(dialog.getByText('Written by Proofsheet')).toBeVisible();
  await dialog.getByRole('button', { name: 'Use', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(app.field('Prompt')).toHaveValue('A fox, Füchse 狐');
  await expect(app.field('Inference steps')).toHaveValue('4');
  await expect(app.field('Guidance scale')).toHaveValue('0');
  await expect(app.field('Seed')).toHaveValue(seed);
  await expect(app.form.getByRole('button', { name: 'Lock seed' })).toHaveAttribute('aria-pressed', 'true');
  await app.notice.getByRole('button', { name: 'Undo' }).click();
  await expect(app.field('Prompt')).toHaveValue('Something else');
  await expect(app.field('Inference steps')).toHaveValue('');
  expect(api.calls()).toHaveLength(1);
});

test('a picture of another tool: what it says beside the form, what has no place here, and only what is ticked', async ({
  app,
  page,
}) => {
  await app.open();
  await app.field('Prompt').fill('My own words');
  const dialog = await choose(page, foreign);
  await expect(dialog.getByText('Written by AUTOMATIC1111')).toBeVisible();
  const row = (name: string) => dialog.getByRole('row', { name: new RegExp(`^${name}`) });
  await expect(row('Prompt')).toContainText('My own words');
  await expect(row('Prompt')).toContainText('a glass prism on black velvet');
  await expect(row('Scheduler')).toContainText('EulerAncestralDiscreteScheduler');
  await expect(dialog.getByRole('region', { name: 'Not used' })).toContainText('Clip skip');
  // Where the Hub's models are asked for, a checkpoint's name is offered and not pressed.
  await expect(row('Model').getByRole('checkbox')).not.toBeChecked();
  await row('Prompt').getByRole('checkbox').uncheck();
  await dialog.getByRole('button', { name: 'Use all but the seed' }).click();
  await expect(app.field('Prompt')).toHaveValue('My own words');
  await expect(app.field('Width')).toHaveValue('768');
  await expect(app.field('Height')).toHaveValue('512');
  await expect(app.field('Scheduler')).toHaveValue('EulerAncestralDiscreteScheduler');
  await expect(app.field('Seed')).toHaveValue('');
  await expect(app.field('Model')).toHaveValue('black-forest-labs/FLUX.1-dev');
});

test('files are dropped anywhere, also on the prompt; words in a field stay the field’s', async ({ app, page }) => {
  await app.open();
  const bytes = [...foreign.buffer];
  await drop(app.field('Prompt'), [{ name: 'prism.png', bytes }]);
  await expect(dialogOf(page).getByText('Written by AUTOMATIC1111')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toBeHidden();
  await drop(app.gallery, [], infotext);
  await expect(dialogOf(page).getByText('Written by AUTOMATIC1111')).toBeVisible();
  await page.keyboard.press('Escape');
  await app.field('Prompt').focus();
  await paste(page, infotext);
  await expect(app.field('Prompt')).toHaveValue(infotext);
  await expect(dialogOf(page)).toBeHidden();
});

test('pasted anywhere else, words are read: parameters, links, JSON, commands, lists of prompts', async ({
  app,
  page,
}) => {
  await app.open();
  const use = dialogOf(page).getByRole('button', { name: 'Use', exact: true });
  const pasteOutside = async (text: string) => {
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await paste(page, text);
    await use.click();
  };
  await pasteOutside(infotext);
  await expect(app.field('Seed')).toHaveValue('7007');
  await pasteOutside('https://example.org/app/#v=1&prompt=from+a+link&seed=12');
  await expect(app.field('Prompt')).toHaveValue('from a link');
  await pasteOutside(
    `curl https://api.example/models/a/b -H "Authorization: Bearer ${canary}" -d '{"inputs":"from a command","parameters":{"num_inference_steps":9}}'`,
  );
  await expect(app.field('Prompt')).toHaveValue('from a command');
  await expect(app.field('Inference steps')).toHaveValue('9');
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(stored + (await page.content())).not.toContain(canary);
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await paste(page, 'a red fox\na blue fox\n');
  await dialogOf(page).getByRole('radio', { name: 'a blue fox' }).check();
  await use.click();
  await expect(app.field('Prompt')).toHaveValue('a blue fox');
});

test('a picture of another tool joins the library to stay, and is made again where runs go now', async ({
  app,
  api,
  page,
}) => {
  await app.openWith(api);
  const dialog = await choose(page, foreign);
  await dialog.getByRole('button', { name: 'Add to library' }).click();
  await expect(app.pictures).toHaveCount(1);
  await page.reload();
  await app.select('1·1');
  await expect(app.detail('Made with')).toHaveText('AUTOMATIC1111');
  await expect(app.detail('Seed')).toHaveText('7007');
  expect(api.calls()).toHaveLength(0);
  const [kept] = await app.stored('images');
  expect(kept).toMatchObject({ size: foreign.buffer.length, type: 'image/png' });
  await choose(page, foreign);
  await dialog.getByRole('button', { name: 'Add to library' }).click();
  await expect(dialog).toContainText('Already in the library: 1·1.');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(app.pictures).toHaveCount(1);
  await app.action('Use settings').click();
  await app.field('Model').fill('acme/painter');
  api.answer(picture());
  await app.generate();
  await expect(app.pictures).toHaveCount(2);
});

test('what cannot be read is told, file by file, and the rest is read', async ({ app, page }) => {
  await app.open();
  const file = (name: string, text: string) => ({ name, mimeType: 'image/png', buffer: Buffer.from(text) });
  const dialog = await choose(
    page,
    file('page.png', '<html><script>window.__pwned=1</script></html>'),
    file('"><img src=x onerror=window.__pwned=1>.png', ''),
    foreign,
    { name: 'silent.png', mimeType: 'image/png', buffer: Buffer.from(pngWith([])) },
  );
  await expect(dialog.getByRole('radio')).toHaveCount(4);
  await expect(dialog.getByText('This is a web page or a drawing, not a picture.')).toBeVisible();
  await dialog.getByRole('radio', { name: /onerror/ }).check();
  await expect(dialog.getByText('The file is empty.')).toBeVisible();
  await dialog.getByRole('radio', { name: /silent/ }).check();
  await expect(dialog.getByText('The picture does not say how it was made.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Add to library' })).toBeDisabled();
  await dialog.getByRole('radio', { name: /prism/ }).check();
  await expect(dialog.getByText('Written by AUTOMATIC1111')).toBeVisible();
  await dialog.getByRole('button', { name: 'Add all to library' }).click();
  await expect(app.pictures).toHaveCount(1);
  expect(await page.evaluate(() => '__pwned' in window)).toBe(false);
});

for (const colorScheme of ['dark', 'light'] as const)
  test(`the dialog keeps to WCAG AA (${colorScheme})`, async ({ app, page }) => {
    await showIn(page, colorScheme);
    await app.open();
    const dialog = await choose(page, foreign);
    await expect(dialog.getByText('Written by AUTOMATIC1111')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('dialog').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
