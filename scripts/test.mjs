// npm test: does its own set-up, a Chromium included, then runs every check.
import { ensureInstalled } from './setup.mjs';

delete process.env.NODE_ENV; // Vite, Vitest and Playwright each set their own
await ensureInstalled();
const { ensureChromium } = await import('./chromium.mjs');
console.log(`set-up: Chromium is ${await ensureChromium()}`);
await import('./check.mjs');
