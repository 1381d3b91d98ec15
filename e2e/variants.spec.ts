// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is the syntax under test
import { expect, test } from './fixtures.ts';

test('images × variants: the count is told, and every variant is made with every seed', async ({ app, api }) => {
  await app.openWith(api);
  await app.form.getByRole('button', { name: 'Lock seed' }).click();
  await app.field('Prompt').fill('A {red|blue} fox # for the cover\nin {fog|snow}');
  await app.field('Seed').fill('7');
  await app.field('Images').fill('2');
  await app.form.getByRole('button', { name: '4 variants · Preview' }).click();
  await expect(app.form.getByRole('list', { name: 'Variants of the prompt' }).getByRole('listitem')).toHaveText([
    /A red fox\s+in fog/,
    /A red fox\s+in snow/,
    /A blue fox\s+in fog/,
    /A blue fox\s+in snow/,
  ]);
  await expect(app.form.getByText('2 images × 4 variants = 8 pictures')).toBeVisible();
  await expect(app.generateButton).toHaveText(/^Generate 8/);
  await app.generateButton.click();
  await expect(app.pictures).toHaveCount(8);
  const sent = api.calls().map(({ bodyText }) => JSON.parse(bodyText));
  const prompts = ['A red fox\nin fog', 'A red fox\nin snow', 'A blue fox\nin fog', 'A blue fox\nin snow'];
  expect(sent.map(({ inputs, parameters }) => `${parameters.seed} ${inputs}`).sort()).toEqual(
    [7, 8].flatMap((seed) => prompts.map((prompt) => `${seed} ${prompt}`)).sort(),
  );
  await expect(app.gallery.getByRole('heading', { name: 'A {red|blue} fox' })).toHaveCount(1);
});

test('both the prompt and its template are kept, and either goes back into the form', async ({ app }) => {
  await app.open();
  await app.generate({ Prompt: '{A fox|A \\{hen\\}} at dusk', Width: '64', Height: '64' });
  await expect(app.pictures).toHaveCount(2);
  await expect(app.form.getByText('nothing changed')).toBeVisible();
  await app.select('1·2');
  await expect(app.detail('Prompt')).toHaveText('A {hen} at dusk');
  await expect(app.detail('Template')).toHaveText('{A fox|A \\{hen\\}} at dusk');

  // A prompt that was sent is no template again, whatever it looks like.
  await app.action('Use settings').click();
  await expect(app.field('Prompt')).toHaveValue('A {hen} at dusk');
  await expect(app.form.getByRole('switch', { name: 'Variants' })).not.toBeChecked();
  await app.generateButton.click();
  await app.select('2·1');
  await expect(app.detail('Prompt')).toHaveText('A {hen} at dusk');
  await expect(app.details.getByText('Template', { exact: true })).toHaveCount(0);

  await app.select('1·2');
  await app.action('Use template').click();
  await expect(app.field('Prompt')).toHaveValue('{A fox|A \\{hen\\}} at dusk');
  await expect(app.generateButton).toHaveText(/^Generate 2/);
});

test('a mistake in a template is told with its place and nothing is sent', async ({ app, api }) => {
  await app.openWith(api);
  await app.generate({ Prompt: 'A {red|blue fox' });
  const prompt = app.field('Prompt');
  await expect(prompt).toHaveAccessibleDescription(/^The brace opened at character 3 is never closed\./);
  await expect(prompt).toBeFocused();
  expect(api.calls()).toEqual([]);
  await app.form.getByRole('switch', { name: 'Variants' }).uncheck();
  await expect(prompt).not.toHaveAttribute('aria-invalid', 'true');
  await app.generateButton.click();
  await expect(app.pictures).toHaveCount(1);
  expect(JSON.parse(api.calls()[0]?.bodyText ?? '').inputs).toBe('A {red|blue fox');
});

