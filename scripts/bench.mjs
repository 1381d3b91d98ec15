// npm run bench: measures the production build against bare pages in the same run. No part of the tests.
// Words after `--` choose benches by name: npm run bench -- scroll.
import path from 'node:path';
import { browserTests, build } from './run-browser.mjs';
import { root } from './setup.mjs';

// Here and not in the bench that needs it: under Playwright's NODE_ENV Vite would bundle the development React.
const emptyPage = path.join(root, '.cache', 'bench', 'empty-page');
build('e2e/bench/empty-page', '--base', './', '--outDir', emptyPage, '--emptyOutDir');
browserTests('e2e/bench/playwright.config.ts', process.argv.slice(2));
