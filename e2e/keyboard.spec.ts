import { make, press, test, write } from './by-keys.ts';
import { expect } from './fixtures.ts';

// Every flow of the library by keys alone; the rest of them stands in keyboard-flows.spec.ts.
test.setTimeout(240_000);

test('search, select, rate, reject, undo and tag', async ({ app, page }) => {
  await make(app, 3);
  await write(page, page.getByRole('searchbox', { name: 'Search pictures' }), 'seed:>0 light');
  await expect(page.getByRole('main')).toContainText('3 of 3');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('4');
  await expect(app.details.getByRole('radio', { name: '4 stars' })).toBeChecked();
  await page.keyboard.press('p');
  await page.keyboard.press('Shift+ArrowRight');
  const bar = page.getByRole('toolbar', { name: 'Selected pictures' });
  await expect(bar).toContainText('2 selected');
  await page.keyboard.press('x');
  await expect(app.notice).toContainText('2 pictures rejected.');
  expect(await app.stored('picks')).toEqual([]);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await app.stored('picks')).length).toBe(1);

  const tag = bar.getByRole('button', { name: 'Tag…' });
  await press(page, tag);
  const dialog = page.getByRole('dialog', { name: 'Tags of 2 pictures' });
  await expect(dialog.getByRole('combobox', { name: 'Tags for all of them' })).toBeFocused();
  await page.keyboard.type('sky');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('skyall');
  await page.keyboard.press('Escape');
  await expect(tag).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  await page.keyboard.press('f');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('tag:sky');
  await expect(app.pictures).toHaveCount(2);
});

test('projects, views, the trash and the way back', async ({ app, page }) => {
  await make(app, 3);
  const project = page.getByRole('combobox', { name: 'Project', exact: true });
  await press(page, project, 'N');
  const projects = page.getByRole('dialog', { name: 'Projects' });
  await expect(projects.getByRole('textbox', { name: 'Name of the new project' })).toBeFocused();
  await page.keyboard.type('Posters');
  await page.keyboard.press('Enter');
  await expect(app.gallery).toContainText('This project has no pictures yet');
  await press(page, project, 'A');
  await expect(app.pictures).toHaveCount(3);
  await press(page, app.picture('1·2'));
  await press(page, app.details.getByRole('combobox', { name: 'Project of the picture' }), 'P');
  await press(page, project, 'P');
  await expect(app.pictures).toHaveCount(1);
  await page.keyboard.press('Home');
  await expect(app.pictures).toHaveCount(3);

  await press(page, page.getByRole('radio', { name: 'Strips' }), 'ArrowRight');
  await expect(app.gallery.getByRole('heading')).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(app.gallery.getByRole('heading')).toHaveCount(1);

  await press(page, app.picture('1·1'));
  await page.keyboard.press('Delete');
  await expect(app.notice).toContainText('Picture 1·1 deleted.');
  await expect(app.picture('1·2')).toBeFocused();
  await expect(app.detail('Frame')).toHaveText('1·2');
  await page.keyboard.press('Control+z');
  await expect(app.pictures).toHaveCount(3);
  await page.keyboard.press('Delete');
  await expect(app.notice).toContainText('Picture 1·2 deleted.');

  const button = page.getByRole('button', { name: 'Trash' });
  await press(page, button);
  const trash = page.getByRole('dialog', { name: 'Trash' });
  await press(page, trash.getByRole('checkbox'), 'Space');
  await press(page, trash.getByRole('button', { name: 'Restore 1' }));
  await expect(trash).toContainText('Nothing here.');
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
  await expect(app.pictures).toHaveCount(3);
});

test('storage, backup and restore', async ({ app, page }, testInfo) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await make(app, 2);
  await press(page, page.getByRole('banner').getByRole('button', { name: /^Storage/ }));
  const dialog = page.getByRole('dialog', { name: 'Storage' });
  await press(page, dialog.getByRole('radio', { name: 'All (2)' }), 'ArrowRight');
  await expect(dialog.getByRole('radio', { name: 'Not backed up yet (2)' })).toBeChecked();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    press(page, dialog.getByRole('button', { name: 'Back up 2 pictures' })),
  ]);
  const path = testInfo.outputPath('backup.zip');
  await download.saveAs(path);
  await expect(dialog).toContainText('Every picture is in a backup.');
  await page.keyboard.press('Escape');

  await press(page, app.picture('1·2'));
  await page.keyboard.press('Delete');
  await press(page, page.getByRole('button', { name: 'Trash' }));
  const trash = page.getByRole('dialog', { name: 'Trash' });
  await press(page, trash.getByRole('button', { name: 'Empty trash…' }));
  await press(page, trash.getByRole('button', { name: 'Delete 1 picture' }));
  await expect(trash).toContainText('Nothing here.');
  await page.keyboard.press('Escape');

  await press(page, page.getByRole('banner').getByRole('button', { name: /^Storage/ }));
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    press(page, dialog.getByLabel('Choose a backup'), 'Space'),
  ]);
  await chooser.setFiles(path);
  await expect(dialog).toContainText('1 picture new here: it comes.');
  await press(page, dialog.getByRole('button', { name: /^Restore 1 picture/ }));
  await expect(dialog).toContainText('Restored 1 picture.');
  await page.keyboard.press('Escape');
  await expect(app.pictures).toHaveCount(2);
});
