import AxeBuilder from '@axe-core/playwright';
import { fillLibrary } from './bench/fill-library.ts';
import { expect, type Proofsheet, test } from './fixtures.ts';
import { failure } from './server/answers.ts';

// Some looks are searched by axe.
test.describe.configure({ timeout: 90_000 });

const bar = (app: Proofsheet) => app.page.getByRole('toolbar', { name: 'Selected pictures' });
const undo = (app: Proofsheet) => app.notice.getByRole('button', { name: 'Undo' }).click();

/** A run of pictures of the demo, all of them there. */
async function make(app: Proofsheet, images: number): Promise<void> {
  const before = await app.pictures.count();
  await app.generate({ Prompt: 'a lighthouse', Images: String(images) });
  await expect(app.pictures).toHaveCount(before + images, { timeout: 20_000 });
}

test('what is said of a picture stands on it, by keys alone, and outlives a reload', async ({ app, page }) => {
  await app.open();
  await make(app, 2);
  await app.select('1·1');
  await page.keyboard.press('4');
  await expect(app.details.getByRole('radio', { name: '4 stars' })).toBeChecked();
  await page.keyboard.press('x');
  await expect(app.details.getByRole('button', { name: 'Reject' })).toHaveAttribute('aria-pressed', 'true');
  await app.details.getByRole('combobox', { name: 'Add tags' }).fill('night sky, sea');
  await page.keyboard.press('Enter');
  await expect(app.details.getByRole('button', { name: 'Remove tag sea' })).toBeVisible();
  await page.reload();
  await app.select('1·1');
  await expect(app.details.getByRole('radio', { name: '4 stars' })).toBeChecked();
  await expect(app.details.getByRole('button', { name: 'Remove tag night sky' })).toBeVisible();
  await expect(app.picture('1·1')).toContainText('★★★★');
});

test('several are selected by keys and acted upon together, and one Undo takes each back', async ({ app, page }) => {
  await app.open();
  await make(app, 4);
  await app.select('1·1');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(bar(app)).toContainText('3 selected');
  await page.keyboard.press('p');
  await expect(app.notice).toContainText('3 pictures picked.');
  await expect.poll(async () => (await app.stored('picks')).length).toBe(3);
  await undo(app);
  await expect.poll(async () => (await app.stored('picks')).length).toBe(0);

  // A picture that comes meanwhile takes nothing away.
  await make(app, 1);
  await expect(bar(app)).toContainText('3 selected');
  await page.getByRole('radio', { name: 'Grid' }).check();
  await expect(bar(app)).toContainText('3 selected');

  await app.picture('1·3').focus();
  await page.keyboard.press('Control+a');
  await expect(bar(app)).toContainText('5 selected');
  await page.keyboard.press('Delete');
  await expect(app.notice).toContainText('5 pictures deleted.');
  await expect(bar(app)).toBeHidden();
  await expect(app.pictures).toHaveCount(0);
  await undo(app);
  await expect(app.pictures).toHaveCount(5);
  await page.keyboard.press('Escape');
  await expect(bar(app)).toBeHidden();
});

