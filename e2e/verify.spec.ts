import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { expect, type Proofsheet, test } from './fixtures.ts';
import { held } from './server/answer.ts';
import { paintingApi } from './server/painting-api.ts';

const wish = { Prompt: 'A lighthouse in a storm at night', Model: 'acme/painter' };

const verified = (app: Proofsheet) => app.details.getByRole('region', { name: 'Verified' });

async function openRepeats(app: Proofsheet): Promise<Locator> {
  await verified(app).getByRole('button', { name: 'Show repeats' }).click();
  const dialog = app.page.getByRole('dialog', { name: /^Verify/ });
  await expect(dialog).toBeVisible();
  return dialog;
}

test('the demo makes the same picture again: said at once, after a reload, and of every repeat', async ({ app }) => {
  await app.open();
  await app.generate({ Prompt: wish.Prompt, Width: '64', Height: '64' });
  await app.select('1·1');
  await expect(verified(app)).toContainText('Never repeated.');
  await app.action('Verify').click();
  await expect(verified(app)).toContainText('Verified: identical, 1 of 1 repeat.');
  await app.select('2·1');
  await expect(verified(app)).toContainText('Repeat of 1·1: identical.');
  await expect(app.detail('Use cache')).toHaveText('off');

  await app.page.reload();
  await app.select('1·1');
  await expect(verified(app)).toContainText('Verified: identical, 1 of 1 repeat.');
  await app.action('Verify').click();
  await expect(verified(app)).toContainText('Verified: identical, 2 of 2 repeats.');
});

test('a server with noise is near, by the pixels it sent, for the exact request', async ({ app, api }) => {
  const painting = paintingApi({ noise: 2 });
  api.otherwise(painting.answer);
  await app.openWith(api);
  await app.generate({ ...wish, 'Inference steps': '20' });
  await app.select('1·1');
  await app.action('Verify').click();
  await expect(verified(app)).toContainText('Verified: nearly the same, 1 of 1 repeat.');
  const [first, again] = api.calls();
  expect(again?.json).toEqual(first?.json);
  expect(again?.headers['x-use-cache']).toBe('false');

  const dialog = await openRepeats(app);
  const [a, b] = painting.sent.map(({ pixels }) => pixels);
  if (!a || !b) throw new Error('two pictures were sent');
  const apart = Array.from(a, (value, at) => Math.abs(value - Number(b[at])));
  const differing = apart.filter((_, at) => at % 4 === 0 && apart.slice(at, at + 3).some((each) => each > 0)).length;
  const mean = apart.reduce((sum, each) => sum + each, 0) / (48 * 32 * 3);
  const figures = dialog.getByRole('list', { name: 'Figures' });
  await expect(figures).toContainText(`${differing.toLocaleString('en')} of 1,536 pixels differ`);
  await expect(figures).toContainText(`Mean difference ${mean.toFixed(2)} of 255`);

  // What is drawn is the difference itself, as strong as it can be.
  const times = Math.floor(255 / Math.max(...apart));
  await expect(dialog).toContainText(`What differs, ${times} times as strong`);
  const drawn = await dialog.getByRole('img', { name: 'What differs' }).evaluate(readPixels);
  expect(drawn).toEqual(apart.map((each, at) => (at % 4 === 3 ? 255 : each * times)));
});

test('parameters that a server ignores are found, for the number of requests on the button', async ({ app, api }) => {
  api.otherwise(paintingApi({ deafTo: ['num_inference_steps', 'scheduler'] }).answer);
  await app.openWith(api, { name: 'Half deaf' });
  await app.generate({ ...wish, 'Guidance scale': '7', 'Inference steps': '20', Scheduler: 'DDIMScheduler' });
  await app.select('1·1');
  const dialog = await openRepeats(app);
  const tick = async (name: string) => dialog.getByRole('checkbox', { name: new RegExp(name) }).check();
  for (const name of ['Guidance scale', 'Inference steps', 'Scheduler']) await tick(name);
  await dialog.getByRole('button', { name: 'Test 3 parameters (4 requests)' }).click();
  const row = (name: string) => dialog.getByRole('listitem').filter({ hasText: name });
  await expect(row('Inference steps')).toContainText('seems ignored here');
  await expect(row('Scheduler')).toContainText('seems ignored here');
  await expect(row('Guidance scale')).toContainText('used');
  expect(api.calls().map(({ json }) => json)).toMatchObject([
    { parameters: { guidance_scale: 7, num_inference_steps: 20, scheduler: 'DDIMScheduler' } },
    { parameters: { guidance_scale: 7, num_inference_steps: 20, scheduler: 'DDIMScheduler' } },
    { parameters: { guidance_scale: 3.5, num_inference_steps: 20, scheduler: 'DDIMScheduler' } },
    { parameters: { guidance_scale: 7, num_inference_steps: 10, scheduler: 'DDIMScheduler' } },
    { parameters: { guidance_scale: 7, num_inference_steps: 20 } },
  ]);
  // The exact repeat is known by now, so that the next test takes one request less.
  await tick('Seed');
  await expect(dialog.getByRole('button', { name: 'Test 1 parameter (1 request)' })).toBeEnabled();
  expect((await new AxeBuilder({ page: app.page }).setLegacyMode().include('dialog').analyze()).violations).toEqual([]);

  await dialog.getByRole('button', { name: 'How repeatable is each model?' }).click();
  const all = app.page.getByRole('dialog', { name: 'How repeatable' });
  await expect(all.getByRole('row').nth(1)).toHaveText(
    /acme\/painter\s*Half deaf\s*1\s*1\s*0\s*0\s*0\s*steps, scheduler/,
  );
  expect((await new AxeBuilder({ page: app.page }).setLegacyMode().include('dialog').analyze()).violations).toEqual([]);
  await all.getByRole('button', { name: 'Close' }).click();
  await expect(app.detail('Inference steps')).toHaveText('20 · seems ignored by this server');
  await expect(app.detail('Guidance scale')).toHaveText('7');
});

