import { make, press, test, write } from './by-keys.ts';
import { expect } from './fixtures.ts';

// Flows of the library by keys alone that keyboard.spec.ts has not.
test.setTimeout(240_000);

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showSaveFilePicker');
    // The picker is the browser's own, and gives a folder of the origin's.
    Object.assign(window, {
      showDirectoryPicker: async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('My backup', { create: true }),
    });
  });
});

test('many at a time: moved, compared, exported, deleted', async ({ app, page }) => {
  await make(app, 3);
  const project = page.getByRole('combobox', { name: 'Project', exact: true });
  await press(page, project, 'N');
  await expect(page.getByRole('textbox', { name: 'Name of the new project' })).toBeFocused();
  await page.keyboard.type('Posters');
  await page.keyboard.press('Enter');
  await expect(app.gallery).toContainText('This project has no pictures yet');
  await press(page, project, 'A');
  await press(page, app.picture('1·1'));
  await page.keyboard.press('Shift+ArrowRight');
  const bar = page.getByRole('toolbar', { name: 'Selected pictures' });
  await expect(bar).toContainText('2 selected');
  await press(page, bar.getByRole('combobox', { name: 'Move to project' }), 'P');
  await expect(app.notice).toContainText('Posters');
  expect(await app.stored('marks')).toHaveLength(2);

  const compare = bar.getByRole('button', { name: 'Compare' });
  await press(page, compare);
  const compared = page.getByRole('dialog', { name: 'Compare' });
  await expect(compared.getByRole('img')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(compare).toBeFocused();

  await press(page, bar.getByRole('button', { name: 'Export…' }));
  const exporting = page.getByRole('dialog', { name: 'Export' });
  await expect(exporting.getByRole('radio', { name: 'Selected (2)' })).toBeChecked();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    press(page, exporting.getByRole('button', { name: /^Export \d/ })),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.zip$/);
  await page.keyboard.press('Escape');
  await expect(exporting).toBeHidden();

  await press(page, bar.getByRole('button', { name: 'Delete' }));
  await expect(app.pictures).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(app.pictures).toHaveCount(3);
});

test('the viewer: in, on, closer, back to where it was opened', async ({ app, page }) => {
  await make(app, 2);
  await press(page, app.picture('1·1'));
  await page.keyboard.press('v');
  const viewer = page.getByRole('dialog', { name: 'Viewer' });
  await expect(viewer.getByRole('img')).toBeVisible();
  const width = async () => (await viewer.getByRole('img').boundingBox())?.width ?? 0;
  const fitted = await width();
  await page.keyboard.press('+');
  await expect.poll(width).toBeGreaterThan(fitted);
  await page.keyboard.press('0');
  await press(page, viewer.getByRole('button', { name: 'Next picture' }));
  await expect(viewer.getByRole('button', { name: 'Next picture' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
  await expect(app.detail('Frame')).toHaveText('1·2');
});

test('the order, saved searches, the size of pictures and the rail of dates', async ({ app, page }) => {
  await page.clock.install({ time: new Date('2026-03-01T12:00:00Z') });
  await page.setViewportSize({ width: 1440, height: 420 });
  await make(app, 1);
  await page.clock.setSystemTime(new Date('2026-03-05T12:00:00Z'));
  await page.keyboard.press('Control+Enter');
  await expect(app.pictures).toHaveCount(2);

  const search = page.getByRole('searchbox', { name: 'Search pictures' });
  await write(page, search, 'lighthouse');
  await page.keyboard.press('Escape');
  await press(page, page.getByRole('combobox', { name: 'Order of pictures' }), 'O');
  await expect(app.pictures.first()).toHaveAccessibleName('Open picture 1·1');
  await press(page, page.getByRole('button', { name: 'Save search…' }));
  const saved = page.getByRole('dialog', { name: 'Saved searches' });
  await write(page, saved.getByRole('textbox', { name: 'Save this search as' }), 'Old ones');
  await page.keyboard.press('Enter');
  await expect(saved.getByRole('listitem')).toHaveCount(1);
  await press(page, saved.getByRole('button', { name: 'Rename Old ones' }));
  await write(page, saved.getByRole('textbox', { name: 'New name for Old ones' }), 'First ones');
  await page.keyboard.press('Enter');
  await press(page, saved.getByRole('button', { name: 'Delete First ones' }));
  await press(page, saved.getByRole('button', { name: 'Undo' }));
  await expect(saved.getByRole('listitem')).toContainText('First ones');
  await page.keyboard.press('Escape');
  await expect(saved).toBeHidden();
  await expect(page.getByRole('button', { name: 'Save search…' })).toBeFocused();
  await press(page, page.getByRole('button', { name: 'Show everything' }));
  await expect(app.pictures.first()).toHaveAccessibleName('Open picture 2·1');

  const size = page.getByRole('slider', { name: 'Size of pictures' });
  await press(page, size, 'End');
  await expect(size).toHaveValue('360');
  await press(page, page.getByRole('radio', { name: 'Strips' }), 'ArrowRight');
  await page.keyboard.press('ArrowRight');
  const date = page.getByRole('slider', { name: 'Date' });
  await expect(app.picture('2·1')).toBeInViewport();
  await expect(app.picture('1·1')).not.toBeInViewport();
  await press(page, date, 'End');
  await expect(app.picture('1·1')).toBeInViewport();
  await expect(date).toHaveAttribute('aria-valuetext', /1 March 2026/);
});

test('pixels are forgotten, and a folder is kept up to date until it is not', async ({ app, page }) => {
  await make(app, 2);
  await press(page, app.picture('1·2'));
  await page.keyboard.press('p');
  const storage = page.getByRole('banner').getByRole('button', { name: /^Storage/ });
  await press(page, storage);
  const dialog = page.getByRole('dialog', { name: 'Storage' });
  const folder = dialog.getByRole('region', { name: 'Automatic backup' });
  await press(page, folder.getByRole('button', { name: 'Back up into a folder…' }));
  await expect(folder).toContainText('Every picture is in it.', { timeout: 30_000 });
  await press(page, folder.getByRole('button', { name: 'Stop' }));
  await expect(folder.getByRole('button', { name: 'Back up into a folder…' })).toBeVisible();

  await press(page, dialog.getByRole('combobox', { name: 'Older than' }), 'a');
  await press(page, dialog.getByRole('button', { name: 'Forget the pixels of 1 picture' }));
  await expect(dialog).toContainText(/Freed .+ of 1 picture\./);
  await page.keyboard.press('Escape');
  await expect(storage).toBeFocused();
  expect(await app.stored('images')).toHaveLength(1);
  await press(page, app.gallery.getByRole('button', { name: 'Open picture 1·1, pixels forgotten' }));
  await expect(app.detail('Frame')).toHaveText('1·1');
});
