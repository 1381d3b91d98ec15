import type { Locator, Page } from '@playwright/test';
import { test as base, expect, type Proofsheet } from './fixtures.ts';

/** What a person does who has no mouse: nothing here presses, ticks or fills anything but through the keyboard. */

/** Fails where something was pressed with a pointer after all. */
export const test = base.extend<{ withoutMouse: undefined }>({
  withoutMouse: [
    async ({ page }, use) => {
      const pressed: string[] = [];
      await page.exposeFunction('notePressed', (what: string) => void pressed.push(what));
      await page.addInitScript(() => {
        const note = ({ target }: Event) =>
          Reflect.get(window, 'notePressed')(target instanceof Element ? target.outerHTML.slice(0, 200) : 'the page');
        for (const type of ['pointerdown', 'wheel']) addEventListener(type, note, { capture: true, passive: true });
      });
      await use(undefined);
      expect(pressed).toEqual([]);
    },
    { auto: true },
  ],
});

/** More Tabs than the page has stops. */
const mostTabs = 150;

async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let tabs = 0; tabs < mostTabs; tabs++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

export async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

export async function write(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** Opens the page and has it make pictures of 64 × 64. */
export async function make(app: Proofsheet, images: number): Promise<void> {
  const { page } = app;
  await app.open();
  await expect(app.field('Prompt')).toBeFocused();
  await page.keyboard.type('a lighthouse');
  await write(page, app.field('Width'), '64');
  await write(page, app.field('Height'), '64');
  await write(page, app.field('Images'), String(images));
  await page.keyboard.press('Control+Enter');
  await expect(app.pictures).toHaveCount(images);
}
