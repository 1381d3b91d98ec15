// npm run check: everything that must hold before a commit. Prints one line a step, and closes with the count of tests.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { firstLoad, total } from './first-load.mjs';
import { problemsInLock } from './lock-check.mjs';
import { root } from './setup.mjs';

/** First-load JavaScript may be this large, in bytes of gzip. The aim is 130,000. */
const budget = 150_000;

delete process.env.NODE_ENV;
const results = path.join(root, '.cache', 'results');
mkdirSync(results, { recursive: true });
const unitReport = path.join(results, 'unit.json');
const browserReport = path.join(results, 'browser.json');
const bin = (...parts) => path.join(root, 'node_modules', ...parts);
const port = await freePort();
const tool = (...args) =>
  spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport, E2E_PORT: String(port) },
  }).status === 0;

let passed = 0;
let failed = 0;

step('lint and format', () => tool(bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.'));
step('types', () => tool(bin('typescript', 'bin', 'tsc'), '--noEmit'));
step('dead code', () => tool(bin('knip', 'bin', 'knip.js')));
step('lockfile', () => lines(problemsInLock()));
step('unit tests', () => {
  const ok = tool(
    bin('vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  );
  const { numPassedTests, numFailedTests } = read(unitReport);
  return count(ok, numPassedTests, numFailedTests);
});
step('build', () => tool(bin('vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn'));
step('the same build twice', () => {
  const again = path.join('.cache', 'second-build');
  return (
    tool(bin('vite', 'bin', 'vite.js'), 'build', '--outDir', again, '--emptyOutDir', '--logLevel', 'warn') &&
    lines(differingFiles(path.join(root, 'dist'), path.join(root, again)))
  );
});
step('size', () => {
  const size = total(firstLoad(), '.js', 'gzip');
  console.log(`first-load JavaScript: ${(size / 1000).toFixed(1)} kB gzip of ${budget / 1000}`);
  return size <= budget;
});
step('browser tests', () => {
  const ok = tool(bin('@playwright', 'test', 'cli.js'), 'test', '--config', 'e2e/playwright.config.ts');
  const { expected, unexpected, flaky } = read(browserReport).stats ?? {};
  return count(ok, (expected ?? 0) + (flaky ?? 0), unexpected ?? 0);
});

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

function step(name, run) {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const failedBefore = failed;
  const ok = run();
  // A step without a count of its own is one check.
  if (ok && failed === failedBefore) passed += 1;
  if (!ok && failed === failedBefore) failed += 1;
  console.log(`== ${name}: ${ok ? 'ok' : 'FAILED'} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
}

/** A port for the browser tests that nobody uses now: what an earlier run left behind must not stop this one. */
function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

function count(ok, good = 0, bad = 0) {
  passed += good;
  failed += bad;
  return ok && bad === 0;
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

/** The lines of one list of a build's files that the other has not, SHA-256 included. */
function differingFiles(...folders) {
  const lists = folders.map((folder) => readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8').split('\n'));
  return lists.flatMap((list, at) => list.filter((line) => !lists[1 - at].includes(line)));
}

function lines(problems) {
  for (const problem of problems) console.log(problem);
  return problems.length === 0;
}
