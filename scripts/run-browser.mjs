// What the long forms of tests have in common: their own set-up, a Chromium, a fresh build, and Playwright on top of it.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled, root } from './setup.mjs';

delete process.env.NODE_ENV; // Vite and Playwright each set their own
await ensureInstalled();
const { ensureChromium } = await import('./chromium.mjs');
console.log(`set-up: Chromium is ${await ensureChromium()}`);
build();

/** Builds the app, or what the arguments say. */
export function build(...args) {
  run(['vite', 'bin', 'vite.js'], ['build', ...args, '--logLevel', 'warn']);
}

/** Runs browser tests of a configuration; `amounts` are for the environment, which may say otherwise. */
export function browserTests(config, args = [], amounts = {}) {
  run(['@playwright', 'test', 'cli.js'], ['test', '--config', config, ...args], amounts);
}

/** Ends this process when a step fails. */
function run(module, args, amounts = {}) {
  const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules', ...module), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...amounts, ...process.env },
  });
  if (status !== 0) process.exit(status ?? 1);
}
