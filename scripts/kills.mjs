// npm run kills: kills the browser a hundred times in the middle of its work, and twelve times after a token was forgotten,
// and counts what it kept. Prints tables. KILLS=… and KILLS_SEED=… choose how many, and when.
import { browserTests } from './run-browser.mjs';

browserTests('e2e/kills/playwright.config.ts', process.argv.slice(2));
