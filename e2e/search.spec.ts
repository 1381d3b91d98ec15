import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { expect, Proofsheet, test } from './fixtures.ts';
import { failure } from './server/answers.ts';
import { silence } from './server/faults.ts';
import { showIn } from './show-in.ts';

const field = ({ page }: Proofsheet): Locator => page.getByRole('searchbox', { name: 'Search pictures' });
const option = ({ page }: Proofsheet, name: string | RegExp): Locator =>
  page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option', { name });

/** Three runs of the demo that differ in prompt, size and steps. */
async function makePictures(app: Proofsheet): Promise<void> {
  await app.open();
  await app.generate({ Prompt: 'A red fox', Width: '64', Height: '64', 'Inference steps': '4' });
  await expect(app.picture('1·1')).toBeVisible();
  await app.generate({ Prompt: 'A fox by a lake', Width: '96', Height: '64', 'Inference steps': '8' });
  await expect(app.picture('2·1')).toBeVisible();
  await app.generate({ Prompt: 'A lighthouse', 'Inference steps': '12' });
  await expect(app.picture('3·1')).toBeVisible();
}

test('pictures are found by words and by every parameter, as it is typed', async ({ app, page }) => {
  await makePictures(app);
  await page.locator('body').click({ position: { x: 700, y: 880 } });
  await page.keyboard.press('f');
  await expect(field(app)).toBeFocused();
  for (const [typed, frames] of [
    ['fox', ['2·1', '1·1']],
    ['fox -red', ['2·1']],
    ['steps>4', ['3·1', '2·1']],
    ['size:64 x 64', ['1·1']],
    ['ratio:3:2 or "red fox"', ['3·1', '2·1', '1·1']],
    ['frame:2.1', ['2·1']],
    ['after:today fox', ['2·1', '1·1']],
  ] as const) {
    await field(app).fill(typed);
    await expect(app.pictures, typed).toHaveCount(frames.length);
    for (const frame of frames) await expect(app.picture(frame), typed).toBeVisible();
  }
  await field(app).fill('steps>many');
  await expect(page.getByText('“many” is no number').first()).toBeVisible();
  await expect(app.gallery.getByText('No picture is found by')).toBeVisible();

  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(field(app)).toHaveValue('');
  await expect(app.pictures).toHaveCount(3);
  await page.keyboard.press('Escape');
  await expect(field(app)).not.toBeFocused();
});

test('a picture whose size was left to the model is found by the one it has', async ({ app }) => {
  await app.open();
  await app.generate({ Prompt: 'A lighthouse', 'Inference steps': '1' });
  await expect(app.picture('1·1')).toBeVisible();
  await field(app).fill('has:size');
  await expect(app.gallery.getByText('No picture is found by')).toBeVisible();
  await field(app).fill('size:768');
  await expect(app.picture('1·1')).toBeVisible();
});

test('a job that failed is found beside the pictures, and no longer once it is dismissed', async ({ app, api }) => {
  api.answer(failure(400, 'The prompt was refused.'));
  await app.openWith(api);
  await app.generate({ Prompt: 'A fox', Images: '2' });
  await expect(app.pictures).toHaveCount(1);
  await field(app).fill('is:failed fox');
  await expect(app.job(/^failed/)).toBeVisible();
  await expect(app.pictures).toHaveCount(0);
  await app.jobs.getByRole('button', { name: 'Dismiss' }).click();
  await expect(app.gallery.getByText('No picture is found by')).toBeVisible();
});

test('suggestions are taken by keyboard: a field, then one of its values with how many pictures have it', async ({
  app,
  page,
}) => {
  await makePictures(app);
  await field(app).pressSequentially('ste');
  await expect(option(app, /^steps:/)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field(app)).toHaveValue('steps:');
  await expect(option(app, /^8\s*1$/)).toBeVisible();
  await page.keyboard.type('8');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field(app)).toHaveValue('steps:8 ');
  await expect(app.pictures).toHaveCount(1);
  await expect(app.picture('2·1')).toBeVisible();
  await page.keyboard.type('-is:pi');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox', { name: 'Suggestions' })).toBeHidden();
  await expect(field(app)).toHaveValue('steps:8 -is:pi');
});

