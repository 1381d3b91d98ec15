import AxeBuilder from '@axe-core/playwright';
import * as z from 'zod/mini';
import { fillLineage } from './bench/fill-lineage.ts';
import { expect, type Proofsheet, test } from './fixtures.ts';

const runRows = z.array(
  z.object({ id: z.string(), parent: z.optional(z.string()), recipe: z.record(z.string(), z.unknown()) }),
);

const first = { Prompt: 'A lighthouse at dusk', Width: '64', Height: '64', Images: '2' };

const lineage = (app: Proofsheet) => app.page.getByRole('region', { name: 'Lineage' });
const nodes = (app: Proofsheet) => lineage(app).getByRole('treeitem');
const node = (app: Proofsheet, name: string | RegExp) => lineage(app).getByRole('treeitem', { name });
const current = (app: Proofsheet) => lineage(app).getByRole('treeitem', { selected: true });

const openLineage = (app: Proofsheet) => app.page.getByRole('button', { name: 'Lineage', exact: true }).click();

/** 1·1 1·2 > (2·1 guidance 5 > 3·1 at dawn, 4·1 steps 9). */
async function growTree(app: Proofsheet): Promise<void> {
  await app.open();
  await app.generate(first);
  await expect(app.pictures).toHaveCount(2);
  await app.generate({ 'Guidance scale': '5', Images: '1' });
  await app.generate({ Prompt: 'A lighthouse at dawn' });
  await expect(app.pictures).toHaveCount(4);
  await app.select('1·2');
  await app.action('Use settings').click();
  await app.generate({ 'Inference steps': '9' });
  await expect(app.pictures).toHaveCount(5);
}

test('every picture knows what it was made from and what changed', async ({ app }) => {
  await growTree(app);
  await app.select('4·1');
  await expect(app.detail('Made from')).toContainText('1·2');
  await expect(app.detail('What changed')).toHaveText('steps unset → 9');
  await app.action('1·2').click();
  await expect(app.detail('Frame')).toHaveText('1·2');
  await expect(app.detail('Made from')).toContainText('no picture here');
  await app.action('Show lineage').click();
  await expect(current(app)).toHaveAccessibleName('1·2, A lighthouse at dusk, 2 pictures');
  await expect(nodes(app)).toHaveCount(4);
  await expect(node(app, '4·1, steps unset → 9')).toHaveAttribute('aria-level', '2');
});

test('the map is walked by keys, folded, and a double press shows the picture', async ({ app, page }) => {
  await growTree(app);
  await app.select('1·1');
  await openLineage(app);
  await current(app).focus();
  for (const [key, at] of [
    ['ArrowRight', /^2·1, guidance/],
    ['ArrowDown', /^4·1, steps/],
    ['ArrowUp', /^2·1/],
    ['ArrowRight', /^3·1, prompt/],
    ['ArrowRight', /^3·1/],
    ['ArrowLeft', /^2·1/],
  ] as const) {
    await page.keyboard.press(key);
    await expect(current(app)).toHaveAccessibleName(at);
    await expect(current(app)).toBeFocused();
  }
  await expect(app.detail('Frame')).toHaveText('2·1');
  const before = await current(app).boundingBox();
  await page.keyboard.press(' ');
  await expect(nodes(app)).toHaveCount(3);
  await expect(current(app)).toHaveAttribute('aria-expanded', 'false');
  expect(await current(app).boundingBox()).toEqual(before);
  await page.keyboard.press('Enter');
  const viewer = page.getByRole('dialog', { name: 'Viewer' });
  await expect(viewer).toContainText('A lighthouse at dusk');
  await page.keyboard.press('Escape');
  await node(app, /^1·2/).dblclick();
  await expect(viewer).toBeVisible();
});

test('an outline says the same, and axe finds nothing in either', async ({ app, page }) => {
  await growTree(app);
  await app.select('3·1');
  await openLineage(app);
  await expect(nodes(app)).toHaveCount(4);
  for (const look of ['Map', 'Outline']) {
    await lineage(app).getByRole('button', { name: look, exact: true }).click();
    await expect(nodes(app)).toHaveCount(4);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  }
  await current(app).focus();
  await page.keyboard.press('Home');
  await expect(current(app)).toHaveAccessibleName(/^1·2/);
  await page.keyboard.press('ArrowLeft');
  await expect(nodes(app)).toHaveCount(1);
});

