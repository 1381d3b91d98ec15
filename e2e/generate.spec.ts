import { expect, test } from './fixtures.ts';

test('a newcomer types a prompt, presses Ctrl+Enter and sees a picture', async ({ app, page }) => {
  await app.open();
  await expect(app.field('Prompt')).toBeFocused();
  await page.keyboard.type('A lighthouse in a storm at night');
  await page.keyboard.press('Control+Enter');
  await expect(app.pictures).toHaveCount(1);
  await expect(app.pictures.getByRole('img', { name: 'A lighthouse in a storm at night' })).toBeVisible();
});
