import { expect } from './fixtures.ts';
import { picture } from './server/answers.ts';
import { test } from './world.ts';

// A server out there: those of one's own network are asked offline as well.
const host = 'pictures.example';
const prompt = { Prompt: 'A lighthouse in a storm at night' };

test('offline, a job waits for the network and goes by itself when it is back', async ({ app, world, context }) => {
  world.host(host, picture());
  await app.openWith({ url: `https://${host}` });
  await context.setOffline(true);
  await app.generate(prompt);
  await expect(app.job('Offline, waits for the network')).toBeVisible();
  expect(world.calls(host)).toHaveLength(0);
  await context.setOffline(false);
  await expect(app.pictures).toHaveCount(1);
  expect(world.calls(host)).toHaveLength(1);
});

test('offline, a waiting job can be cancelled and is never sent', async ({ app, world, context }) => {
  world.host(host, picture());
  await app.openWith({ url: `https://${host}` });
  await context.setOffline(true);
  await app.generate(prompt);
  await app.job('Offline').getByRole('button', { name: 'Cancel' }).click();
  await expect(app.jobs).toHaveCount(0);
  await context.setOffline(false);
  await app.generate({ Prompt: 'Another one' });
  await expect(app.pictures).toHaveCount(1);
  expect(world.calls(host).map(({ json }) => json)).toMatchObject([{ inputs: 'Another one' }]);
});
