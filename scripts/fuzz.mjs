// npm run fuzz: 5,000 damaged inputs of each kind that comes from outside. Prints a table. FUZZ=… and SEED=… change it.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled, root } from './setup.mjs';

await ensureInstalled();
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', 'e2e/fuzz'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, FUZZ: process.env.FUZZ ?? '5000' },
});
process.exit(status ?? 1);
