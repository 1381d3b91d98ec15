import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled, root } from './setup.mjs';

delete process.env.NODE_ENV; // Vite, Vitest and Playwright each set their own
await ensureInstalled();
const child = spawn(
  process.execPath,
  [path.join(root, 'node_modules', 'vite', 'bin', 'vite.js'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
for (const s of ['SIGINT', 'SIGTERM']) process.on(s, () => child.kill(s));
child.on('exit', (code, sig) => process.exit(code ?? (sig ? 130 : 1)));
