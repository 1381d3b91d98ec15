import type { Page } from '@playwright/test';

/** Shows the page in a colour scheme, and resolves when it is drawn in it: else half of what axe reads is of the other. */
export async function showIn(page: Page, colorScheme: 'dark' | 'light'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}