test('more than a thousand pictures are refused with the arithmetic', async ({ app, api }) => {
  await app.openWith(api);
  await app.generate({ Prompt: '{0|1|2|3|4|5|6|7|8|9} {0|1|2|3|4|5|6|7|8|9} {1|2}', Images: '6' });
  await expect(app.field('Images')).toHaveAccessibleDescription(
    '6 images × 200 variants = 1,200 pictures, and one run makes at most 1,000 pictures. Ask for fewer images.',
  );
  await app.field('Prompt').fill('{0|1|2|3|4|5|6|7|8|9} '.repeat(12));
  await expect(app.form.getByRole('button', { name: '1,000,000,000,000 variants · Preview' })).toBeVisible();
  await app.generateButton.click();
  await expect(app.field('Prompt')).toHaveAccessibleDescription(/^The prompt has 1,000,000,000,000 variants/);
  expect(api.calls()).toEqual([]);

  await app.form.getByRole('combobox', { name: 'Variants of each image' }).selectOption('One at random for each image');
  await expect(app.generateButton).toHaveText(/^Generate 6/);
  await app.generateButton.click();
  await expect(app.pictures).toHaveCount(6);
  for (const { bodyText } of api.calls()) expect(JSON.parse(bodyText).inputs).toMatch(/^\d( \d){11}$/);
});

test('a list of prompts, one per line, survives a reload', async ({ app, page }) => {
  await app.open();
  await app.field('Prompt').fill('a fox\na hen\n\na boat');
  await expect(app.generateButton).toHaveText(/^Generate Ctrl/);
  await app.form.getByRole('checkbox', { name: 'One prompt per line' }).check();
  await expect(app.field('Prompt')).toHaveValue('# one prompt per line\na fox\na hen\n\na boat');
  await expect(app.generateButton).toHaveText(/^Generate 3/);
  await page.reload();
  await expect(app.form.getByRole('checkbox', { name: 'One prompt per line' })).toBeChecked();
  await expect(app.generateButton).toHaveText(/^Generate 3/);
  await app.generate({ Width: '64', Height: '64' });
  await expect(app.pictures).toHaveCount(3);
  await expect(app.pictures.getByRole('img', { name: 'a hen', exact: true })).toBeVisible();
});

test('an example goes into the prompt where the caret is', async ({ app, page }) => {
  await app.open();
  await app.field('Prompt').fill('A fox');
  await page.keyboard.press('Home');
  await app.form.getByRole('button', { name: 'How to write variants' }).click();
  await page.getByRole('button', { name: 'Insert {3::day|night}' }).click();
  await expect(app.field('Prompt')).toHaveValue('{3::day|night}A fox');
  await expect(app.field('Prompt')).toBeFocused();
  await expect(app.generateButton).toHaveText(/^Generate 2/);
});

test('the grammar comes only when it is needed, and a press waits for it', async ({ app, page }) => {
  const asked: string[] = [];
  let release = () => {};
  const waits = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/assets\/variants-/, async (route) => {
    asked.push(route.request().url());
    await waits;
    await route.continue();
  });
  await app.open();
  await app.generate({ Prompt: 'A fox', Width: '64', Height: '64' });
  await expect(app.pictures).toHaveCount(1);
  expect(asked).toEqual([]);
  await app.generate({ Prompt: 'A {red|blue} fox' });
  await expect.poll(() => asked.length).toBeGreaterThan(0);
  await expect(app.pictures).toHaveCount(1);
  release();
  await expect(app.pictures).toHaveCount(3);
});

test('without the grammar a template is not sent, and says why', async ({ app, page }) => {
  await page.route(/assets\/variants-/, (route) => route.abort());
  await app.open();
  await app.generate({ Prompt: 'A {red|blue} fox' });
  await expect(app.field('Prompt')).toHaveAccessibleDescription(/^The code for variants did not arrive\./);
  await app.form.getByRole('switch', { name: 'Variants' }).uncheck();
  await app.generateButton.click();
  await expect(app.pictures).toHaveCount(1);
});
