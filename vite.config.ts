import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Relative URLs: dist/ works from any folder of any host.
  base: './',
  plugins: [react(), tailwindcss()],
  build: {
    target: 'baseline-widely-available',
    assetsInlineLimit: 0,
    // What the page and its lazy parts share comes in one file: a dozen small ones compress worse and wait in line.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] } } },
  },
  worker: { format: 'es' },
  test: {
    include: ['src/**/*.test.ts', 'e2e/**/*.test.ts'],
    setupFiles: ['e2e/unit-setup.ts'],
    environment: 'node',
    // Machines are shared: a test that waits its turn for a core has not failed.
    testTimeout: 30_000,
    env: { TZ: 'UTC' },
  },
});
