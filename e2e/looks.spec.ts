import AxeBuilder from '@axe-core/playwright';
import { expect, type Proofsheet, test } from './fixtures.ts';
import { held } from './server/answer.ts';
import { badToken, picture } from './server/answers.ts';
import { showIn } from './show-in.ts';

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

// Six looks of one state, each searched by axe.
test.describe.configure({ timeout: 90_000 });

/** In every size and scheme axe finds nothing serious or critical, and the page is not wider than its window. */
async function expectGoodLooks({ page }: Proofsheet): Promise<void> {
  for (const viewport of sizes) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['dark', 'light'] as const) {
      const look = `${viewport.width} × ${viewport.height}, ${colorScheme}`;
      await showIn(page, colorScheme);
      // There are no frames here, and only colours change with the scheme.
      const axe = new AxeBuilder({ page }).setLegacyMode();
      const { violations } = await (colorScheme === 'dark' ? axe : axe.withRules('color-contrast')).analyze();
      const found = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => ({ id, target, failureSummary })));
      expect.soft(found, look).toEqual([]);
      const spill = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
      expect.soft(await page.evaluate(spill), `${look}: pixels too wide`).toBe(0);
    }
  }
}

const documented = { name: 'Scripted', api: 'Inference API (as documented)', token: 'hf_testtesttesttest' } as const;
const longPrompt = 'A red fox crossing a frozen lake at dusk, low sun, long shadows, film grain. '.repeat(12);

test('the empty page looks good to axe and fits its window', async ({ app }) => {
  await app.open();
  await expectGoodLooks(app);
});

test('mistakes in the form look good to axe', async ({ app }) => {
  await app.open();
  await app.generate({ 'Inference steps': '0', Seed: 'x', Width: '5', Images: '0' });
  await expect(app.field('Prompt')).toHaveAccessibleDescription(/^Prompt:/);
  await expectGoodLooks(app);
});

test('running and failed jobs look good to axe', async ({ app, api }) => {
  await app.open();
  await app.addEndpoint({ ...documented, baseUrl: api.url });
  api.answer(picture(), badToken());
  // Which of two requests arrives first nobody knows: all that come later are held.
  api.otherwise(held(picture()).answer);
  await app.generate({ Prompt: longPrompt, Images: '1' });
  await expect(app.pictures).toHaveCount(1);
  await app.generate();
  await expect(app.job('failed')).toHaveCount(1);
  await app.generate({ Images: '3' });
  await expect(app.job('Generating')).toHaveCount(2);
  await expect(app.job('Queued')).toHaveCount(1);
  await expectGoodLooks(app);
});

test('pictures and details look good to axe', async ({ app, api }) => {
  await app.open();
  await app.addEndpoint({ ...documented, baseUrl: api.url });
  await app.generate({ Prompt: longPrompt, Images: '2' });
  await app.select('1·2');
  await app.pick('1·2');
  await app.action('Copy link').click();
  await expect(app.notice).toContainText('Link copied');
  await expectGoodLooks(app);
});

test('the viewer looks good to axe', async ({ app, api, page }) => {
  await app.open();
  await app.addEndpoint({ ...documented, baseUrl: api.url });
  await app.generate({ Prompt: longPrompt, Images: '2' });
  await app.picture('1·1').dblclick();
  await expect(page.getByRole('dialog', { name: 'Viewer' }).getByRole('img')).toBeVisible();
  await expectGoodLooks(app);
});

