import type { Page } from '@playwright/test';

/** Keeps count of object URLs that were created and not revoked; call before the page opens. */
export async function countObjectUrls(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const alive = new Set<string>();
    Object.defineProperty(window, 'liveObjectUrls', { get: () => alive.size });
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (object) => {
      const url = createObjectURL(object);
      alive.add(url);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      alive.delete(url);
      revokeObjectURL(url);
    };
  });
}

/** How many there are now. */
export async function liveObjectUrls(page: Page): Promise<number> {
  return Number(await page.evaluate(() => Reflect.get(window, 'liveObjectUrls')));
}
