import { expect, test } from './fixtures.ts';

test('every field is there by its role and name', async ({ app }) => {
  await app.open();
  const roles = {
    combobox: ['Model', 'Scheduler'],
    textbox: ['Prompt', 'Negative prompt', 'Seed'],
    spinbutton: ['Width', 'Height', 'Guidance scale', 'Inference steps', 'Images'],
    slider: ['Guidance scale', 'Inference steps'],
    radio: ['1:1', '4:3', '3:4', '16:9', '9:16'],
    button: ['Swap width and height', 'Lock seed', 'New random seed', 'Generate'],
    switch: ['Use cache', 'Wait for model'],
    radiogroup: ['Aspect ratio'],
  } as const;
  for (const role of [
    'combobox',
    'textbox',
    'spinbutton',
    'slider',
    'radio',
    'button',
    'switch',
    'radiogroup',
  ] as const) {
    for (const name of roles[role]) await expect(app.form.getByRole(role, { name, exact: true })).toHaveCount(1);
  }
  await expect(app.form.getByRole('switch', { name: 'Use cache' })).toBeChecked();
  await expect(app.form.getByRole('switch', { name: 'Wait for model' })).not.toBeChecked();
});

test('a mistake is told at its field, focus goes to the first, nothing is sent and nothing typed is lost', async ({
  app,
  api,
}) => {
  await app.open();
  await app.addEndpoint({ name: 'Scripted', api: 'Inference API (as documented)', baseUrl: api.url });
  await app.generate({ Prompt: 'A fox', 'Inference steps': '0', 'Guidance scale': '7.5', Seed: '12x', Width: '512' });
  await expect(app.field('Inference steps')).toHaveAccessibleDescription('Steps: a whole number, at least 1');
  await expect(app.field('Seed')).toHaveAccessibleDescription('Seed: a whole number, at least 0');
  await expect(app.field('Height')).toHaveAccessibleDescription('Height: set it too, or clear the width');
  await expect(app.field('Height')).toBeFocused();

  await app.field('Height').fill('512');
  await app.generate();
  await expect(app.field('Inference steps')).toBeFocused();
  await expect(app.field('Inference steps')).toHaveValue('0');
  await expect(app.field('Seed')).toHaveValue('12x');
  await expect(app.field('Guidance scale')).toHaveValue('7.5');
  expect(api.requests).toEqual([]);

  await app.generate({ 'Inference steps': '1', Seed: '12' });
  await api.received(1);
});

test('text that is no number is a mistake, not an empty field', async ({ app }) => {
  await app.open();
  await app.field('Prompt').fill('A fox');
  await app.field('Inference steps').pressSequentially('2e');
  await app.generate();
  await expect(app.field('Inference steps')).toBeFocused();
  await expect(app.field('Inference steps')).toHaveAccessibleDescription(/steps: a .*number/i);
  await expect(app.jobs.or(app.pictures)).toHaveCount(0);
});

test('an empty prompt and a model that is no owner/name are told in words', async ({ app }) => {
  await app.open();
  await app.generate({ Model: '../secrets', Prompt: '  ' });
  await expect(app.field('Model')).toBeFocused();
  await expect(app.field('Model')).toHaveAccessibleDescription(/^Model: owner\/name/);
  await expect(app.field('Prompt')).toHaveAccessibleDescription('Prompt: say what the picture should show');
});

test('negative prompt: Enter, a comma, a paste and leaving make items; Backspace and Remove take them off', async ({
  app,
  page,
}) => {
  await app.open();
  const field = app.field('Negative prompt');
  const items = app.form.getByRole('button', { name: /^Remove / });
  const names = () =>
    items.evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')?.slice(7)));
  await field.click();
  await page.keyboard.type('blur');
  await page.keyboard.press('Enter');
  await page.keyboard.type('text,');
  await page.evaluate(() => navigator.clipboard.writeText('low quality, watermark'));
  await page.keyboard.press('Control+v');
  await expect.poll(names).toEqual(['blur', 'text', 'low quality', 'watermark']);
  await page.keyboard.press('Backspace');
  await expect.poll(names).toEqual(['blur', 'text', 'low quality']);
  await app.form.getByRole('button', { name: 'Remove text' }).click();
  await expect(field).toBeFocused();
  await page.keyboard.type('frame');
  await app.field('Prompt').click();
  await expect.poll(names).toEqual(['blur', 'low quality', 'frame']);
  await expect(field).toHaveValue('');
});

