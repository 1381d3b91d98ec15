// npm run kills: kills the browser a hundred times in the middle of its work, and counts what it kept. No part of the
// tests. KILLS=… and KILLS_SEED=… choose how many, and when.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled, root } from './setup.mjs';

delete process.env.NODE_ENV; // Vite and Playwright each set their own
await ensureInstalled();
const { ensureChromium } = await import('./chromium.mjs');
console.log(`set-up: Chromium is ${await ensureChromium()}`);
run(['vite', 'bin', 'vite.js'], 'build', '--logLevel', 'warn');
run(['@playwright', 'test', 'cli.js'], 'test', '--config', 'e2e/kills/playwright.config.ts');

function run(module, ...args) {
  const program = path.join(root, 'node_modules', ...module);
  const { status } = spawnSync(process.execPath, [program, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
