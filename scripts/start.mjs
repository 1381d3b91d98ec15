// npm start: installs what is missing, builds what has changed, and serves the production build.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, root } from './setup.mjs';

delete process.env.NODE_ENV; // Vite sets its own
await ensureInstalled();

const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const port = process.env.PORT || '4173';
if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
  console.error(`PORT must be a number from 1 to 65535; it is "${port}".`);
  process.exit(1);
}

const stampFile = path.join(root, '.cache', 'build-stamp');
const sources = hashOf(['index.html', 'package-lock.json', 'vite.config.ts', 'public', 'scripts', 'src']);
const isBuilt = existsSync(path.join(root, 'dist', 'index.html')) && existsSync(stampFile);
if (!isBuilt || readFileSync(stampFile, 'utf8') !== sources) {
  console.log('Building …');
  const code = await run(['build', '--logLevel', 'warn']);
  if (code !== 0) process.exit(code);
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, sources);
}

console.log(`Proofsheet is at http://localhost:${port}  (Ctrl+C stops it)`);
process.exit(await run(['preview', '--port', port, '--strictPort', '--logLevel', 'warn']));

function run(args) {
  const child = spawn(process.execPath, [vite, ...args], { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((done) => {
    child.on('exit', (code, signal) => done(code ?? (signal ? 0 : 1)));
  });
}

/** One hash over files and folders: what a build depends on. */
function hashOf(names) {
  const hash = createHash('sha256');
  const add = (name) => {
    const file = path.join(root, name);
    if (statSync(file).isDirectory()) for (const child of readdirSync(file).sort()) add(path.join(name, child));
    else hash.update(name).update(readFileSync(file));
  };
  for (const name of names) add(name);
  return hash.digest('hex');
}
