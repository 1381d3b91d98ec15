import { expect, test } from '../fixtures.ts';

// What is stored may be anything; the lock lets nobody through that the form would not have saved (TRUST B.3).
const entry = { id: 'a', name: 'A', api: 'openai-images' };
const shut = [
  'http://public.example',
  'http://8.8.8.8:7860',
  'http://10.evil.example',
  'http://192.168.1.5.evil.example',
  'http://172.32.0.1',
];
const open = ['https://public.example', 'http://192.168.1.5:7860', 'http://172.20.0.1', 'http://studio.local:8080'];

test('without TLS only servers at home are let through, and nothing that the app would drop', async ({ app, page }) => {
  const own = [
    ...[...shut, ...open].map((baseUrl, index) => ({ ...entry, id: `e${index}`, baseUrl })),
    { baseUrl: 'https://nameless.example' },
    { ...entry, name: 7, baseUrl: 'https://numbered.example' },
  ];
  await page.addInitScript(
    (text) => localStorage.setItem('proofsheet.endpoints', text),
    JSON.stringify({ selected: 'demo', own }),
  );
  await app.open();
  const lock = await page.locator('meta[http-equiv="Content-Security-Policy"]').last().getAttribute('content');
  const sources = /connect-src ([^;]*)/.exec(lock ?? '')?.[1]?.split(' ') ?? [];
  expect(sources.filter((source) => !/huggingface|fal\.media|replicate|self/.test(source)).sort()).toEqual(open.sort());
  // The form is stricter than the lock: five of these are none of its endpoints, and the page says so once.
  await expect(app.notice).toContainText('left out: endpoints');
  await page.reload();
  await expect(app.field('Prompt')).toBeVisible();
  await expect(app.notice).toBeEmpty();
});

test('a base URL that leads elsewhere than it reads says where', async ({ app, page }) => {
  await app.open();
  await page.getByRole('button', { name: /^Endpoint/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Endpoints' });
  await dialog.getByRole('button', { name: 'Add endpoint' }).click();
  const field = dialog.getByRole('textbox', { name: 'Base URL' });
  await field.fill('https://huggingfаce.co/x');
  await expect(dialog).toContainText('Will be sent to: https://xn--');
  await field.fill('https://Images.example:8443/v1');
  await expect(dialog).not.toContainText('Will be sent to');
});