test('a ratio keeps the longer side, the size shows its ratio, and swap turns it', async ({ app }) => {
  await app.open();
  const size = async () => [await app.field('Width').inputValue(), await app.field('Height').inputValue()];
  const ratio = (name: string) => app.form.getByRole('radio', { name, exact: true });
  await app.form.getByText('16:9').click();
  expect(await size()).toEqual(['1024', '576']);
  await app.form.getByRole('button', { name: 'Swap width and height' }).click();
  expect(await size()).toEqual(['576', '1024']);
  await expect(ratio('9:16')).toBeChecked();
  await app.form.getByText('4:3').click();
  expect(await size()).toEqual(['1024', '768']);
  await app.field('Height').fill('1024');
  await expect(ratio('1:1')).toBeChecked();
  await app.field('Height').fill('1000');
  for (const name of ['1:1', '4:3', '3:4', '16:9', '9:16']) await expect(ratio(name)).not.toBeChecked();
});

test('a slider and its number are one value', async ({ app }) => {
  await app.open();
  const slider = app.form.getByRole('slider', { name: 'Guidance scale' });
  await expect(slider).toHaveAttribute('aria-valuetext', 'not set');
  await expect(app.field('Guidance scale')).toHaveValue('');
  await slider.fill('4.2');
  await expect(app.field('Guidance scale')).toHaveValue('4.2');
  await app.field('Guidance scale').fill('11.5');
  await expect(slider).toHaveValue('11.5');
  // The number takes more than the slider's comfortable span.
  await app.field('Guidance scale').fill('35');
  await expect(slider).toHaveValue('20');
  await expect(app.field('Guidance scale')).toHaveValue('35');
  await app.field('Guidance scale').clear();
  await expect(slider).toHaveAttribute('aria-valuetext', 'not set');
});

test('a combobox keeps free text on Tab, and takes suggestions from keyboard and mouse', async ({ app, page }) => {
  await app.open();
  const scheduler = app.field('Scheduler');
  const list = page.getByRole('listbox', { name: 'Schedulers' });
  await scheduler.fill('Eul');
  await expect(list.getByRole('option')).toHaveText([
    'EulerDiscreteScheduler',
    'EulerAncestralDiscreteScheduler',
    'EDMEulerScheduler',
  ]);
  await scheduler.press('Tab');
  await expect(scheduler).toHaveValue('Eul');
  await expect(list).toBeHidden();

  await scheduler.fill('Euler');
  await scheduler.press('ArrowDown');
  await scheduler.press('ArrowDown');
  await expect(list.getByRole('option', { selected: true })).toHaveText('EulerAncestralDiscreteScheduler');
  await scheduler.press('Enter');
  await expect(scheduler).toHaveValue('EulerAncestralDiscreteScheduler');
  await expect(list).toBeHidden();

  await scheduler.fill('');
  await list.getByRole('option', { name: 'DDIMScheduler' }).click();
  await expect(scheduler).toHaveValue('DDIMScheduler');
  await expect(scheduler).toBeFocused();
});

test('Escape in a combobox closes its list and nothing else', async ({ app, page }) => {
  await app.open();
  await app.generate({ Prompt: 'A fox', Width: '64', Height: '64' });
  await app.select('1·1');
  await app.field('Model').fill('FLUX');
  await expect(page.getByRole('listbox', { name: 'Well-known models' })).toBeVisible();
  await app.field('Model').press('Escape');
  await expect(page.getByRole('listbox', { name: 'Well-known models' })).toBeHidden();
  await expect(app.field('Model')).toHaveValue('FLUX');
  await expect(app.details).toBeVisible();
});

