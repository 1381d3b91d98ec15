import { defineConfig } from '@playwright/test';
import { launchOptions } from '../../scripts/chromium.mjs';

/** One bench at a time, each once: two at once would measure each other. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: '../../test-results',
  workers: 1,
  retries: 0,
  timeout: 300_000,
  reporter: 'list',
  use: {
    launchOptions: launchOptions(),
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    colorScheme: 'dark',
  },
});
