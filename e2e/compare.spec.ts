import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, type Proofsheet, test } from './fixtures.ts';
import { halfAPicture, picture } from './server/answers.ts';
import { tinyPicture } from './server/tiny-pictures.ts';
import { showIn } from './show-in.ts';

const documented = { name: 'Scripted', api: 'Inference API (as documented)' } as const;
const compare = (page: Page) => page.getByRole('dialog', { name: 'Compare' });
const blind = (page: Page) => page.getByRole('dialog', { name: 'Blind comparison' });

/** A picture of one colour. */
const plain = (color: number, width = 64, height = 64) =>
  picture({ bytes: tinyPicture('image/png', { color, width, height }) });

/** The colour that stands on the screen somewhere in an element, given in shares of its width and height: "c86432". */
async function colorIn(element: Locator, x: number, y = 0.5): Promise<string> {
  const base64 = (await element.screenshot({ animations: 'allow' })).toString('base64');
  return element.evaluate(
    async (_, { base64, x, y }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      const spot = [Math.floor(bitmap.width * x), Math.floor(bitmap.height * y)] as const;
      const [red = 0, green = 0, blue = 0] = context?.getImageData(...spot, 1, 1).data ?? [];
      return (red * 65536 + green * 256 + blue).toString(16).padStart(6, '0');
    },
    { base64, x, y },
  );
}

/** Pictures of these colours are compared, the last made first: 1·1, 2·1, … by their seeds. */
async function comparing({ app, colors }: { app: Proofsheet; colors: number }): Promise<void> {
  for (let run = 1; run <= colors; run++) {
    await app.generate({ Prompt: `Fox ${run}`, Seed: String(run) });
    await expect(app.picture(`${run}·1`)).toBeVisible();
  }
  await app.select(`${colors}·1`);
  await app.page.keyboard.press('c');
  await expect(compare(app.page)).toBeVisible();
  for (let run = colors - 2; run >= 1; run--)
    await compare(app.page)
      .getByRole('checkbox', { name: `${run}·1` })
      .check();
}

test.beforeEach(async ({ app, api }) => {
  await app.open('#prompt=A+fox&negative_prompt=blur&width=64&height=64&seed=1');
  await app.addEndpoint({ ...documented, baseUrl: api.url });
});

