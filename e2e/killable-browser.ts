import { readdirSync, readFileSync } from 'node:fs';
import { type BrowserContext, chromium } from '@playwright/test';
import { launchOptions } from '../scripts/chromium.mjs';

/** A browser with a profile of its own, which can be killed without a goodbye. */
export async function launchWith(profile: string, baseURL: string | undefined): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, { ...launchOptions(), ...(baseURL && { baseURL }) });
}

/** Kills the browser of a profile: SIGKILL. */
export async function kill(context: BrowserContext, profile: string): Promise<void> {
  const gone = new Promise((resolve) => context.once('close', resolve));
  process.kill(pidOf(profile), 'SIGKILL');
  await gone;
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
