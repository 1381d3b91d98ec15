// npm run soak: 2,000 pictures from a server that fails one time in ten, 1,000 times a picture opened and closed, 60 reloads
// in the middle of a save, 200 marks in each of two tabs. Prints tables. SOAK=…, SEED=…, CYCLES=…, RELOADS=… and MARKS=…
// change it.
import { browserTests } from './run-browser.mjs';

const specs = ['soak', 'object-urls', 'reload', 'tabs'].map((name) => `trust/${name}.spec.ts`);
const amounts = { SOAK: '2000', CYCLES: '1000', RELOADS: '60', MARKS: '200' };
browserTests('e2e/playwright.config.ts', ['--workers', '1', '--reporter', 'line', ...specs], amounts);