test('Compare opens from the details and the viewer, with the nearest picture and the parameters that differ', async ({
  app,
  page,
}) => {
  await app.generate({ Prompt: 'A red fox, low sun', 'Guidance scale': '3.5' });
  await expect(app.picture('1·1')).toBeVisible();
  await app.generate({ Prompt: 'A blue fox, low sun', 'Guidance scale': '5' });
  await app.select('2·1');
  await app.action('Compare').click();
  const table = compare(page).getByRole('table', { name: 'What differs' });
  await expect(table.getByRole('columnheader')).toHaveText(['Parameter', '2·1', '1·1']);
  await expect(table.getByRole('row', { name: /^Guidance scale/ })).toHaveText('Guidance scale53.5');
  await expect(table.locator('del')).toHaveText('−taken out: blue');
  await expect(table.locator('ins')).toHaveText('+put in: red');
  await expect(table.getByRole('rowheader', { name: 'Seed' })).toHaveCount(0);
  await compare(page)
    .getByText(/^\d+ the same$/)
    .click();
  await expect(compare(page).getByRole('term').filter({ hasText: 'Seed' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.press('v');
  await page.getByRole('dialog', { name: 'Viewer' }).getByRole('button', { name: 'Compare' }).click();
  await expect(compare(page).getByRole('img')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await page.keyboard.press('v');
  await page.keyboard.press('c');
  await expect(compare(page).getByRole('img')).toHaveCount(2);
});

test('zoom and place are shared by pictures of different sizes', async ({ app, api, page }) => {
  api.answer(plain(0x112233, 800, 400), plain(0x445566, 200, 100));
  await comparing({ app, colors: 2 });
  const images = compare(page).getByRole('img');
  const place = async (index: number) => {
    const stage = await images.nth(index).locator('xpath=../..').boundingBox();
    const image = await images.nth(index).boundingBox();
    if (!stage || !image) throw new Error('Both are on the screen.');
    return {
      zoom: image.width / stage.width,
      x: (stage.x + stage.width / 2 - image.x) / image.width,
      y: (stage.y + stage.height / 2 - image.y) / image.height,
    };
  };
  const expectSame = async () => {
    // Either may be drawn a little later.
    await expect(async () => {
      const [one, other] = [await place(0), await place(1)];
      for (const key of ['zoom', 'x', 'y'] as const) expect(other[key], key).toBeCloseTo(one[key], 2);
    }).toPass();
    return place(0);
  };
  await expect.poll(async () => (await place(0)).zoom).toBeCloseTo(1, 1);

  // The wheel zooms at the pointer: the point under it stays.
  const box = await images.nth(0).boundingBox();
  if (!box) throw new Error('The first picture is on the screen.');
  await page.mouse.move(box.x + box.width * 0.25, box.y + box.height * 0.5);
  for (let turn = 0; turn < 4; turn++) await page.mouse.wheel(0, -100);
  await expect.poll(async () => (await place(1)).zoom).toBeCloseTo(1.2 ** 4, 1);
  const near = await expectSame();
  expect(near.x).toBeCloseTo(0.25 + 0.25 / 1.2 ** 4, 2);

  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.35, box.y + box.height * 0.5, { steps: 4 });
  await page.mouse.up();
  expect((await expectSame()).x).toBeLessThan(near.x - 0.03);

  // The larger of the two, 1·1, at one pixel for each of the screen.
  await page.keyboard.press('1');
  await expect.poll(async () => (await images.nth(1).boundingBox())?.width).toBeCloseTo(800, 0);
  await page.keyboard.press('0');
  expect(await expectSame()).toMatchObject({ x: expect.closeTo(0.5, 2), zoom: expect.closeTo(1, 1) });
});

test('the divider shows one picture on either side, by mouse, keys and both ways', async ({ app, api, page }) => {
  api.answer(plain(0x112233), plain(0xaabbcc));
  await comparing({ app, colors: 2 });
  await page.keyboard.press('d');
  const slider = compare(page).getByRole('slider', { name: 'Divider' });
  const image = compare(page).getByRole('img', { name: 'Picture 1·1' });
  await expect.poll(() => colorIn(image, 0.25)).toBe('aabbcc');
  expect(await colorIn(image, 0.75)).toBe('112233');
  await slider.focus();
  await page.keyboard.press('End');
  expect(await colorIn(image, 0.75)).toBe('aabbcc');
  await page.keyboard.press('Home');
  expect(await colorIn(image, 0.25)).toBe('112233');
  await page.keyboard.press('w');
  expect(await colorIn(compare(page).getByRole('img', { name: 'Picture 2·1' }), 0.25)).toBe('aabbcc');
  await page.keyboard.press('w');

  await compare(page).getByRole('radio', { name: 'Above and below' }).check();
  const stage = await image.locator('xpath=../..').boundingBox();
  if (!stage) throw new Error('The stage is on the screen.');
  await page.mouse.move(stage.x + stage.width / 2, stage.y);
  await page.mouse.down();
  await page.mouse.move(stage.x + stage.width / 2, stage.y + stage.height / 2, { steps: 4 });
  await page.mouse.up();
  expect(await colorIn(image, 0.2, 0.25)).toBe('aabbcc');
  expect(await colorIn(image, 0.2, 0.75)).toBe('112233');
});

test('the difference is that of the pixels, amplified, and counted in words', async ({ app, api, page }) => {
  api.answer(plain(0x102030), plain(0x13202f), plain(0x102030, 32, 32), halfAPicture());
  await comparing({ app, colors: 4 });
  await page.keyboard.press('x');
  const dialog = compare(page);
  const choose = (first: string, second: string) =>
    dialog
      .getByRole('combobox', { name: 'First' })
      .selectOption({ label: first })
      .then(() => dialog.getByRole('combobox', { name: 'Second' }).selectOption({ label: second }));
  await expect(dialog).toContainText('4·1 does not decode');
  await choose('1·1', '3·1');
  await expect(dialog).toContainText('1·1 is 64 × 64 pixels and 3·1 is 32 × 32.');
  await choose('1·1', '2·1');
  await expect(dialog).toContainText('4,096 of 4,096 pixels differ (100.0 %). Mean difference 1.33 of 255, largest 3.');
  const image = dialog.getByRole('img', { name: /^Difference of 1·1 and 2·1/ });
  expect(await colorIn(image, 0.5)).toBe('0c0004'); // 4 times
  await dialog.getByRole('slider', { name: /^Amplified/ }).fill('16');
  expect(await colorIn(image, 0.5)).toBe('300010');
});

test('flicker changes the picture by itself, and by Space where less motion is asked for', async ({
  app,
  api,
  page,
}) => {
  api.answer(plain(0x112233), plain(0xaabbcc));
  await comparing({ app, colors: 2 });
  const dialog = compare(page);
  // The button that was pressed keeps the focus, and leaves Space to the pictures.
  await dialog.getByRole('radio', { name: 'Flicker' }).check();
  const shown = () => dialog.getByRole('img').getAttribute('alt');
  await expect(dialog).toContainText('Space changes the picture');
  expect(await shown()).toBe('Picture 2·1');
  expect(await colorIn(dialog.getByRole('img'), 0.5)).toBe('aabbcc');
  await page.keyboard.press(' ');
  expect(await shown()).toBe('Picture 1·1');
  expect(await colorIn(dialog.getByRole('img'), 0.5)).toBe('112233');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await dialog.getByRole('button', { name: 'Play' }).click();
  for (const label of ['2·1', '1·1', '2·1']) await expect.poll(shown, { intervals: [50] }).toBe(`Picture ${label}`);
  await dialog.getByRole('button', { name: 'Pause' }).click();
  await expect(dialog.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('pictures are added and taken away; eight are shown, more are for the blind comparison', async ({ app, page }) => {
  await app.generate({ Prompt: 'Foxes', Images: '10' });
  await expect(app.pictures).toHaveCount(10);
  await app.select('1·1');
  await page.keyboard.press('c');
  const dialog = compare(page);
  const boxes = dialog.getByRole('checkbox');
  await expect(boxes).toHaveCount(10);
  for (const box of await boxes.all()) await box.check();
  await expect(dialog.getByRole('img')).toHaveCount(8);
  await expect(dialog).toContainText('The first 8 of 10 are on show');
  await expect(dialog.getByRole('columnheader')).toHaveCount(9);
  await dialog.getByRole('checkbox', { name: '1·1', exact: true }).uncheck();
  await expect(dialog.getByRole('columnheader').nth(1)).toHaveText('1·2');
  await page.keyboard.press('b');
  await expect(blind(page)).toContainText('9 pictures, two at a time');
  await expect(blind(page)).toContainText('It takes 29 votes');
});

test('a blind comparison by keyboard tells nothing until it is revealed, and outlives a reload', async ({
  app,
  page,
}) => {
  await comparing({ app, colors: 3 });
  await page.keyboard.press('b');
  await blind(page).getByRole('button', { name: 'Begin' }).click();
  const status = blind(page).getByRole('status');
  await expect(status).toHaveText('Vote 1 of 3');
  /** The colour of the server's picture goes by the prompt: the same colour is the same picture. */
  const colors = async () =>
    [
      await colorIn(blind(page).getByRole('img', { name: 'Left picture' }), 0.5),
      await colorIn(blind(page).getByRole('img', { name: 'Right picture' }), 0.5),
    ] as const;
  const isDrawn = () => expect.poll(async () => new Set(await colors()).size).toBe(2);
  await isDrawn();

  const html = await blind(page).evaluate((dialog) => dialog.outerHTML);
  const known: unknown[] = await app.stored('pictures');
  expect(known).toHaveLength(3);
  for (const telling of ['Fox', '1·1', '2·1', '3·1', 'blob:', 'src=', ...idsOf(known)])
    expect(html).not.toContain(telling);

  // The highest colour always wins; the first vote is taken back and given again.
  const best = { seen: new Set<string>() };
  for (const turn of [1, 1, 2]) {
    await expect(status).toHaveText(`Vote ${turn} of 3`);
    await isDrawn();
    const [left, right] = await colors();
    best.seen.add(left).add(right);
    await page.keyboard.press(left > right ? 'ArrowLeft' : 'ArrowRight');
    await expect(status).toHaveText(`Vote ${turn + 1} of 3`);
    if (best.seen.size === 2) {
      best.seen.add('taken back');
      await page.keyboard.press('Backspace');
    }
  }
  const before = await colors();
  await page.reload();
  await app.select('3·1');
  await page.keyboard.press('c');
  await compare(page).getByRole('checkbox', { name: '1·1' }).check();
  await page.keyboard.press('b');
  await expect(status).toHaveText('Vote 3 of 3');
  await isDrawn();
  expect(await colors()).toEqual(before);
  await page.keyboard.press(before[0] > before[1] ? 'ArrowLeft' : 'ArrowRight');
  await blind(page).getByRole('button', { name: 'Reveal', exact: true }).click();

  const places = blind(page).getByRole('list', { name: 'Ranking' }).getByRole('listitem');
  await expect(places).toHaveCount(3);
  await expect(places.nth(0)).toContainText('2 won · 0 lost · 0 tied');
  await expect(places.nth(2)).toContainText('0 won · 2 lost · 0 tied');
  const labels = await Promise.all(
    (await places.all()).map(async (place) => (await place.textContent())?.match(/\d·1/)?.[0] ?? ''),
  );
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    blind(page).getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(lines[0]).toContain('"place","frame","chance","wins","losses","ties"');
  expect(lines.slice(1).map((line) => line.split(',')[1])).toEqual(labels.map((label) => `"${label}"`));
  expect(lines[1]).toContain(`"Fox ${labels[0]?.[0]}"`);

  await blind(page)
    .getByRole('button', { name: `Pick ${labels[0]}` })
    .click();
  await expect(blind(page).getByRole('button', { name: 'Picked' })).toBeDisabled();
  await blind(page).getByRole('button', { name: 'Throw votes away' }).click();
  await expect(blind(page).getByRole('button', { name: 'Begin' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(app.picked(String(labels[0]))).toBeVisible();
});

test('a picture that cannot be shown is left out of the vote, and its name is not told', async ({ app, api, page }) => {
  api.answer(plain(0x112233), plain(0xaabbcc), halfAPicture());
  await comparing({ app, colors: 3 });
  await page.keyboard.press('b');
  await blind(page).getByRole('button', { name: 'Begin' }).click();
  const leaveOut = blind(page).getByRole('button', { name: 'Leave it out' });
  // It is in two of three pairs: at the latest in the second.
  await expect
    .poll(async () => {
      if (await leaveOut.isVisible()) return true;
      await page.keyboard.press('ArrowLeft');
      return false;
    })
    .toBe(true);
  await page.keyboard.press('ArrowRight');
  await expect(leaveOut).toBeVisible();
  await leaveOut.click();
  await expect(blind(page)).not.toContainText('cannot be shown');
});

test('on a phone comparing looks good to axe and fits the window', async ({ app, page }) => {
  test.setTimeout(90_000); // eight looks, each searched by axe
  await comparing({ app, colors: 3 });
  await page.setViewportSize({ width: 390, height: 844 });
  const expectGood = async (look: string) => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await showIn(page, colorScheme);
      // Only colours change with the scheme.
      const axe = new AxeBuilder({ page }).setLegacyMode().include('dialog');
      const { violations } = await (colorScheme === 'dark' ? axe : axe.withRules('color-contrast')).analyze();
      const found = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect
        .soft(
          found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
          look,
        )
        .toEqual([]);
    }
    const spill = await page.getByRole('dialog').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
    expect.soft(spill, `${look}: pixels too wide`).toBe(0);
  };
  await expectGood('side by side');
  await page.keyboard.press('x');
  await expectGood('difference');
  await page.keyboard.press('b');
  await blind(page).getByRole('button', { name: 'Begin' }).click();
  await expectGood('voting');
  for (let turn = 0; turn < 3; turn++) await page.keyboard.press('ArrowLeft');
  await blind(page).getByRole('button', { name: 'Reveal', exact: true }).click();
  await expectGood('the ranking');
});

function idsOf(rows: readonly unknown[]): string[] {
  return rows.map((row) => (typeof row === 'object' && row && 'id' in row ? String(row.id) : ''));
}
