// The router, the Hub and the hosts of pictures, played on this machine under their own names.
import { spokenProviders } from '#inference/hub-mapping.ts';
import { canary } from './canary.ts';
import { expect, type Proofsheet } from './fixtures.ts';
import { failure } from './server/answers.ts';
import { hubApi, type RouterOptions, routerApi } from './server/router-api.ts';
import type { World } from './server/world.ts';
import { test } from './world.ts';

const model = 'stabilityai/stable-diffusion-xl-base-1.0';

async function open(app: Proofsheet, world: World, provider: string, options: RouterOptions = {}) {
  const play = routerApi({ cdn: 'https://v3.fal.media', ...options });
  world.host('router.huggingface.co', (request, raw) => play.router(request, raw));
  world.host(
    'huggingface.co',
    hubApi({ [provider]: provider === 'fal-ai' ? 'fal-ai/fast-sdxl' : 'stability-ai/sdxl' }),
  );
  world.host('v3.fal.media', (request, raw) => play.cdn(request, raw));
  await app.open();
  await app.addEndpoint({
    name: 'Router',
    api: 'Hugging Face Inference Providers',
    baseUrl: 'https://router.huggingface.co',
    token: canary,
  });
  return play;
}

const fields = { Model: model, Prompt: 'A lighthouse' };

/** How often the Hub was asked who serves the model; it is searched for what is typed as well. */
function askedWhoServes(world: World): number {
  const asked = `/api/models/${model}?expand[]=inferenceProviderMapping`;
  return world.calls('huggingface.co').filter(({ path }) => path === asked).length;
}

for (const provider of spokenProviders) {
  test(`${provider} makes a picture; the token goes to the router alone`, async ({ app, world }) => {
    const play = await open(app, world, provider);
    await app.generate(fields);
    await expect(app.pictures).toHaveCount(1, { timeout: 15_000 });
    expect(play.orders).toHaveLength(1);
    const calls = world.calls('router.huggingface.co');
    expect(calls[0]?.path).toMatch(new RegExp(`^/${provider}/`));
    expect(calls.every(({ headers }) => headers.authorization === `Bearer ${canary}`)).toBe(true);
    const others = [...world.calls('huggingface.co'), ...world.calls('v3.fal.media')];
    expect(others.map(({ headers }) => headers.authorization ?? headers.cookie ?? headers.referer)).toEqual(
      others.map(() => undefined),
    );
    expect(JSON.stringify(others)).not.toContain('CANARY');
    expect(askedWhoServes(world)).toBe(1);
  });
}

test('the Hub is asked once for several pictures', async ({ app, world }) => {
  await open(app, world, 'together');
  await app.generate({ ...fields, Images: '3' });
  await expect(app.pictures).toHaveCount(3);
  expect(askedWhoServes(world)).toBe(1);
});

test('an order interrupted by a reload goes on, and is not ordered twice', async ({ app, page, world }) => {
  const play = await open(app, world, 'fal-ai', { polls: 1_000_000 });
  await app.generate(fields);
  await expect.poll(() => world.calls('router.huggingface.co').length).toBeGreaterThan(2);
  await expect.poll(() => app.stored('jobs')).toMatchObject([{ receipt: { kind: 'ask', stage: 'status' } }]);
  await page.reload();
  const card = app.job('failed. Interrupted');
  await expect(card).toContainText('Try again asks for the same one; nothing is ordered twice.');
  play.options.polls = 0;
  await card.getByRole('button', { name: 'Try again' }).click();
  await expect(app.pictures).toHaveCount(1);
  expect(play.orders).toHaveLength(1);
});

