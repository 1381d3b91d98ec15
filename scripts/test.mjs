import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled, root } from './setup.mjs';

delete process.env.NODE_ENV; // Vite, Vitest and Playwright each set their own
await ensureInstalled();
const { ensureChromium } = await import('./chromium.mjs');
console.log(`set-up: Chromium is ${await ensureChromium()}`);
const bin = (...p) => path.join(root, 'node_modules', ...p);
const steps = [
  ['types', bin('typescript', 'bin', 'tsc'), '--noEmit'],
  ['unit and browser tests', bin('vitest', 'vitest.mjs'), 'run'],
  ['end-to-end tests', bin('@playwright', 'test', 'cli.js'), 'test'],
];
let failed = 0;
for (const [name, ...args] of steps) {
  console.log(`\n== ${name}`);
  const t = Date.now();
  const r = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  console.log(`== ${name}: ${r.status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - t) / 1000).toFixed(1)} s)`);
  if (r.status !== 0) failed++;
}
process.exit(failed ? 1 : 0);