for (const [cache, words] of [
  ['named', 'The server says it answered from its cache'],
  ['untold', 'the server told what computed the first one, but not this one'],
] as const) {
  test(`an answer from a cache that is ${cache} proves nothing`, async ({ app, api }) => {
    api.otherwise(paintingApi({ cache }).answer);
    await app.openWith(api);
    await app.generate(wish);
    await app.select('1·1');
    await app.action('Verify').click();
    await expect(verified(app)).toContainText('Verified: identical, 1 of 1 repeat, perhaps from a cache.');
    const dialog = await openRepeats(app);
    await expect(dialog.getByRole('list', { name: 'Figures' })).toContainText(words);
    await dialog.getByRole('button', { name: 'How repeatable is each model?' }).click();
    await expect(app.page.getByRole('row').nth(1)).toHaveText(/Test server\s*1\s*0\s*0\s*0\s*1/);
  });
}

test('another size is another picture, and the sizes are told', async ({ app, api }) => {
  let made = 0;
  api.otherwise(paintingApi({ size: () => ({ width: 48, height: 32 + 8 * made++ }) }).answer);
  await app.openWith(api);
  await app.generate(wish);
  await app.select('1·1');
  await app.action('Verify').click();
  await expect(verified(app)).toContainText('Verified: different, 1 of 1 repeat.');
  await expect(await openRepeats(app)).toContainText('The sizes differ: 48 × 32 and 48 × 40.');
});

test('a picture deleted under way is said to be missing, and compared once it is back', async ({ app, api }) => {
  api.otherwise(paintingApi().answer);
  await app.openWith(api);
  await app.generate(wish);
  await app.select('1·1');
  const slow = held(paintingApi().answer);
  api.answer(slow.answer);
  await app.action('Verify').click();
  await expect(verified(app)).toContainText('1 repeat under way.');
  await app.action('Delete').click();
  await expect(app.pictures).toHaveCount(0);
  slow.release();
  await app.select('2·1');
  await expect(verified(app)).toContainText('It cannot be compared: The picture it repeats was deleted.');
  await app.notice.getByRole('button', { name: 'Undo' }).click();
  await expect(verified(app)).toContainText('Repeat of 1·1: identical.');
});

test('a repeat that a reload broke off waits for a person, and another tab hears of it', async ({
  app,
  api,
  context,
}) => {
  api.otherwise(paintingApi().answer);
  await app.openWith(api);
  await app.generate(wish);
  await app.select('1·1');
  api.answer(held(paintingApi().answer).answer);
  await app.action('Verify').click();
  await api.received(2);
  await app.page.reload();
  await app.select('1·1');
  await expect(verified(app)).toContainText('1 repeat did not come: the card in the gallery says why.');

  const other = await context.newPage();
  await other.goto('/');
  const there = other.getByRole('complementary', { name: 'Picture details' }).getByRole('region', { name: 'Verified' });
  await other.getByRole('button', { name: 'Open picture 1·1', exact: true }).click();
  await expect(there).toContainText('did not come');
  await app.jobs.getByRole('button', { name: 'Try again' }).click();
  await expect(there).toContainText('Verified: identical, 1 of 1 repeat.');
  await app.select('1·1');
  await expect(verified(app)).toContainText('Verified: identical, 1 of 1 repeat.');
  expect(api.calls()).toHaveLength(3);
});

test('more requests than the designer wants without a word ask first', async ({ app, api }) => {
  api.otherwise(paintingApi().answer);
  await app.openWith(api, { price: '3' });
  await app.generate(wish);
  await app.select('1·1');
  const dialog = await openRepeats(app);
  await dialog.getByRole('checkbox', { name: /Seed/ }).check();
  await dialog.getByRole('button', { name: 'Test 1 parameter (2 requests)' }).click();
  const question = app.page.getByRole('dialog', { name: 'Generate 2 pictures?' });
  await expect(question).toContainText('$6');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  expect(api.calls()).toHaveLength(1);
});

/** Runs in the page: the bytes of a shown picture. */
function readPixels(image: SVGElement | HTMLElement): number[] {
  if (!(image instanceof HTMLImageElement)) throw new Error('no image');
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0);
  return [...(context?.getImageData(0, 0, canvas.width, canvas.height).data ?? [])];
}
