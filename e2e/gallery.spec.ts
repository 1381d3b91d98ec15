import { expect, Proofsheet, test } from './fixtures.ts';
import { halfAPicture, picture } from './server/answers.ts';
import { tinyPicture } from './server/tiny-pictures.ts';

const documented = { name: 'Scripted', api: 'Inference API (as documented)' } as const;

test('strips stand newest first, with number, prompt, what changed, time and model', async ({ app, api }) => {
  await app.open();
  await app.addEndpoint({ ...documented, baseUrl: api.url });
  await app.generate({ Prompt: 'A fox', 'Guidance scale': '3.5' });
  await app.generate({ Prompt: 'A red fox', 'Guidance scale': '5', Model: 'acme/painter-2' });
  await expect(app.pictures).toHaveCount(2);
  const heads = app.gallery.getByRole('heading');
  await expect(heads).toHaveText(['A red fox', 'A fox']);
  for (const words of ['2', 'prompt + “red”', 'guidance 3.5 → 5', 'just now', 'painter-2'])
    await expect(app.gallery.locator('header').first()).toContainText(words);
  await expect(app.gallery.locator('header').nth(1)).not.toContainText('→');
  await expect(app.pictures.getByRole('img', { name: 'A red fox', exact: true })).toBeVisible();
});

test('the details list every parameter under the labels of the form, with exact values', async ({ app, api }) => {
  await app.open();
  await app.addEndpoint({ ...documented, baseUrl: api.url });
  await app.field('Negative prompt').fill('blur, text,');
  await app.form.getByRole('switch', { name: 'Wait for model' }).check();
  const values = {
    Model: 'acme/painter',
    Prompt: 'A fox',
    Width: '640',
    Height: '480',
    'Guidance scale': '0',
    Scheduler: 'DDIM',
  };
  await app.generate(values);
  await expect(app.pictures).toHaveCount(1);
  const seed = await app.field('Seed').inputValue();
  const shown = {
    ...values,
    'Negative prompt': 'blur, text',
    'Inference steps': 'model’s own',
    Seed: seed,
    'Use cache': 'on',
    'Wait for model': 'on',
    Endpoint: 'Scripted',
    'Compute time': '1.234 s',
    Cache: /miss/,
    File: /^PNG · .* · 64 × 64$/,
  };
  for (const [term, value] of Object.entries(shown)) await expect(app.detail(term)).toHaveText(value);
});

test('a pick is marked by the ring or by P, filtered, and kept over a reload', async ({ app, api, page }) => {
  await app.open();
  await app.addEndpoint({ ...documented, baseUrl: api.url });
  await app.generate({ Prompt: 'A fox', Images: '3' });
  await expect(app.pictures).toHaveCount(3);
  await app.pick('1·1');
  await expect(app.picked('1·1')).toBeVisible();
  await app.select('1·3');
  await page.keyboard.press('p');
  await expect(app.picked('1·3')).toBeVisible();

  await page.getByText('Picks', { exact: true }).click();
  await expect(app.pictures).toHaveCount(2);
  await page.reload();
  await expect(app.pictures).toHaveCount(3);
  await expect(app.picked('1·1')).toBeVisible();
  await expect(app.picked('1·2')).toHaveCount(0);
  await app.pick('1·1');
  await page.getByText('Picks', { exact: true }).click();
  await expect(app.pictures).toHaveAccessibleName('Open picture 1·3, a pick');
});

test('the way to pick is where the pointer moves or the focus is, and goes with them', async ({ app, page }) => {
  await app.open();
  await app.generate({ Prompt: 'A fox', Images: '2' });
  await expect(app.pictures).toHaveCount(2);
  const ways = app.gallery.getByRole('button', { name: /^Pick/ });
  await app.field('Prompt').hover();
  await expect(ways).toHaveCount(0);
  await app.picture('1·2').hover();
  await expect(ways).toHaveAccessibleName('Pick 1·2');
  await ways.click();
  // Pressed, it has the focus, and stays while that does.
  await app.field('Prompt').hover();
  await expect(ways).toBeFocused();
  await app.picture('1·1').focus();
  await expect(ways).toHaveAccessibleName('Pick 1·1');
  await page.keyboard.press('Tab');
  await expect(ways).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(app.picked('1·1')).toBeVisible();
  await expect(app.picked('1·2')).toBeVisible();
  await app.field('Prompt').focus();
  await expect(ways).toHaveCount(0);
});

test.describe('with fingers', () => {
  test.use({ viewport: { width: 1024, height: 768 }, hasTouch: true, isMobile: true });

  test('every picture has the way to pick it', async ({ app, page }) => {
    await app.open();
    await app.generate({ Prompt: 'A fox', Images: '2' });
    await expect(app.pictures).toHaveCount(2);
    await expect(app.gallery.getByRole('button', { name: /^Pick/ })).toHaveCount(2);
    await app.gallery.getByRole('button', { name: 'Pick 1·2' }).tap();
    await expect(app.picked('1·2')).toBeVisible();
    await expect(page.getByRole('complementary', { name: 'Picture details' })).toBeHidden();
  });
});

test('pictures survive a reload, bytes and all', async ({ app, page }) => {
  await app.open();
  await app.generate({ Prompt: 'A fox', Width: '96', Height: '64' });
  await app.select('1·1');
  const before = await app.download();
  await page.reload();
  await app.select('1·1');
  await expect(app.detail('File')).toContainText('96 × 64');
  expect((await app.download()).bytes.equals(before.bytes)).toBe(true);
});

test('two tabs show the same pictures, picks and deletions', async ({ app, api, context }) => {
  await app.open();
  await app.addEndpoint({ ...documented, baseUrl: api.url });
  const other = new Proofsheet(await context.newPage());
  await other.open();
  await app.generate({ Prompt: 'A fox', Images: '2' });
  await expect(app.pictures).toHaveCount(2);
  await expect(other.pictures).toHaveCount(2);

  await other.pick('1·2');
  await expect(app.picked('1·2')).toBeVisible();

  await app.select('1·1');
  await app.action('Delete').click();
  await expect(other.picture('1·1')).toHaveCount(0);
  await app.notice.getByRole('button', { name: 'Undo' }).click();
  await expect(other.pictures).toHaveCount(2);

  await other.generate({ Prompt: 'A hen' });
  await expect(app.picture('2·1')).toBeVisible();
});

for (const type of ['image/png', 'image/jpeg'] as const) {
  test(`half a picture (${type}) is marked as damaged, and its bytes are kept`, async ({ app, api }) => {
    api.answer(halfAPicture(type));
    await app.open();
    await app.addEndpoint({ ...documented, baseUrl: api.url });
    await app.generate({ Prompt: 'A fox' });
    const damaged = app.gallery.getByRole('button', { name: 'Open picture 1·1, damaged' });
    await expect(damaged).toBeVisible();
    await expect(damaged.getByText(/Damaged/)).toBeVisible();
    await damaged.click();
    await expect(app.detail('Frame')).toHaveText('1·1');
    expect((await app.download()).bytes.length).toBeGreaterThan(0);
    await app.generate();
    await expect(app.picture('2·1')).toBeVisible();
  });
}

test('a picture that is black all over is not passed off as a success', async ({ app, api }) => {
  api.answer(picture({ bytes: tinyPicture('image/png', { color: 0 }) }), picture());
  await app.openWith(api);
  await app.generate({ Prompt: 'A lighthouse', Images: '2' });
  const black = app.gallery.getByRole('button', { name: 'Open picture 1·1, all black' });
  await expect(black).toContainText('safety filter');
  await expect(app.picture('1·2')).toBeVisible();
});
