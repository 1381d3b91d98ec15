import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { buildList } from './scripts/build-list.ts';
import { chunkGroups } from './scripts/chunk-groups.ts';
import { shrinkClassic } from './scripts/shrink-classic.ts';

export default defineConfig({
  // Relative URLs: dist/ works from any folder of any host.
  base: './',
  // The list is the last to come: it is of the files as they are served.
  plugins: [react(), tailwindcss(), withoutPolicyInDevelopment(), shrinkClassic(), buildList()],
  build: {
    target: 'baseline-widely-available',
    assetsInlineLimit: 0,
    // Every browser of that target preloads modules by itself.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // jsPDF asks for these only when it is to print HTML or SVG, which nobody here does.
      external: ['html2canvas', 'dompurify', 'canvg'],
      output: { codeSplitting: { groups: chunkGroups } },
    },
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

/** The development server brings inline scripts of its own, which the page's content policy forbids. */
function withoutPolicyInDevelopment(): Plugin {
  const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
  return { name: 'without-policy', apply: 'serve', transformIndexHtml: (html) => html.replace(policy, '') };
}
