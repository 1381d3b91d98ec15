// Installs node_modules when it is missing or out of date. Uses only Node built-ins,
// because it runs before anything is installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stampFile = path.join(root, 'node_modules', '.setup-stamp');
const lockFile = path.join(root, '.cache', 'setup.lock');

function wanted() {
  const h = createHash('sha256');
  for (const f of ['package.json', 'package-lock.json', '.npmrc']) {
    const p = path.join(root, f);
    if (existsSync(p)) h.update(readFileSync(p));
  }
  return `${process.platform}-${process.arch}-${process.versions.modules}-${h.digest('hex')}`;
}

function isReady() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted();
}

/** npm's own JS file when npm started us (works on Windows too), else `npm` from PATH. Asynchronous, so that signals reach us. */
function npm(args) {
  const cli = process.env.npm_execpath;
  const viaNode = cli && /npm-cli\.c?js$/.test(cli);
  const env = { ...process.env };
  // What `npm start`/`npm test` leaves in the environment must not steer the nested npm.
  for (const k of Object.keys(env))
    if (/^npm_(lifecycle|package)_/i.test(k) || /^npm_(command|node_execpath)$/i.test(k)) delete env[k];
  const file = viaNode ? process.execPath : process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const child = spawn(file, [...(viaNode ? [cli] : []), ...args], {
    cwd: root,
    stdio: 'inherit',
    env,
    shell: !viaNode && process.platform === 'win32',
  });
  for (const s of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(s, () => child.kill(s));
  return new Promise((done) => {
    child.on('error', () => done(1));
    child.on('exit', (code) => done(code ?? 1));
  });
}

const alive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (e) {
    return e.code === 'EPERM';
  }
};

/** Two commands started at the same time must not both run npm ci. A lock whose owner is dead does not count. */
async function withLock(fn) {
  mkdirSync(path.dirname(lockFile), { recursive: true });
  for (let told = false; ; ) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      break;
    } catch (e) {
      if (e.code !== 'EEXIST') throw e;
    }
    let owner = 0;
    try {
      owner = Number(readFileSync(lockFile, 'utf8'));
    } catch {}
    if (owner && !alive(owner)) rmSync(lockFile, { force: true });
    else {
      if (!told) console.log('set-up: another set-up is running, waiting for it');
      told = true;
      await new Promise((r) => setTimeout(r, 300));
    }
  }
  try {
    return await fn();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

export async function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19) || major === 21 || (major === 22 && minor < 13)) {
    console.error(`Node 20.19+, 22.13+ or 24+ is needed; this is ${process.version}.`);
    process.exit(1);
  }
  if (isReady()) return;
  await withLock(async () => {
    if (isReady()) return;
    console.log('set-up: installing packages (npm ci) …');
    const t = Date.now();
    const rc = await npm(['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund']);
    if (rc !== 0) {
      console.error('set-up: npm ci failed');
      rmSync(lockFile, { force: true });
      process.exit(rc);
    }
    writeFileSync(stampFile, wanted());
    console.log(`set-up: done in ${((Date.now() - t) / 1000).toFixed(1)} s`);
  });
}