test('with nothing selected every tree is listed, and one whose pictures are deleted still holds its children', async ({
  app,
  page,
}) => {
  await growTree(app);
  await app.generate({ Model: 'owner/other', Prompt: 'Two hens' });
  await expect(app.pictures).toHaveCount(6);
  await app.select('2·1');
  await app.action('Delete').click();
  await app.select('3·1');
  await expect(app.detail('Made from')).toContainText('2·1, not there any more');
  await openLineage(app);
  await expect(node(app, /^2·1, guidance unset → 5, no picture left/)).toBeVisible();
  await lineage(app).getByRole('button', { name: 'All trees' }).click();
  await expect(lineage(app).getByRole('button')).toHaveText([
    /^Two hens5·1 · 1 run/,
    /^A lighthouse at dusk1·1 · 4 runs/,
  ]);
  await page.reload();
  await openLineage(app);
  await expect(nodes(app)).toHaveCount(1);
  await expect(current(app)).toHaveAccessibleName(/Two hens/);
});

test('more than one change is said, and made one by one with the same seed', async ({ app }) => {
  await growTree(app);
  await app.select('3·1');
  await app.action('Use settings').click();
  await expect(app.form.getByText('nothing changed')).toBeVisible();
  await app.field('Inference steps').fill('12');
  await expect(app.form.getByText('things changed')).toHaveCount(0);
  await app.field('Guidance scale').clear();
  await expect(app.form.getByText('2 things changed since 3·1: what they do cannot be told apart.')).toBeVisible();
  await app.field('Inference steps').fill('0');
  await expect(app.form.getByRole('button', { name: /^Split/ })).toHaveCount(0);
  await app.field('Inference steps').fill('12');
  await app.form.getByRole('button', { name: 'Split into 2 runs · 2 pictures' }).click();
  await expect(app.pictures).toHaveCount(7);
  await expect(app.form.getByText('Split: 2 runs were started.')).toBeVisible();
  const runs = runRows.parse(await app.stored('runs'));
  const [third, ...split] = [runs[2], ...runs.slice(-2)];
  const { guidanceScale, ...unguided } = third?.recipe ?? {};
  expect(guidanceScale).toBe(5);
  expect(split.map(({ parent }) => parent)).toEqual([`${third?.id}-0001`, `${third?.id}-0001`]);
  expect(split.map(({ recipe }) => recipe)).toEqual([unguided, { ...third?.recipe, steps: 12 }]);
});

test('an empty page cuts what the form goes on from', async ({ app }) => {
  await growTree(app);
  await app.field('Prompt').clear();
  await app.generate({ Prompt: 'A lighthouse at noon' });
  await expect(app.pictures).toHaveCount(6);
  const runs = runRows.parse(await app.stored('runs'));
  expect(runs.map(({ parent }) => parent !== undefined)).toEqual([false, true, true, true, false]);
});

test('on a phone a tree is an outline, and stays when the details are closed', async ({ app, page }) => {
  await growTree(app);
  await openLineage(app);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Close details' }).click();
  await expect(lineage(app).getByRole('tree', { name: /outline/ })).toBeVisible();
  await node(app, /^2·1/).click();
  await page.getByRole('button', { name: 'Close details' }).click();
  await expect(nodes(app)).toHaveCount(4);
});

test('of 5,000 runs only what is on show is in the page, and it comes as it is scrolled to', async ({ app, page }) => {
  await app.open();
  await fillLineage(page, 5000);
  await page.reload();
  await openLineage(app);
  await expect(current(app)).toHaveAccessibleName(/^5000·1/);
  await expect.poll(() => nodes(app).count()).toBeGreaterThan(5);
  const shown = await nodes(app).count();
  expect(shown).toBeLessThan(120);
  await current(app).focus();
  await page.keyboard.press('Home');
  await expect(node(app, /^1·1/)).toBeInViewport();
  await expect(node(app, /^5000·1/)).toHaveCount(0);
  await expect.poll(() => nodes(app).count()).toBeGreaterThan(1);
  expect(await nodes(app).count()).toBeLessThan(120);
});
