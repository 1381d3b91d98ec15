import { expect, test } from './fixtures.ts';

/** Three pictures, newest run first: 2·1, then 1·1 and 1·2. */
test.beforeEach(async ({ app, api }) => {
  await app.open('#prompt=A+fox');
  await app.addEndpoint({ name: 'Scripted', api: 'Inference API (as documented)', baseUrl: api.url });
  await app.generate({ Images: '2' });
  await app.generate({ Prompt: 'A hen', Images: '1' });
  await expect(app.pictures).toHaveCount(3);
});

test('the viewer opens by double click, by V and by View full size, and Escape closes it alone', async ({
  app,
  page,
}) => {
  const viewer = page.getByRole('dialog', { name: 'Viewer' });
  const ways = [
    () => app.picture('1·1').dblclick(),
    () => page.keyboard.press('v'),
    () => app.action('View full size').click(),
  ];
  for (const open of ways) {
    await open();
    await expect(viewer.getByRole('img', { name: 'A fox' })).toBeVisible();
    await expect(viewer).toContainText('2 of 3');
    await page.keyboard.press('Escape');
    await expect(viewer).toHaveCount(0);
    await expect(app.detail('Frame')).toHaveText('1·1');
  }
});

test('in the viewer arrows walk, plus and minus zoom, and zero fits', async ({ app, page }) => {
  const viewer = page.getByRole('dialog', { name: 'Viewer' });
  await app.picture('2·1').dblclick();
  await expect(viewer).toContainText('1 of 3 · 100 %');
  await expect(viewer.getByRole('button', { name: 'Previous picture' })).toBeDisabled();
  await page.keyboard.press('ArrowRight');
  await expect(viewer).toContainText('2 of 3');
  await expect(viewer.getByRole('img', { name: 'A fox' })).toBeVisible();
  const fitted = await viewer.getByRole('img').boundingBox();
  await page.keyboard.press('+');
  await expect(viewer).toContainText('150 %');
  const zoomed = await viewer.getByRole('img').boundingBox();
  expect(zoomed?.width).toBeCloseTo(1.5 * (fitted?.width ?? 0), 0);
  await page.keyboard.press('-');
  await expect(viewer).toContainText('100 %');
  await viewer.getByRole('button', { name: 'Zoom in' }).click();
  await page.keyboard.press('0');
  await expect(viewer).toContainText('100 %');
  await viewer.getByRole('button', { name: 'Next picture' }).click();
  await expect(viewer).toContainText('3 of 3');
  await expect(viewer.getByRole('button', { name: 'Next picture' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(app.detail('Frame')).toHaveText('1·2');
});

test('arrows and letters act on the selected picture, and ? lists them', async ({ app, page }) => {
  await app.select('2·1');
  await page.keyboard.press('ArrowRight');
  await expect(app.detail('Frame')).toHaveText('1·1');
  await expect(app.picture('1·1')).toBeFocused();
  await page.keyboard.press('s');
  await expect(app.field('Seed')).toHaveValue((await app.detail('Seed').textContent()) ?? '');
  await page.keyboard.press('l');
  await expect(app.notice).toContainText('Link copied');
  await page.keyboard.press('u');
  await expect(app.field('Prompt')).toHaveValue('A fox');
  await page.keyboard.press('/');
  await expect(app.field('Prompt')).toBeFocused();
  await app.select('1·1');
  await page.keyboard.press('Delete');
  await expect(app.pictures).toHaveCount(2);

  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list.getByRole('term')).toContainText([
    'Ctrl ↵',
    'Ctrl ⇧ ↵',
    '/',
    'V',
    'P',
    'U',
    'A',
    'S',
    'L',
    'D',
    'C',
    'Del',
    'Esc',
    '?',
  ]);
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
});

test('inside a text field letters are text', async ({ app, page }) => {
  await app.select('1·1');
  for (const name of ['Prompt', 'Seed', 'Scheduler']) {
    await app.field(name).fill('');
    await app.field(name).pressSequentially('vpuasldc?/');
    await expect(app.field(name)).toHaveValue('vpuasldc?/');
  }
  await page.keyboard.press('Delete');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(app.gallery.getByRole('button', { name: /, a pick$/ })).toHaveCount(0);
  await expect(app.notice).toHaveText(''); // no deed has said anything
  await expect(app.pictures).toHaveCount(3);
});

test('in the viewer pictures are marked, rated and deleted by the keys of the page, one after the other', async ({
  app,
  page,
}) => {
  const viewer = page.getByRole('dialog', { name: 'Viewer' });
  await page.getByRole('radio', { name: 'Grid' }).check();
  await app.picture('2·1').dblclick();
  await expect(viewer).toContainText('1 of 3');
  await page.keyboard.press('p');
  await expect(viewer.getByRole('button', { name: 'Pick' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('4');
  await expect(viewer.getByRole('radio', { name: '4 stars' })).toBeChecked();
  // Zero fits the picture to the window here.
  await page.keyboard.press('0');
  await expect(viewer.getByRole('radio', { name: '4 stars' })).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('x');
  await expect(viewer.getByRole('button', { name: 'Reject' })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Delete');
  await expect(viewer).toContainText('Picture 1·1 deleted.');
  await expect(viewer).toContainText('2 of 2');
  await page.keyboard.press('Control+z');
  await expect(viewer).toContainText('3 of 3');
  await page.keyboard.press('Delete');
  await expect(viewer).toContainText('2 of 2');
  const downloading = page.waitForEvent('download');
  await page.keyboard.press('d');
  await downloading;
  await page.keyboard.press('Escape');
  await expect(app.pictures).toHaveCount(2);
  await expect(app.picture('1·1')).toBeFocused();
});

test('a picture that is no pick any more stays in the viewer until one goes on', async ({ app, page }) => {
  const viewer = page.getByRole('dialog', { name: 'Viewer' });
  for (const frame of ['2·1', '1·1', '1·2']) await app.pick(frame);
  await page.getByText('Picks', { exact: true }).click();
  await app.picture('1·1').dblclick();
  await expect(viewer).toContainText('2 of 3');
  await page.keyboard.press('p');
  await expect(viewer.getByRole('button', { name: 'Pick' })).toHaveAttribute('aria-pressed', 'false');
  await expect(viewer).toContainText('2 of 3');
  await page.keyboard.press('ArrowRight');
  await expect(viewer).toContainText('2 of 2');
  await expect(viewer.getByRole('button', { name: 'Pick' })).toHaveAttribute('aria-pressed', 'true');
});

test('up, down, Home and End go by rows and to the ends, but not where the focus scrolls something else', async ({
  app,
  page,
}) => {
  await app.select('2·1');
  for (const [key, frame] of [
    ['ArrowDown', '1·1'],
    ['ArrowUp', '2·1'],
    ['End', '1·2'],
    ['ArrowUp', '2·1'],
    ['End', '1·2'],
    ['Home', '2·1'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(app.detail('Frame')).toHaveText(frame);
    await expect(app.picture(frame)).toBeFocused();
  }
  await app.action('Compare').focus();
  await page.keyboard.press('End');
  await expect(app.detail('Frame')).toHaveText('2·1');
});

test('the newest picture is told about until something is done with one: then it stays', async ({ app, page }) => {
  await expect(app.detail('Frame')).toHaveText('2·1');
  await app.generate({ Prompt: 'An owl' });
  await expect(app.detail('Frame')).toHaveText('3·1');
  await app.gallery.getByRole('heading', { name: 'An owl' }).click();
  await app.generate({ Prompt: 'A crow' });
  await expect(app.picture('4·1')).toBeVisible();
  await expect(app.detail('Frame')).toHaveText('3·1');
  await page.keyboard.press('Delete');
  await expect(app.notice).toContainText('Picture 3·1 deleted.');
});
