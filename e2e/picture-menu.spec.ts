import { readFile } from 'node:fs/promises';
import { expect, type Proofsheet, test } from './fixtures.ts';

/** Opens the menu of a picture as the right button does. */
async function ask(app: Proofsheet, frame: string) {
  await app.picture(frame).click({ button: 'right' });
  const menu = app.page.getByRole('menu');
  await expect(menu).toBeVisible();
  return menu;
}

test('the right button tells what can be done with a picture, and does it without selecting another', async ({
  app,
  api,
  page,
}) => {
  await app.openWith(api);
  await app.generate({ Prompt: 'A fox', Seed: '7' });
  await app.generate({ Prompt: 'A hen', Seed: '8' });
  await app.select('2·1');
  const menu = await ask(app, '1·1');
  await expect(menu).toHaveAccessibleName('Picture 1·1');
  await expect(app.details).toContainText('A hen');
  await menu.getByRole('menuitem', { name: 'Use settings' }).click();
  await expect(menu).toHaveCount(0);
  await expect(app.field('Prompt')).toHaveValue('A fox');
  await expect(app.notice).toContainText('The settings of 1·1 are in the form');

  await (await ask(app, '1·1')).getByRole('menuitem', { name: 'Pick' }).click();
  await expect(app.picked('1·1')).toBeVisible();
  await (await ask(app, '1·1')).getByRole('menuitem', { name: 'Take the ring off' }).click();
  await expect(app.picked('1·1')).toHaveCount(0);

  const downloading = page.waitForEvent('download');
  await (await ask(app, '1·1')).getByRole('menuitem', { name: 'Download' }).click();
  const bytes = await readFile(await (await downloading).path());
  expect(bytes.includes('A fox')).toBe(true);

  await (await ask(app, '1·1')).getByRole('menuitem', { name: 'Rerun' }).click();
  await expect(app.picture('3·1')).toBeVisible();
  expect(api.calls()[2]?.bodyText).toBe(api.calls()[0]?.bodyText);

  await (await ask(app, '1·1')).getByRole('menuitem', { name: 'Delete' }).click();
  await expect(app.picture('1·1')).toHaveCount(0);
  await app.notice.getByRole('button', { name: 'Undo' }).click();
  await expect(app.picture('1·1')).toBeVisible();
});

test('a menu goes by keys, and gives the focus back', async ({ app, api, page }) => {
  await app.openWith(api);
  await app.generate({ Prompt: 'A fox', Seed: '7' });
  await app.picture('1·1').focus();
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu', { name: 'Picture 1·1' });
  await expect(menu).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(menu.getByRole('menuitem', { name: 'View full-size' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(menu.getByRole('menuitem', { name: 'Delete' })).toBeFocused();
  // A letter goes through those that begin with it, and is no shortcut of the page.
  await page.keyboard.press('u');
  await expect(menu.getByRole('menuitem', { name: 'Use settings' })).toBeFocused();
  await page.keyboard.press('u');
  await expect(menu.getByRole('menuitem', { name: 'Use all but the seed' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await expect(app.picture('1·1')).toBeFocused();
  await expect(app.notice).not.toContainText('settings');

  await page.keyboard.press('Shift+F10');
  await page.keyboard.press('p');
  await page.keyboard.press('Enter');
  await expect(app.picked('1·1')).toBeFocused();
});

test('on one of several that are selected together the menu is for all of them', async ({ app, api, page }) => {
  await app.openWith(api);
  await app.generate({ Prompt: 'A fox', Images: '3' });
  await app.select('1·1');
  await app.picture('1·2').click({ modifiers: ['ControlOrMeta'] });
  const menu = await ask(app, '1·2');
  await expect(menu).toHaveAccessibleName('2 pictures');
  await menu.getByRole('menuitem', { name: 'Pick' }).click();
  await expect(app.notice).toContainText('2 pictures picked.');
  await (await ask(app, '1·2')).getByRole('menuitem', { name: 'Compare' }).click();
  await expect(page.getByRole('dialog', { name: /^Compare/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(app.picture('1·2')).toBeFocused();
  // Beside the selection it is for the one.
  await expect(await ask(app, '1·3')).toHaveAccessibleName('Picture 1·3');
  await page.keyboard.press('Escape');
  await (await ask(app, '1·1')).getByRole('menuitem', { name: 'Delete' }).click();
  await expect(app.pictures).toHaveCount(1);
});

test('a press beside it closes a menu; at the edge it stays within the window', async ({ app, api, page }) => {
  await page.setViewportSize({ width: 1440, height: 500 });
  await app.openWith(api);
  await app.generate({ Prompt: 'A fox' });
  const menu = await ask(app, '1·1');
  const box = await menu.boundingBox();
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(500);
  await app.field('Prompt').click();
  await expect(menu).toHaveCount(0);
  await expect(app.field('Prompt')).toBeFocused();
  // With Shift the browser's own menu is meant.
  await app.picture('1·1').click({ button: 'right', modifiers: ['Shift'] });
  await expect(menu).toHaveCount(0);
});
