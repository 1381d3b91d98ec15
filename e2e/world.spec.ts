import { canary } from './canary.ts';
import { expect } from './fixtures.ts';
import { picture } from './server/answers.ts';
import { test } from './world.ts';

test('a host of the world answers over TLS, under its own name', async ({ app, world }) => {
  world.host('router.huggingface.co', picture());
  await app.open();
  await app.addEndpoint({
    name: 'Hugging Face',
    api: 'Hugging Face (current)',
    baseUrl: 'https://router.huggingface.co/hf-inference',
    token: canary,
  });
  await app.generate({ Prompt: 'A lighthouse', Images: '2' });
  await expect(app.pictures).toHaveCount(2);
  const [call] = world.calls('router.huggingface.co');
  expect(call?.url).toBe('https://router.huggingface.co/hf-inference/models/black-forest-labs/FLUX.1-dev');
  expect(call?.headers.authorization).toBe(`Bearer ${canary}`);
});

test('nobody else answers', async ({ page, world }) => {
  world.host('huggingface.co', picture());
  await page.goto('/');
  const ask = (url: string) => page.evaluate((address) => fetch(address).then(({ status }) => status, String), url);
  expect(await ask('https://huggingface.co/x')).toBe(200);
  expect(await ask('https://example.org/')).toContain('Failed to fetch');
  expect(world.calls('huggingface.co')).toHaveLength(1);
});
