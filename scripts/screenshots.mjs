// npm run screenshots: the README's pictures, taken of the built app at work with its built-in demo.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, root } from './setup.mjs';

await ensureInstalled();
const { ensureChromium, launchOptions } = await import('./chromium.mjs');
await ensureChromium();
const { chromium } = await import('@playwright/test');

const port = 4175;
const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const folder = path.join(root, '.github', 'screenshots');
mkdirSync(folder, { recursive: true });

const server = spawn(
  process.execPath,
  [vite, 'preview', '--host', '127.0.0.1', '--port', String(port), '--strictPort'],
  { cwd: root },
);
await new Promise((ready) => server.stdout.once('data', ready));
const browser = await chromium.launch(launchOptions());
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'dark',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const take = (name) => page.screenshot({ path: path.join(folder, `${name}.png`) });
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.reload(); // the second visit has the font at once

  await run(page, { Prompt: 'Snowy mountains at dawn, pine trees, birds', ratio: '4:3', Seed: '41', Images: '4' });
  await run(page, { Prompt: 'Snowy mountains at dusk, pine trees, aurora', Seed: '57' });
  await run(page, { Prompt: 'Astronaut riding a horse across a salt flat, low sun', Seed: '482910233' });
  await run(page, {
    Prompt: 'Astronaut riding a horse across a salt flat, low sun, birds',
    'Guidance scale': '9',
    Seed: '482910233',
  });
  await page.getByRole('button', { name: 'Open picture 3·2' }).click();
  await page.keyboard.press('p');
  await page.getByRole('button', { name: 'Open picture 4·3' }).click();
  await page.keyboard.press('p');
  await page.getByRole('spinbutton', { name: 'Guidance scale' }).fill('5');
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).focus();
  await take('dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.waitForTimeout(300);
  await take('light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Close details' }).click();
  await page.getByRole('button', { name: 'Gallery', exact: true }).click();
  await page.waitForTimeout(300);
  await take('phone');
  console.log(`Screenshots are in ${path.relative(root, folder)}`);
} finally {
  await browser.close();
  server.kill();
}

/** Fills the form, holds the seed, generates, and waits for the pictures to hang. */
async function run(page, { ratio, ...fields }) {
  for (const [name, value] of Object.entries(fields))
    await page.getByRole('form').getByLabel(name, { exact: true }).last().fill(value);
  if (ratio) await page.getByRole('radio', { name: ratio }).check({ force: true });
  const lock = page.getByRole('button', { name: 'Lock seed' });
  if ((await lock.getAttribute('aria-pressed')) === 'false') await lock.click();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('group', { name: /^Job/ }).first().waitFor();
  while ((await page.getByRole('group', { name: /^Job/ }).count()) > 0) await page.waitForTimeout(100);
  await page.waitForTimeout(600);
}
