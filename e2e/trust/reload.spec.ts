// A page that is loaded again while a picture is written down (TRUST F-19). `npm run soak` does it 60 times; RELOADS=… says
// how often.
import { printFigures } from '../figures.ts';
import { expect, test } from '../fixtures.ts';
import { readKept, watchSaved } from '../kept.ts';

const reloads = Number(process.env.RELOADS ?? 9);
const momentsMs = [0, 2, 10];

test.use({ trace: 'off' });

test('reloaded while a picture is written down, nothing is torn, lost or ordered again', async ({
  app,
  api,
  page,
  browser,
}) => {
  test.setTimeout(30_000 + reloads * 5000);
  const shown = await watchSaved(page, new Set());
  await app.openWith(api);
  await app.field('Prompt').fill('a lighthouse');
  for (let count = 0; count < reloads; count++) {
    const answered = page.waitForEvent('requestfinished', (request) => request.method() === 'POST');
    await app.generate();
    await answered;
    // The moment is what is tried: there is nothing to wait for.
    await new Promise((resolve) => setTimeout(resolve, momentsMs[count % momentsMs.length]));
    await page.reload();
    await expect(app.form).toBeVisible();
  }
  const { ids, halves } = await readKept(page);
  const jobs = await app.stored('jobs');
  printFigures(`Reloads during a save, ${reloads}`, browser.version(), {
    kept: ids.length,
    'said to be interrupted': jobs.length,
    torn: halves.length,
    'sent again': api.calls().length - reloads,
  });
  expect(halves).toEqual([]);
  expect([...shown].filter((id) => !ids.includes(id))).toEqual([]);
  expect(api.calls()).toHaveLength(reloads);
  // What did not come to the disk is owed, and says so.
  expect(ids.length + jobs.length).toBe(reloads);
});
