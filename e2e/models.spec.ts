import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { canary } from './canary.ts';
import { expect, type Proofsheet } from './fixtures.ts';
import { held, left } from './server/answer.ts';
import { picture, rateLimited } from './server/answers.ts';
import { hubSearch } from './server/hub-search.ts';
import { showIn } from './show-in.ts';
import { test } from './world.ts';

const hub = 'huggingface.co';

const providers = {
  name: 'Router',
  api: 'Hugging Face Inference Providers',
  baseUrl: 'https://router.huggingface.co',
  token: canary,
} as const;

const listOf = (page: Page, name = 'Models of the Hugging Face Hub') => page.getByRole('listbox', { name });

/** The words that were searched for, in the order of arrival. */
const searches = (calls: { url: string }[]) =>
  calls
    .map(({ url }) => new URL(url))
    .filter(({ pathname }) => pathname === '/api/models')
    .map(({ searchParams }) => searchParams.get('search') ?? '');

async function openRouter(app: Proofsheet): Promise<void> {
  await app.open();
  await app.addEndpoint(providers);
}

test('the Hub is searched from the keyboard alone, without a token', async ({ app, page, world }) => {
  world.host(hub, hubSearch);
  await openRouter(app);
  const model = app.field('Model');
  await model.focus();
  await model.press('ControlOrMeta+a');
  await page.keyboard.type('flux');
  const list = listOf(page);
  await expect(list.getByRole('option')).toHaveCount(1);
  await expect(model).toHaveAttribute('aria-expanded', 'true');
  await model.press('ArrowDown');
  const option = list.getByRole('option', { selected: true });
  await expect(option).toHaveAccessibleName(/^black-forest-labs\/FLUX\.1-dev /);
  await expect(model).toHaveAttribute('aria-activedescendant', (await option.getAttribute('id')) ?? 'none');
  await model.press('Enter');
  await expect(model).toHaveValue('black-forest-labs/FLUX.1-dev');
  await expect(list).toBeHidden();
  await expect(model).not.toHaveAttribute('aria-activedescendant');

  expect(searches(world.calls(hub))).toEqual(['flux']);
  for (const { headers } of world.calls(hub)) {
    expect(headers).not.toHaveProperty('authorization');
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
  }
});

test('a row says what decides: likes, downloads, licence, gate, warmth and who serves it', async ({
  app,
  page,
  world,
}) => {
  world.host(hub, hubSearch);
  await openRouter(app);
  await app.field('Model').click();
  const options = listOf(page).getByRole('option');
  await expect(options).toHaveCount(2);
  const [first, second] = [options.first(), options.last()];
  for (const said of ['12.3K', '1.2M', 'licence of its own', 'gated', 'warm', 'fal-ai, replicate, hf-inference +1'])
    await expect(first).toContainText(said);
  await expect(second).toHaveAccessibleName(/^Qwen\/Qwen-Image ♥?.*2.2K likes, .*210.3K downloads, apache-2.0 fal-ai$/);
  await expect(second).not.toContainText('gated');
  await expect(page.getByText('2 models that a provider serves')).toBeVisible();
});

for (const colorScheme of ['dark', 'light'] as const)
  test(`the open list looks good to axe and fits a phone, ${colorScheme}`, async ({ app, page, world }) => {
    // axe takes its time on a shared machine.
    test.setTimeout(90_000);
    world.host(hub, hubSearch);
    await showIn(page, colorScheme);
    await openRouter(app);
    await app.field('Guidance scale').fill('50');
    await app.field('Model').click();
    await expect(listOf(page).getByRole('option')).toHaveCount(2);
    await app.field('Model').press('ArrowDown');
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(grave.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))).toEqual([]);

    await page.setViewportSize({ width: 390, height: 844 });
    const box = await listOf(page).boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

test('a text that is typed on is not waited for: its search is aborted', async ({ app, page, world }) => {
  let aborted = () => {};
  const wasAborted = new Promise<void>((resolve) => {
    aborted = resolve;
  });
  world.host(hub, async (request, raw) => {
    if (new URL(request.url).searchParams.get('search') !== 'qw') return hubSearch(request, raw);
    await left(request);
    aborted();
    return undefined;
  });
  await openRouter(app);
  await app.field('Model').fill('qw');
  await expect(page.getByText('Searching the Hugging Face Hub…')).toBeVisible();
  await expect.poll(() => searches(world.calls(hub))).toEqual(['qw']);
  await app.field('Model').fill('qwen');
  await wasAborted;
  await expect(listOf(page).getByRole('option')).toHaveCount(1);
  await expect(listOf(page).getByRole('option')).toContainText('Qwen-Image');
});