test('the endpoints dialog looks good to axe', async ({ app, page }) => {
  await app.open();
  await app.addEndpoint({ ...documented, baseUrl: 'https://models.example.com/api/v1/a/rather/long/path' });
  await page.getByRole('button', { name: /^Endpoint/ }).click();
  await page.getByRole('button', { name: 'Add endpoint' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(/^Name:/);
  await expectGoodLooks(app);
});

for (const viewport of sizes) {
  test(`the prompt does not move when the app arrives at ${viewport.width} × ${viewport.height}`, async ({
    app,
    page,
  }) => {
    await page.setViewportSize(viewport);
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/\/assets\/index-[^/]+\.js$/, async (route) => {
      await released;
      await route.continue();
    });
    await page.goto('/', { waitUntil: 'commit' });
    const prompt = page.getByRole('textbox', { name: 'Prompt', exact: true });
    await expect(prompt).toBeFocused();
    await page.evaluate(() => document.fonts.ready);
    const before = await prompt.boundingBox();
    release();
    await expect(app.form).toBeVisible();
    const after = await prompt.boundingBox();
    for (const side of ['x', 'y', 'width', 'height'] as const)
      expect(Math.abs((after?.[side] ?? 0) - (before?.[side] ?? Number.NaN)), side).toBeLessThanOrEqual(1);
  });
}

test('the scheme switch works, and its choice is there before the app after a reload', async ({ app, page }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await app.open();
  const dark = await ground();
  await page.getByRole('button', { name: 'Switch to the light scheme' }).click();
  await expect.poll(ground).not.toBe(dark);
  // What is interpolated on the way is written in another space.
  await expect.poll(ground).toMatch(/^oklch/);
  const light = await ground();
  await page.route(/\/assets\/index-[^/]+\.js$/, (route) => route.abort());
  await page.reload();
  await expect(app.form).toHaveCount(0);
  expect(await ground()).toBe(light);
  await page.unroute(/\/assets\/index-[^/]+\.js$/);
  await page.reload();
  await page.getByRole('button', { name: 'Switch to the dark scheme' }).click();
  await expect.poll(ground).toBe(dark);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('settings and gallery take turns, and Generate at the bottom is always at hand', async ({ app, page }) => {
    const pages = page.getByRole('navigation', { name: 'Pages' });
    const generate = pages.getByRole('button', { name: 'Generate' });
    await app.open();
    await expect(app.gallery).toBeHidden();
    await generate.tap();
    await expect(app.field('Prompt')).toHaveAccessibleDescription(/^Prompt:/);
    await app.field('Prompt').fill('A fox');
    await app.field('Width').fill('64');
    await app.field('Height').fill('64');
    // Not taps: fingers are not this quick, and the second of two quick taps is taken for a slip of the hand.
    await generate.click();
    await expect(app.form).toBeHidden();
    await expect(app.picture('1·1')).toBeVisible();
    await generate.click();
    await expect(app.picture('2·1')).toBeVisible();

    await app.picture('1·1').tap();
    await app.action('Use settings').tap();
    await expect(app.form).toBeVisible();
    await expect(app.details).toBeHidden();
    await app.form.getByRole('button', { name: 'Lock seed' }).tap();
    await expect(app.form.getByRole('button', { name: 'Lock seed' })).toHaveAttribute('aria-pressed', 'false');
    await pages.getByRole('button', { name: 'Gallery' }).tap();
    await app.picture('2·1').tap();
    await expect(app.details).toBeVisible();
    await pages.getByRole('button', { name: 'Gallery' }).tap();
    await expect(app.details).toBeHidden();
    await app.picture('2·1').tap();
    await generate.click();
    await expect(app.picture('3·1')).toBeVisible();
    await expect(app.details).toBeHidden();
    await pages.getByRole('button', { name: 'Settings' }).tap();
    await expect(app.field('Width')).toHaveValue('64');
  });

  test('a mistake found from the gallery page brings the form back with the focus in its field', async ({
    app,
    page,
  }) => {
    const pages = page.getByRole('navigation', { name: 'Pages' });
    await app.open();
    await app.field('Prompt').fill('A fox');
    await app.field('Inference steps').fill('0');
    await pages.getByRole('button', { name: 'Gallery' }).tap();
    await pages.getByRole('button', { name: 'Generate' }).tap();
    await expect(app.field('Inference steps')).toBeFocused();
    await expect(app.field('Inference steps')).toHaveAccessibleDescription('Steps: a whole number, at least 1');
  });
});
