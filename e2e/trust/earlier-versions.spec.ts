import { earlierDay, earlierLibrary, storeEarlier } from '../earlier-library.ts';
import { expect, type Proofsheet, test } from '../fixtures.ts';
import { readRows } from '../stored.ts';

// Libraries that the builds of version 1 and 2 really wrote, brought up to this version by a real browser.

const stores = ['runs', 'jobs', 'pictures', 'trash', 'picks', 'images', 'costs'] as const;

const everything = ({ page }: Proofsheet) => Promise.all(stores.map((store) => readRows(page, store)));

for (const version of [1, 2] as const)
  test(`a library of version ${version} is taken over with everything in it, and stays`, async ({ app, page }) => {
    await page.clock.install({ time: earlierDay });
    await storeEarlier(page, earlierLibrary(version));
    const before = await everything(app);
    // Runs, jobs, pictures, what is in the trash, picks and bytes; the costs came with version 2.
    expect(before.map((rows) => rows.length)).toEqual([3, 1, 3, 1, 1, 4, version === 1 ? 0 : 5]);

    await app.open();
    await expectAsItWas(app);
    expect(await everything(app)).toEqual(before);
    expect(await page.evaluate(() => indexedDB.databases())).toMatchObject([{ name: 'proofsheet', version: 3 }]);

    await page.reload();
    await expectAsItWas(app);
    expect(await everything(app)).toEqual(before);

    // What is only here since can be done with them: they are found by what a later version asks for.
    await page.keyboard.press('4');
    await app.action('Use settings').click();
    await expect(app.field('Prompt')).toHaveValue('A lighthouse in a storm at night');
    await page.getByRole('button', { name: 'Trash' }).click();
    const trash = page.getByRole('dialog', { name: 'Trash' });
    await trash.getByRole('checkbox').check();
    await trash.getByRole('button', { name: 'Restore 1' }).click();
    await page.keyboard.press('Escape');
    await expect(app.pictures).toHaveCount(4);
    await page.getByRole('searchbox', { name: 'Search pictures' }).fill('rating>=4');
    await expect(app.pictures).toHaveCount(1);
  });

async function expectAsItWas(app: Proofsheet): Promise<void> {
  await expect(app.pictures).toHaveCount(3);
  for (const frame of ['1·1', '1·2', '2·1'])
    await expect
      .poll(() =>
        app
          .picture(frame)
          .getByRole('img')
          .evaluate((img: HTMLImageElement) => [img.complete, img.naturalWidth]),
      )
      .toEqual([true, 48]);
  await expect(app.picked('1·2')).toBeVisible();
  await expect(app.picked('1·1')).toHaveCount(0);
  await expect(app.job(/^failed. The server failed/)).toContainText('out of memory');
  await app.select('1·2');
  const details: Record<string, string> = {
    Model: 'acme/painter',
    Prompt: 'A lighthouse in a storm at night',
    'Negative prompt': 'blur',
    'Guidance scale': '3.5',
    'Inference steps': '24',
    Scheduler: 'EulerDiscreteScheduler',
    Width: '512',
    Height: '768',
  };
  for (const [term, text] of Object.entries(details)) await expect(app.detail(term)).toHaveText(text);
  const [, row] = (await readRows(app.page, 'pictures')).find(([id]) => id.endsWith('-0002')) ?? [];
  expect(row).toMatchObject({ recipe: { seed: Number(await app.detail('Seed').innerText()) } });
}
