import { readdirSync, readFileSync } from 'node:fs';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { launchOptions } from '../scripts/chromium.mjs';
import { Proofsheet } from './fixtures.ts';

/** A browser with a profile of its own, which stays when the browser is killed. */
export type Killable = {
  context: BrowserContext;
  page: Page;
  app: Proofsheet;
  /** SIGKILL, no goodbye. */
  kill: () => Promise<void>;
};

export async function launch(profile: string, baseURL: string | undefined): Promise<Killable> {
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions(), ...(baseURL && { baseURL }) });
  const [page = await context.newPage()] = context.pages();
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  const kill = async () => {
    const gone = new Promise((resolve) => context.once('close', resolve));
    process.kill(pidOf(profile), 'SIGKILL');
    await gone;
  };
  return { context, page, app: new Proofsheet(page), kill };
}

/** The browser's main process: the one that was started with this profile and is of no type. */
function pidOf(profile: string): number {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      if (words.includes(`--user-data-dir=${profile}`) && !words.includes('--type=')) return Number(name);
    } catch {
      // It ended between the two.
    }
  }
  throw new Error('The browser is not running.');
}