test('without the Hub, well-known models are there and any name can be typed', async ({ app, page, world }) => {
  world.host(hub, rateLimited('60'));
  await openRouter(app);
  const wellKnown = listOf(page, 'Well-known models');
  await app.field('Model').fill('schnell');
  await expect(page.getByText('The Hub cannot be reached: well-known models')).toBeVisible();
  await expect(wellKnown.getByRole('option')).toHaveText(['black-forest-labs/FLUX.1-schnell']);

  world.host(hub, async (_request, raw) => void raw.destroy());
  await app.field('Model').fill('lightning');
  await expect(wellKnown.getByRole('option')).toHaveText(['ByteDance/SDXL-Lightning']);
  await expect(page.getByText('The Hub cannot be reached: well-known models')).toBeVisible();
  await app.field('Model').press('Tab');
  await expect(app.field('Model')).toHaveValue('lightning');
});

test('for anybody else’s server nothing is told to the Hub until that is asked for', async ({
  app,
  page,
  world,
  api,
}) => {
  world.host(hub, hubSearch);
  await app.openWith(api);
  const model = app.field('Model');
  await model.fill('flux');
  const wellKnown = listOf(page, 'Well-known models').getByRole('option');
  await expect(wellKnown).toHaveText([
    'black-forest-labs/FLUX.1-dev',
    'black-forest-labs/FLUX.1-schnell',
    'black-forest-labs/FLUX.1-Krea-dev',
    'Search the Hugging Face Hub for “flux”',
  ]);
  expect(world.calls(hub)).toEqual([]);
  await model.press('ArrowUp');
  await model.press('Enter');
  // Here a model that no provider serves is as good as any.
  await expect(listOf(page).getByRole('option')).toHaveCount(2);
  await expect(model).toHaveValue('flux');
  await expect(model).toBeFocused();
  await listOf(page)
    .getByRole('option', { name: /^someone\/flux-at-home/ })
    .click();
  await expect(model).toHaveValue('someone/flux-at-home');

  // One search is no leave for the next.
  await model.fill('secret project');
  await expect(wellKnown).toHaveText(['Search the Hugging Face Hub for “secret project”']);
  await model.press('Tab');
  expect(searches(world.calls(hub))).toEqual(['flux']);
  expect(world.calls(hub)).toHaveLength(1);
});

test('the demo and a plain form ask the Hub nothing', async ({ app, world, page }) => {
  world.host(hub, hubSearch);
  await app.open();
  await app.field('Model').click();
  await expect(listOf(page, 'Well-known models').getByRole('option')).toHaveCount(9);
  await app.field('Model').fill('Qwen/Qwen-Image');
  await app.field('Model').press('Tab');
  await app.generate({ Prompt: 'A fox', Width: '64', Height: '64' });
  await expect(app.pictures).toHaveCount(1);
  expect(world.calls(hub)).toEqual([]);
});

test('the provider is chosen among those that serve the model, and goes with the request', async ({ app, world }) => {
  world.host(hub, hubSearch);
  world.host('router.huggingface.co', picture());
  await openRouter(app);
  const provider = app.field('Provider');
  await expect(provider.getByRole('option')).toHaveText([
    'Automatic (fal-ai)',
    'fal-ai',
    'replicate',
    'hf-inference',
    'nebius: not spoken by Proofsheet',
    'together: still being tested',
  ]);
  await expect(provider.getByRole('option', { disabled: true })).toHaveCount(2);
  await provider.selectOption('hf-inference');
  await app.generate({ Prompt: 'A fox' });
  await expect(app.pictures).toHaveCount(1);
  const [call] = world.calls('router.huggingface.co');
  expect(call?.path).toBe('/hf-inference/models/black-forest-labs/FLUX.1-dev');

  // The choice stays, and a model it does not serve is told at once, in the words that Generate would have.
  await app.field('Model').fill('Qwen/Qwen-Image');
  await app.field('Model').press('Tab');
  await expect(provider).toHaveAccessibleDescription('Qwen/Qwen-Image is not served by hf-inference, but by fal-ai.');
  await expect(provider).toHaveValue('hf-inference');
  await provider.selectOption({ label: 'Automatic (fal-ai)' });
  await expect(provider).toHaveAccessibleDescription('');

  await app.field('Model').fill('someone/flux-at-home');
  await expect(provider).toHaveAccessibleDescription('someone/flux-at-home is not served by any inference provider.');
  await app.field('Model').fill('someone/unheard-of');
  await expect(provider).toHaveAccessibleDescription(/^There is no public model someone\/unheard-of/);
});

