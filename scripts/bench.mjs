// npm run bench: measures the production build against bare pages in the same run. No part of the tests.
// Words after `--` choose benches by name: npm run bench -- scroll.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled, root } from './setup.mjs';

delete process.env.NODE_ENV; // Vite and Playwright each set their own
await ensureInstalled();
const { ensureChromium } = await import('./chromium.mjs');
console.log(`set-up: Chromium is ${await ensureChromium()}`);

const vite = ['vite', 'bin', 'vite.js'];
run(vite, 'build', '--logLevel', 'warn');
// Here and not in the bench that needs it: under Playwright's NODE_ENV Vite would bundle the development React.
const emptyPage = path.join(root, '.cache', 'bench', 'empty-page');
run(
  vite,
  'build',
  'e2e/bench/empty-page',
  '--base',
  './',
  '--outDir',
  emptyPage,
  '--emptyOutDir',
  '--logLevel',
  'warn',
);
run(['@playwright', 'test', 'cli.js'], 'test', '--config', 'e2e/bench/playwright.config.ts', ...process.argv.slice(2));

function run(module, ...args) {
  const program = path.join(root, 'node_modules', ...module);
  const { status } = spawnSync(process.execPath, [program, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
