// npm run soak: 2,000 pictures from a server that fails one time in ten, 1,000 times a picture opened and closed, 60 reloads
// in the middle of a save. Prints tables. SOAK=…, SEED=…, CYCLES=… and RELOADS=… change it.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled, root } from './setup.mjs';

delete process.env.NODE_ENV; // Vite and Playwright each set their own
await ensureInstalled();
const { ensureChromium } = await import('./chromium.mjs');
console.log(`set-up: Chromium is ${await ensureChromium()}`);
run({}, 'vite', 'bin', 'vite.js', 'build', '--logLevel', 'warn');
const config = ['test', '--config', 'e2e/playwright.config.ts', '--workers', '1', '--reporter', 'line'];
const amounts = { SOAK: '2000', CYCLES: '1000', RELOADS: '60', ...process.env };
const specs = ['soak', 'object-urls', 'reload'].map((name) => `trust/${name}.spec.ts`);
run(amounts, '@playwright', 'test', 'cli.js', ...config, ...specs);

function run(env, name, ...rest) {
  const scriptAt = rest.findIndex((part) => part.endsWith('.js'));
  const program = path.join(root, 'node_modules', name, ...rest.slice(0, scriptAt + 1));
  const { status } = spawnSync(process.execPath, [program, ...rest.slice(scriptAt + 1)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exit(status ?? 1);
}