test('the provider says when it is being looked up, and when the Hub cannot be asked', async ({ app, page, world }) => {
  const slow = held(async (_request, raw) => void raw.destroy());
  world.host(hub, slow.answer);
  await openRouter(app);
  await expect(page.getByText('looking up who serves it…')).toBeVisible();
  slow.release();
  await expect(app.field('Provider')).toHaveAccessibleDescription(/^The Hugging Face Hub, .* could not be asked/);
  await expect(page.getByText('looking up who serves it…')).toBeHidden();
});

test('what the provider cannot take is said at its field before the run', async ({ app, world }) => {
  world.host(hub, hubSearch);
  await openRouter(app);
  await app.field('Scheduler').fill('DDIMScheduler');
  await expect(app.field('Scheduler')).toHaveAccessibleDescription(/^Not sent: fal/);
  await app.field('Provider').selectOption('hf-inference');
  await expect(app.field('Scheduler')).toHaveAccessibleDescription(/^FLUX.1-dev keeps its own scheduler/);
  await app.field('Scheduler').fill('');
  await expect(app.field('Scheduler')).toHaveAccessibleDescription('');
});

test('request options say when the endpoint has no use for them', async ({ app, api }) => {
  const cache = app.form.getByRole('switch', { name: 'Use cache' });
  await app.openWith(api);
  await expect(cache).toHaveAccessibleDescription('The server may answer with a picture it made before');
  await app.addEndpoint({ name: 'Own', api: 'Inference Endpoint', baseUrl: api.url });
  await expect(cache).toHaveAccessibleDescription(/not sent to this endpoint$/);
  await expect(app.form.getByRole('switch', { name: 'Wait for model' })).toHaveAccessibleDescription(
    /not sent to this endpoint$/,
  );
});

test('placeholders and warnings know the model, and hold nothing up', async ({ app, api }) => {
  api.answer(picture());
  await app.openWith(api);
  await expect(app.field('Inference steps')).toHaveAttribute('placeholder', 'Model’s 28');
  await expect(app.field('Guidance scale')).toHaveAttribute('placeholder', 'Model’s 3.5');
  await expect(app.field('Width')).toHaveAttribute('placeholder', 'Model’s 1024');
  await app.field('Model').fill('black-forest-labs/FLUX.1-schnell');
  await expect(app.field('Guidance scale')).toHaveAttribute('placeholder', 'Not used');
  await app.field('Guidance scale').fill('3');
  await app.field('Inference steps').fill('20');
  await app.field('Width').fill('1000');
  await app.field('Height').fill('1000');
  await expect(app.field('Guidance scale')).toHaveAccessibleDescription('FLUX.1-schnell ignores guidance');
  await expect(app.field('Inference steps')).toHaveAccessibleDescription('1–4 steps are usual for FLUX.1-schnell');
  await expect(app.field('Width')).toHaveAccessibleDescription('FLUX.1-schnell rounds sizes to multiples of 16');
  await app.generate({ Prompt: 'A fox' });
  await api.received(1);
  await app.field('Model').fill('someone/unheard-of');
  await expect(app.field('Guidance scale')).toHaveAttribute('placeholder', 'Model’s own');
  await expect(app.field('Width')).toHaveAccessibleDescription('');
});

test('the usual settings of a model are one press away, and so is the way back', async ({ app }) => {
  await app.open();
  const settings = async () =>
    Promise.all(['Inference steps', 'Guidance scale', 'Width', 'Height'].map((name) => app.field(name).inputValue()));
  await app.field('Inference steps').fill('7');
  await app.form.getByRole('button', { name: 'Use the model’s usual settings' }).click();
  expect(await settings()).toEqual(['28', '3.5', '1024', '1024']);
  await app.form.getByRole('button', { name: 'Undo usual settings' }).click();
  expect(await settings()).toEqual(['7', '', '', '']);

  await app.field('Model').fill('stabilityai/sdxl-turbo');
  await app.field('Guidance scale').fill('7.5');
  await app.form.getByRole('button', { name: 'Use the model’s usual settings' }).click();
  expect(await settings()).toEqual(['1', '0', '512', '512']);
  await app.field('Model').fill('someone/unheard-of');
  await expect(app.form.getByRole('button', { name: /usual settings/ })).toHaveCount(0);
});
