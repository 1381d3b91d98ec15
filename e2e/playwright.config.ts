import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { launchOptions } from '../scripts/chromium.mjs';

/**
 * Work that no test asks for: each window of Chromium's has two renderers for the suggestions of its address bar, and an
 * imitated graphics processor paints it. A list of features takes the place of Playwright's own, so that is a part of it.
 */
const spared = [
  '--disable-gpu',
  `--disable-features=${[
    ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
    ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
    ...[
      'HttpsFirstBalancedModeAutoEnable',
      'LensOverlay',
      'MediaRouter',
      'PaintHolding',
      'ThirdPartyStoragePartitioning',
    ],
    ...['AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled'],
    'PreconnectToSearch',
  ]}`,
];
const launch = launchOptions();

/** The built app is served here; the servers of the tests take ports of their own. */
const port = Number(process.env.E2E_PORT ?? 4174);

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  // Machines are shared: a test that waits its turn for a core has not failed.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  // A shared machine can starve a test, twice in a row at times; a third failure is the code's. What needed it is reported as flaky.
  retries: process.env.CI ? 2 : 0,
  reporter: [['line'], ['json']],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    launchOptions: { ...launch, args: [...launch.args, ...spared] },
    // The environment is fixed, so that a picture of the page means the same everywhere.
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    colorScheme: 'dark',
    contextOptions: { reducedMotion: 'reduce' },
    permissions: ['clipboard-read', 'clipboard-write'],
    // What a worker serves, a test neither sees nor routes, and each test would fetch the whole build for it;
    // trust/offline.spec.ts allows it.
    serviceWorkers: 'block',
    // Recording every test costs as much as running it.
    trace: 'on-first-retry',
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    // From here and not from where a configuration stands that takes this one over.
    cwd: path.dirname(import.meta.dirname),
    url: `http://127.0.0.1:${port}`,
    reuseExistingServer: !process.env.CI,
  },
});
