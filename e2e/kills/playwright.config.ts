import { defineConfig } from '@playwright/test';
import base from '../playwright.config.ts';

/** Kills without end, one after the other, on one profile. No part of the tests, where a few kills stand for them. */
export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: '*.run.ts',
  outputDir: '../../.cache/kills',
  workers: 1,
  retries: 0,
  reporter: 'list',
});