test('in a sheet all of its pictures are selected together, in the trees none', async ({ app, page }) => {
  await app.open();
  await make(app, 2);
  await page.getByRole('button', { name: 'Lineage', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Lineage' })).toBeVisible();
  await page.keyboard.press('Control+a');
  await expect(bar(app)).toBeHidden();

  for (const [name, value] of [
    ['Images', '1'],
    ['Width', '64'],
    ['Height', '64'],
  ] as const)
    await app.field(name).fill(value);
  await app.form.getByRole('button', { name: 'Sweep…' }).click();
  await expect(page.getByRole('textbox', { name: 'X: values' })).toBeFocused();
  await page.keyboard.type('3-7 (+2)');
  await expect(page.getByRole('status', { name: 'Pictures of the sweep' })).toHaveText('3 pictures');
  await page.keyboard.press('Control+Enter');
  const cells = page.getByRole('grid').getByRole('button', { name: /^Open picture/ });
  await expect(cells).toHaveCount(3, { timeout: 20_000 });
  await cells.first().focus();
  await page.keyboard.press('Control+a');
  await expect(bar(app)).toContainText('3 selected');
  await page.keyboard.press('Delete');
  await expect(app.notice).toContainText('3 pictures deleted.');
  await page.getByRole('radio', { name: 'Strips' }).click();
  await expect(app.pictures).toHaveCount(2);
});

test('by touch: presses select together, and the bar tags, exports and lets go', async ({ app, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await app.open();
  await app.field('Prompt').fill('a lighthouse');
  await app.field('Images').fill('3');
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Generate' }).click();
  await expect(app.pictures).toHaveCount(3, { timeout: 20_000 });
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  await app.picture('1·1').click();
  await app.picture('1·3').click();
  await expect(app.details).toBeHidden();
  await expect(bar(app)).toContainText('2 selected');
  await bar(app).getByRole('button', { name: 'Tag…' }).click();
  const tags = page.getByRole('dialog', { name: 'Tags of 2 pictures' });
  await tags.getByRole('combobox', { name: 'Tags for all of them' }).fill('sky');
  await page.keyboard.press('Enter');
  await expect(tags).toContainText('skyall');
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await page.keyboard.press('Escape');
  await bar(app).getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog.getByRole('radio', { name: 'Selected (2)' })).toBeChecked();
  await page.keyboard.press('Escape');
  await bar(app).getByRole('button', { name: 'Done' }).click();
  await expect(bar(app)).toBeHidden();
});

test('a project shows its pictures alone, and what is made meanwhile goes into it', async ({ app, page }) => {
  await app.open();
  await make(app, 2);
  const project = page.getByRole('combobox', { name: 'Project', exact: true });
  await project.selectOption('New project…');
  const projects = page.getByRole('dialog', { name: 'Projects' });
  await projects.getByRole('textbox', { name: 'Name of the new project' }).fill('Posters');
  await page.keyboard.press('Enter');
  await expect(app.gallery).toContainText('This project has no pictures yet');
  await expect(app.form).toContainText('into Posters');
  await make(app, 1);
  await expect(app.picture('2·1')).toBeVisible();

  await project.selectOption('All projects');
  await expect(app.pictures).toHaveCount(3);
  await app.select('1·2');
  const itsProject = app.details.getByRole('combobox', { name: 'Project of the picture' });
  await itsProject.selectOption('Posters');
  await expect(itsProject.locator(':checked')).toHaveText('Posters');
  await page.reload();
  await project.selectOption('Posters');
  await expect(app.pictures).toHaveCount(2);

  await project.selectOption('New or manage…');
  await projects.getByRole('textbox', { name: 'Name of Posters' }).fill('Zines');
  await page.keyboard.press('Enter');
  await expect(projects.getByRole('button', { name: 'Delete project Zines' })).toBeVisible();
  await projects.getByRole('button', { name: 'Delete project Zines' }).click();
  await expect(app.pictures).toHaveCount(3);
  await projects.getByRole('button', { name: 'Undo' }).click();
  await page.keyboard.press('Escape');
  await project.selectOption('Zines');
  await expect(app.pictures).toHaveCount(2);
});

test('pictures selected together move to a new project, and stay selected where they are', async ({ app, page }) => {
  await app.open();
  await make(app, 2);
  await app.picture('1·1').focus();
  await page.keyboard.press('Control+a');
  await bar(app).getByRole('combobox', { name: 'Move to project' }).selectOption('New project…');
  await expect(page.getByRole('textbox', { name: 'Name of the new project' })).toBeFocused();
  await page.keyboard.type('Posters');
  await page.keyboard.press('Enter');
  await expect(app.notice).toContainText('2 pictures moved to Posters.');
  await expect(bar(app)).toContainText('2 selected');
  await expect(page.getByRole('combobox', { name: 'Project', exact: true }).locator(':checked')).toHaveText(
    'All projects',
  );
  await undo(app);
  await expect(app.notice).not.toContainText('moved');
  await page.getByRole('combobox', { name: 'Project', exact: true }).selectOption('Posters');
  await expect(app.gallery).toContainText('This project has no pictures yet');
});

test('the trash restores some and frees the others, which it asks about', async ({ app, page }) => {
  await app.open();
  await make(app, 3);
  await app.picture('1·1').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(app.pictures).toHaveCount(0);
  await page.getByRole('button', { name: 'Trash' }).click();
  const trash = page.getByRole('dialog', { name: 'Trash' });
  await trash.getByRole('checkbox', { name: '1·2, 30 days left' }).check();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await trash.getByRole('button', { name: 'Restore 1' }).click();
  await expect(trash.getByRole('checkbox')).toHaveCount(2);
  await trash.getByRole('button', { name: 'Empty trash…' }).click();
  await trash.getByRole('button', { name: 'Delete 2 pictures' }).click();
  await expect(trash).toContainText('Nothing here.');
  await page.keyboard.press('Escape');
  await expect(app.picture('1·2')).toBeVisible();
  await expect.poll(async () => (await app.stored('images')).length).toBe(1);
  expect(await app.stored('trash')).toEqual([]);
});

test('a rectangle drawn from the empty space selects what it touches, and Escape gives it up', async ({
  app,
  page,
}) => {
  await app.open();
  await make(app, 3);
  const [first, last] = [await app.picture('1·1').boundingBox(), await app.picture('1·2').boundingBox()];
  if (!first || !last) throw new Error('no pictures');
  const draw = async () => {
    await page.mouse.move(last.x + last.width / 2, last.y + last.height + 120);
    await page.mouse.down();
    await page.mouse.move(first.x + first.width / 2, first.y + first.height / 2, { steps: 4 });
  };
  await draw();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(bar(app)).toBeHidden();
  await draw();
  await page.mouse.up();
  await expect(bar(app)).toContainText('2 selected');
});

test('a rectangle that reaches the edge scrolls the gallery, and selects what was scrolled past', async ({
  app,
  page,
}) => {
  await app.open();
  await fillLibrary(page, 200);
  await page.reload();
  await page.getByRole('radio', { name: 'Grid' }).check();
  const newest = app.picture('50·1');
  const [gallery, first] = [await app.gallery.boundingBox(), await newest.boundingBox()];
  if (!gallery || !first) throw new Error('no pictures');
  await page.mouse.move(first.x - 6, first.y + 4);
  await page.mouse.down();
  await page.mouse.move(first.x + 20, gallery.y + gallery.height - 4, { steps: 4 });
  // Nothing moves but the gallery, for as long as the pointer rests at its edge.
  await expect(newest).toHaveCount(0);
  await page.mouse.up();
  await page.mouse.wheel(0, -100_000);
  await expect(newest).toHaveAttribute('aria-pressed', 'true');
  await expect(app.picture('50·2')).not.toHaveAttribute('aria-pressed');
});

test('within a project its failed jobs are found, and no others', async ({ app, api, page }) => {
  await app.openWith(api);
  api.answer(failure(400, 'The prompt was refused.'), failure(400, 'The prompt was refused.'));
  await app.generate({ Prompt: 'A fox' });
  await expect(app.job(/^failed/)).toHaveCount(1);
  const project = page.getByRole('combobox', { name: 'Project', exact: true });
  await project.selectOption('New project…');
  await page.getByRole('textbox', { name: 'Name of the new project' }).fill('Posters');
  await page.keyboard.press('Enter');
  await app.generate({ Prompt: 'A hen' });
  await expect(app.job(/^failed/)).toHaveCount(1);
  await page.getByRole('searchbox', { name: 'Search pictures' }).fill('is:failed');
  await expect(page.getByText(/^1 of /)).toBeVisible();
  await expect(app.jobs).toHaveAccessibleName(/^Job 2·1/);
});