test('cancelling stops asking', async ({ app, world }) => {
  await open(app, world, 'wavespeed', { polls: 1_000_000 });
  await app.generate(fields);
  await expect.poll(() => world.calls('router.huggingface.co').length).toBeGreaterThan(1);
  await app.jobs.getByRole('button', { name: 'Cancel' }).click();
  await expect(app.jobs).toHaveCount(0);
  const asked = world.calls('router.huggingface.co').length;
  // Two more polls would fit into the time that this other picture takes to be ordered, asked after and shown.
  await app.generate({ Prompt: 'Another' });
  await expect.poll(() => world.calls('router.huggingface.co').length).toBeGreaterThan(asked + 3);
  const [first, ...later] = world
    .calls('router.huggingface.co')
    .slice(asked)
    .map(({ method }) => method);
  expect([first, later.includes('POST')]).toEqual(['POST', false]);
});

// TRUST.
test('addresses in answers lead nobody astray', async ({ app, world }) => {
  world.host('evil.example', failure(500, 'stolen'));
  const play = await open(app, world, 'fal-ai', { claims: { order: 'https://evil.example/../../together/v1' } });
  await app.generate(fields);
  await expect(app.job(/^failed/)).toBeVisible();
  expect(world.calls('router.huggingface.co').map(({ path }) => path)).toEqual([
    '/fal-ai/fal-ai/fast-sdxl?_subdomain=queue',
    '/fal-ai/together/v1/status?_subdomain=queue',
  ]);
  expect(world.calls('evil.example')).toEqual([]);

  await app.jobs.getByRole('button', { name: 'Dismiss' }).click();
  play.options.claims = { picture: 'https://evil.example/x.png' };
  await app.generate({ Prompt: 'Another' });
  const card = app.job('failed. The picture is made, but could not be fetched');
  await expect(card).toContainText('It lies on evil.example, which this page does not ask by itself.');
  await expect(card.getByRole('link', { name: 'Open picture' })).toHaveAttribute('href', 'https://evil.example/x.png');
  expect(world.calls('evil.example')).toEqual([]);
  // Allowed for this tab, it is asked, but told nothing.
  await card.getByRole('button', { name: 'Allow evil.example' }).click();
  await app.job('failed').getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => world.calls('evil.example').length).toBe(1);
  const [stolen] = world.calls('evil.example');
  expect(stolen?.headers).not.toHaveProperty('authorization');
  expect(stolen?.headers).not.toHaveProperty('referer');
  expect(JSON.stringify(world.calls('evil.example'))).not.toContain('CANARY');

  await app.jobs.getByRole('button', { name: 'Dismiss' }).click();
  play.options.claims = { picture: 'https://192.168.1.1/x.png' };
  await app.generate({ Prompt: 'A third' });
  await expect(app.job(/^failed/)).toContainText('is on a private network (192.168.1.1)');
});

test('says that nothing was sent when nobody serves the model', async ({ app, world }) => {
  await open(app, world, 'nebius');
  await app.generate(fields);
  await expect(app.job('failed. The model was not found there')).toContainText(
    `${model} is served by nebius, whose way of talking Proofsheet does not know.`,
  );
  await expect(app.job(/^failed/)).toContainText('Nothing was sent or billed.');
  expect(world.calls('router.huggingface.co')).toEqual([]);
});

test('a bill that was not paid leads to where it is', async ({ app, world }) => {
  const order = failure(402, 'You have depleted your monthly included credits. Purchase pre-paid credits to continue.');
  await open(app, world, 'together', { instead: { order } });
  await app.generate(fields);
  const card = app.job('failed. No credits left');
  await expect(card).toContainText('Buy credits or subscribe to PRO.');
  await expect(card.getByRole('link', { name: 'Billing settings' })).toHaveAttribute(
    'href',
    'https://huggingface.co/settings/billing',
  );
});

test('the printed code follows the order to its picture', async ({ app, world }) => {
  await open(app, world, 'fal-ai');
  await app.generate(fields);
  await expect(app.pictures).toHaveCount(1);
  await app.select('1·1');
  const code = app.details.getByRole('region', { name: 'Code' });
  await expect(code).toContainText('https://router.huggingface.co/fal-ai/fal-ai/fast-sdxl?_subdomain=queue');
  await expect(code).toContainText('["images"][0]["url"]');
});
