import { expect, type Proofsheet, test } from './fixtures.ts';

const everything = {
  Model: 'acme/painter-2',
  Prompt: 'A red fox,\nat dusk',
  Width: '768',
  Height: '512',
  'Guidance scale': '3.5',
  'Inference steps': '28',
  Scheduler: 'EulerDiscreteScheduler',
  Seed: '42',
};

async function fillEverything(app: Proofsheet): Promise<void> {
  for (const [name, value] of Object.entries(everything)) await app.field(name).fill(value);
  await app.field('Negative prompt').fill('blur, text,');
  await app.form.getByRole('button', { name: 'Lock seed' }).click();
}

test('as documented: every parameter under its documented name, and two headers when the switches are moved', async ({
  app,
  api,
}) => {
  await app.open();
  await app.addEndpoint({
    name: 'Scripted',
    api: 'Inference API (as documented)',
    baseUrl: api.url,
    token: 'hf_secret',
  });
  await fillEverything(app);
  await app.form.getByRole('switch', { name: 'Use cache' }).uncheck();
  await app.form.getByRole('switch', { name: 'Wait for model' }).check();
  await app.generate();
  await api.received(1);
  const [call] = api.calls();
  expect(call).toMatchObject({
    method: 'POST',
    path: '/models/acme/painter-2',
    headers: {
      'content-type': 'application/json',
      authorization: 'Bearer hf_secret',
      'x-use-cache': 'false',
      'x-wait-for-model': 'true',
    },
  });
  expect(call?.json).toEqual({
    inputs: 'A red fox,\nat dusk',
    parameters: {
      guidance_scale: 3.5,
      negative_prompt: ['blur', 'text'],
      num_inference_steps: 28,
      target_size: { width: 768, height: 512 },
      scheduler: 'EulerDiscreteScheduler',
      seed: 42,
    },
  });
});

test('what is empty is not sent, and switches at rest are no headers', async ({ app, api }) => {
  await app.open();
  await app.addEndpoint({ name: 'Scripted', api: 'Inference API (as documented)', baseUrl: api.url });
  await fillEverything(app);
  for (const name of Object.keys(everything).slice(2)) await app.field(name).clear();
  for (const item of ['blur', 'text']) await app.form.getByRole('button', { name: `Remove ${item}` }).click();
  await app.generate();
  await api.received(1);
  const [call] = api.calls();
  expect(call?.json).toEqual({ inputs: everything.Prompt, parameters: { seed: expect.any(Number) } });
  for (const name of ['x-use-cache', 'x-wait-for-model', 'authorization'])
    expect(call?.headers).not.toHaveProperty(name);
});

test('zero is a value: seed 0 and guidance 0 are sent', async ({ app, api }) => {
  await app.open();
  await app.addEndpoint({ name: 'Scripted', api: 'Inference API (as documented)', baseUrl: api.url });
  await app.form.getByRole('button', { name: 'Lock seed' }).click();
  await app.generate({ Prompt: 'A fox', Seed: '0', 'Guidance scale': '0' });
  await api.received(1);
  expect(api.calls()[0]?.json).toEqual({ inputs: 'A fox', parameters: { guidance_scale: 0, seed: 0 } });
});

test('Hugging Face today: the size is flat and the negative prompt one text', async ({ app, api }) => {
  await app.open();
  await app.addEndpoint({ name: 'Router', api: 'Hugging Face (current)', baseUrl: `${api.url}/hf-inference/` });
  await fillEverything(app);
  await app.generate();
  await api.received(1);
  const [call] = api.calls();
  expect(call?.path).toBe('/hf-inference/models/acme/painter-2');
  expect(call?.json).toEqual({
    inputs: everything.Prompt,
    parameters: {
      guidance_scale: 3.5,
      negative_prompt: 'blur, text',
      num_inference_steps: 28,
      width: 768,
      height: 512,
      scheduler: 'EulerDiscreteScheduler',
      seed: 42,
    },
  });
});

test('an Inference Endpoint is asked at its own URL, without the headers it does not know', async ({ app, api }) => {
  await app.open();
  await app.addEndpoint({ name: 'Mine', api: 'Inference Endpoint', baseUrl: api.url });
  await app.form.getByRole('switch', { name: 'Use cache' }).uncheck();
  await fillEverything(app);
  await app.generate();
  await api.received(1);
  const [call] = api.calls();
  expect(call?.path).toBe('/');
  expect(call?.headers).not.toHaveProperty('x-use-cache');
  expect(call?.json).toMatchObject({
    inputs: everything.Prompt,
    parameters: { width: 768, negative_prompt: 'blur, text' },
  });
});
