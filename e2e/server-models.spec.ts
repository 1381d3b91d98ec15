import { test as base, expect, type Proofsheet } from './fixtures.ts';
import { type Automatic1111, startAutomatic1111 } from './server/automatic1111-api.ts';

const test = base.extend<{ server: Automatic1111 }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs off its first parameter
  server: async ({}, use) => {
    const server = await startAutomatic1111();
    await use(server);
    await server.close();
  },
});

const openWith = (app: Proofsheet, { url }: Automatic1111) =>
  app.openWith({ url }, { api: 'AUTOMATIC1111', name: 'Own' });

test('a server’s own models and samplers are what its fields suggest', async ({ app, page, server }) => {
  await openWith(app, server);
  await app.field('Model').click();
  const models = page.getByRole('listbox', { name: 'Models of this server' }).getByRole('option');
  await expect(models).not.toHaveCount(0);
  await app.field('Model').fill('no such model');
  await expect(page.getByText('No model of this server is called that')).toBeVisible();
  await app.field('Model').press('Tab');
  await expect(app.field('Model')).toHaveValue('no such model');

  await app.field('Scheduler').click();
  const samplers = page.getByRole('listbox', { name: 'Schedulers' });
  await expect(samplers.getByRole('option', { name: 'Euler a', exact: true })).toBeVisible();
  await expect(samplers.getByRole('option', { name: 'DDIMScheduler' })).toHaveCount(0);
});

test('a model of the Hub is told to be none of the server’s, with one that is', async ({ app, server }) => {
  await openWith(app, server);
  const model = app.field('Model');
  await expect(model).toHaveAccessibleDescription(/Not one of this server’s models\. Use /);
  await app.form.getByRole('button', { name: /^Use (?!the model)/ }).click();
  await expect(model).not.toHaveValue('black-forest-labs/FLUX.1-dev');
  await expect(model).toHaveAccessibleDescription('');
});

test('a server that does not tell its models takes any name', async ({ app, page, server }) => {
  await openWith(app, server);
  await server.close();
  await page.reload();
  await app.field('Model').click();
  await expect(page.getByText('The server did not tell its models: any name can be typed')).toBeVisible();
  await app.field('Model').fill('some.safetensors');
  await app.field('Model').press('Tab');
  await expect(app.field('Model')).toHaveValue('some.safetensors');
});

test('a sampler’s name that goes out in other words says so', async ({ app, api }) => {
  await app.openWith(api);
  await app.field('Model').fill('stabilityai/stable-diffusion-xl-base-1.0');
  await app.field('Scheduler').fill('DPM++ 2M Karras');
  await expect(app.field('Scheduler')).toHaveAccessibleDescription(/^Sent as DPMSolverMultistepScheduler/);
  await app.field('Scheduler').fill('DPMSolverMultistepScheduler');
  await expect(app.field('Scheduler')).toHaveAccessibleDescription('');
});