test('the lock holds what is seen, and the dice draw another seed', async ({ app }) => {
  await app.open();
  const lock = app.form.getByRole('button', { name: 'Lock seed' });
  const seed = app.field('Seed');
  await expect(lock).toHaveAttribute('aria-pressed', 'false');
  await lock.click();
  await expect(lock).toHaveAttribute('aria-pressed', 'true');
  await expect(seed).toHaveValue(/^\d+$/);
  const drawn = await seed.inputValue();
  await app.form.getByRole('button', { name: 'New random seed' }).click();
  await expect(seed).not.toHaveValue(drawn);
  expect(Number(await seed.inputValue())).toBeLessThanOrEqual(4_294_967_295);
  await lock.click();
  await expect(lock).toHaveAttribute('aria-pressed', 'false');
});

test('Generate says how many, and the line above it what changed since the last run', async ({ app }) => {
  await app.open();
  await expect(app.form.getByText('Since last run')).toHaveCount(0);
  await app.field('Images').fill('2');
  await expect(app.generateButton).toHaveAccessibleName('Generate 2');
  await app.generate({ Prompt: 'A fox', Width: '64', Height: '64', 'Guidance scale': '3.5', Images: '1' });
  const line = app.form.getByText('Since last run');
  await expect(line).toHaveText(/nothing changed/);
  await app.field('Guidance scale').fill('5');
  await expect(line).toContainText('guidance 3.5 → 5');
  await app.field('Guidance scale').clear();
  await expect(line).toContainText('guidance 3.5 → unset');
  await app.field('Guidance scale').fill('3.5');
  await app.field('Prompt').fill('A red fox');
  await expect(line).toContainText('prompt + “red”');
});

test('letters are shortcuts on a radio, a switch and a slider; arrows stay theirs', async ({ app, page }) => {
  await app.open();
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  const slider = app.form.getByRole('slider', { name: 'Guidance scale' });
  const controls = [
    slider,
    app.form.getByRole('switch', { name: 'Use cache' }),
    app.form.getByRole('radio', { name: '1:1', exact: true }),
  ];
  for (const control of controls) {
    await control.focus();
    await page.keyboard.press('?');
    await expect(list).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(list).toBeHidden();
  }
  await slider.fill('4');
  await slider.press('ArrowRight');
  await expect(app.field('Guidance scale')).not.toHaveValue('4');
  await slider.press('/');
  await expect(app.field('Prompt')).toBeFocused();
  await page.keyboard.type('?');
  await expect(list).toBeHidden();
});

test('text that is selected out of a dialog leaves it open; a press beside it closes it', async ({ app, page }) => {
  await app.open();
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  const heading = list.getByRole('heading', { name: 'Keyboard shortcuts' });
  await heading.hover();
  await page.mouse.down();
  await page.mouse.move(5, 5, { steps: 4 });
  await page.mouse.up();
  await expect(list).toBeVisible();
  await page.mouse.click(5, 5);
  await expect(list).toBeHidden();
});

test('a seed that is typed while a run is asked about stays', async ({ app, api, page }) => {
  await app.openWith(api, { price: '2' });
  await app.generate({ Prompt: 'A fox', Seed: '7', Images: '3' });
  const question = page.getByRole('dialog', { name: /^Generate 3 pictures/ });
  await expect(question).toBeVisible();
  // The form is behind a dialog: what is typed there by then came just before it.
  await app.field('Seed').evaluate((field: HTMLInputElement) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, '99');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await question.getByRole('button', { name: 'Generate 3 pictures' }).click();
  await expect(app.pictures).toHaveCount(3);
  await expect(app.field('Seed')).toHaveValue('99');
});