test('a saved search survives a reload, is found by its name, renamed and deleted undoably', async ({ app, page }) => {
  await makePictures(app);
  await field(app).fill('fox steps<8');
  await expect(app.pictures).toHaveCount(1);
  await page.getByRole('button', { name: 'Save search…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Saved searches' });
  await dialog.getByRole('textbox', { name: 'Save this search as' }).fill('Quick foxes');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(1);

  await page.reload();
  await expect(app.pictures).toHaveCount(3);
  await field(app).click();
  await option(app, /^Quick foxes/).click();
  await expect(field(app)).toHaveValue('fox steps<8');
  await expect(app.pictures).toHaveCount(1);

  await page.getByRole('button', { name: 'Save search…' }).click();
  await dialog.getByRole('button', { name: 'Rename Quick foxes' }).click();
  await dialog.getByRole('textbox', { name: 'New name for Quick foxes' }).fill('Foxes');
  await dialog.getByRole('button', { name: 'Rename', exact: true }).click();
  await dialog.getByRole('button', { name: 'Delete Foxes' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(dialog.getByRole('listitem')).toContainText('Foxes');
});

test('while a search is on, new pictures, picks and deletions of any tab change what it finds', async ({
  app,
  page,
  context,
}) => {
  await makePictures(app);
  await field(app).fill('fox');
  await expect(app.pictures).toHaveCount(2);
  await app.generate({ Prompt: 'Another fox' });
  await expect(app.pictures).toHaveCount(3);
  await expect(page.getByText(/^3 of 4 · \d+ ms$/)).toBeVisible();

  const other = new Proofsheet(await context.newPage());
  await other.open();
  await field(app).fill('fox -is:pick');
  await other.pick('1·1');
  await expect(app.pictures).toHaveCount(2);
  await other.select('2·1');
  await other.action('Delete').click();
  await expect(app.pictures).toHaveCount(1);
  await expect(app.picture('4·1')).toBeVisible();
});

test('a run that is started while others are on show says where it is, and is one press away', async ({ app, api }) => {
  await makePictures(app);
  api.otherwise(silence());
  await app.openWith(api);
  await field(app).fill('fox');
  await expect(app.pictures).toHaveCount(2);
  await app.generate({ Prompt: 'A harbour' });
  await api.received(1);
  await expect(app.notice).toContainText('Under way, outside of what is on show.');
  await expect(app.jobs).toHaveCount(0);
  await app.notice.getByRole('button', { name: 'Show' }).click();
  await expect(app.job('Generating')).toBeInViewport();
  await expect(field(app)).toHaveValue('');
  await expect(app.pictures).toHaveCount(3);
  await expect(app.notice).toHaveText('');
  // Where everything is on show, the frame itself tells.
  await app.generate({ Prompt: 'Another harbour' });
  await expect(app.jobs).toHaveCount(2);
  await expect(app.notice).toHaveText('');
});

test('what is found stands in the order asked for, and arrow keys walk it', async ({ app, page }) => {
  await makePictures(app);
  await field(app).fill('fox or lighthouse');
  await page.getByRole('combobox', { name: 'Order of pictures' }).selectOption('Oldest first');
  const names = ['1·1', '2·1', '3·1'].map((frame) => `Open picture ${frame}`);
  await expect(app.pictures).toHaveCount(3);
  for (const [index, name] of names.entries()) await expect(app.pictures.nth(index)).toHaveAccessibleName(name);
  await app.select('1·1');
  await page.keyboard.press('ArrowRight');
  await expect(app.detail('Frame')).toHaveText('2·1');
  await page.getByRole('button', { name: 'Show everything' }).click();
  await expect(app.pictures.first()).toHaveAccessibleName('Open picture 3·1');
});

test('search looks good to axe, open, found and empty', async ({ app, page }) => {
  test.setTimeout(90_000);
  await makePictures(app);
  for (const typed of ['st', 'fox steps>many', 'nothing like it']) {
    await field(app).fill(typed);
    await expect(page.getByText(/ of 3 · \d+ ms$/)).toBeVisible();
    for (const colorScheme of ['dark', 'light'] as const) {
      await showIn(page, colorScheme);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      const found = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(found, `${typed}, ${colorScheme}`).toEqual([]);
    }
  }
});
