// Finds a Chromium that really starts; ensureChromium() also installs one.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './setup.mjs';

const cacheFile = path.join(root, '.cache', 'chromium-path');
const hermetic = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';
const launchArgs = ['--no-sandbox', hermetic];

const isExe = (p) => {
  try {
    accessSync(p, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
function onPath(names) {
  const exts = process.platform === 'win32' ? ['.exe'] : [''];
  return names
    .flatMap((n) =>
      (process.env.PATH ?? '')
        .split(path.delimiter)
        .filter(Boolean)
        .flatMap((d) => exts.map((e) => path.join(d, n + e))),
    )
    .filter(isExe);
}
async function candidates() {
  const out = [];
  if (process.env.CHROMIUM_PATH) out.push(process.env.CHROMIUM_PATH);
  try {
    const { chromium } = await import('@playwright/test');
    out.push(chromium.executablePath());
  } catch {}
  out.push(
    ...onPath([
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      'google-chrome',
      'chrome',
      'microsoft-edge',
      'msedge',
    ]),
  );
  const L = process.env.LOCALAPPDATA ?? '',
    PF = process.env.PROGRAMFILES ?? '',
    PX = process.env['PROGRAMFILES(X86)'] ?? '';
  out.push(
    ...({
      linux: [
        '/usr/bin/chromium',
        '/usr/bin/chromium-browser',
        '/usr/bin/google-chrome',
        '/opt/google/chrome/chrome',
        '/snap/bin/chromium',
      ],
      darwin: [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ].flatMap((p) => [p, path.join(os.homedir(), p)]),
      win32: [PF, PX, L]
        .filter(Boolean)
        .flatMap((d) => [
          path.join(d, 'Google/Chrome/Application/chrome.exe'),
          path.join(d, 'Chromium/Application/chrome.exe'),
          path.join(d, 'Microsoft/Edge/Application/msedge.exe'),
        ]),
    }[process.platform] ?? []),
  );
  const hidden = (process.env.CHROMIUM_IGNORE ?? '').split(path.delimiter).filter(Boolean); // for testing this script
  return [...new Set(out)].filter((p) => p && existsSync(p) && !hidden.includes(p));
}
async function starts(executablePath) {
  try {
    const { chromium } = await import('@playwright/test');
    const b = await chromium.launch({ executablePath, args: launchArgs, timeout: 30_000 });
    const page = await b.newPage();
    const ok = (await page.evaluate('1+1')) === 2;
    await b.close();
    return ok;
  } catch (e) {
    console.log(`set-up: ${executablePath} does not start: ${String(e.message).split('\n')[0]}`);
    return false;
  }
}
/** Synchronous: for playwright.config.ts and vitest.config.ts. Without a known path Playwright takes its own browser. */
export function launchOptions() {
  const executablePath = process.env.CHROMIUM_PATH || (existsSync(cacheFile) ? readFileSync(cacheFile, 'utf8') : '');
  return { args: launchArgs, ...(executablePath ? { executablePath } : {}) };
}
const run = (cmd, args, env = {}) => {
  console.log(`set-up: ${cmd} ${args.join(' ')}`);
  const r = spawnSync(cmd, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 600_000,
    env: { ...process.env, ...env },
  });
  return r.status === 0;
};
const isRoot = () => process.getuid?.() === 0;
const sudoOk = () =>
  process.platform !== 'win32' && !isRoot() && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;

export async function ensureChromium() {
  const remember = (p) => {
    mkdirSync(path.dirname(cacheFile), { recursive: true });
    writeFileSync(cacheFile, p);
    return p;
  };
  const first = async () => {
    for (const p of await candidates()) if (await starts(p)) return p;
  };
  let p = await first();
  if (p) return remember(p);
  const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' };
  const deps = process.platform === 'linux' && (isRoot() || sudoOk());
  // The download first: where it is impossible this fails in seconds, and the (large) libraries are not installed for nothing.
  if (run(process.execPath, [cli, 'install', 'chromium'], env)) {
    p = await first();
    if (!p && deps && run(process.execPath, [cli, 'install-deps', 'chromium'])) p = await first();
    if (p) return remember(p);
  }
  if (process.platform === 'linux' && (isRoot() || sudoOk()) && onPath(['apt-get']).length) {
    const pre = isRoot() ? [] : ['sudo', '-n'];
    const apt = (...a) => {
      const [c, ...r] = [...pre, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...a];
      return run(c, r);
    };
    apt('update', '-q');
    apt('install', '-yq', '--no-install-recommends', 'chromium');
    p = await first();
    if (p) return remember(p);
  }
  console.error(
    'No Chromium could be found or installed. Install Chromium or Chrome, or set CHROMIUM_PATH to its program file, then run npm test again.',
  );
  process.exit(1);
}
