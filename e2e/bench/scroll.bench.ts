import { expect, type Locator, type Page, test } from '@playwright/test';
import { Proofsheet } from '../fixtures.ts';
import { fillLibrary } from './fill-library.ts';
import { places } from './places.ts';
import { type Comparison, percentile, printComparison } from './report.ts';
import { slowProcessor } from './slow-machine.ts';
import { startStaticServer } from './static-server.ts';

const rounds = 5;
const pictures = 1000;

/** One turn of the wheel, and how many: a steady, quick scroll of three seconds through about 70 runs. */
const turn = { px: 240, everyMs: 50, count: 60 };

test('scroll: a gallery of 1,000 pictures', async ({ page }) => {
  const server = await startStaticServer({ '/': places.app, '/bare/': places.barePages });
  const app = new Proofsheet(page);
  await page.goto(server.url);
  await expect(app.form).toBeVisible();
  await fillLibrary(page, pictures);
  await page.goto('about:blank');
  await page.goto(server.url);
  const bareGrid = `${server.url}/bare/bare-grid.html?${await layoutOf(app)}`;
  await slowProcessor(page);

  const ours: number[][] = [];
  const bare: number[][] = [];
  for (let round = 0; round < rounds; round++) {
    // A fresh page each time: what was scrolled past before is in memory.
    await page.goto(server.url);
    ours.push(await scroll(page, app.gallery));
    await page.goto(bareGrid);
    bare.push(await scroll(page, page.locator('#scroller')));
  }
  await server.close();

  const compare = (percent: number): Comparison => ({
    measure: `frame p${percent}`,
    ours: ours.map((frames) => percentile(frames, percent)),
    bare: bare.map((frames) => percentile(frames, percent)),
    goal: { ratio: 1.3 },
  });
  printComparison('Scrolling 1,000 pictures by wheel, CPU × 4, ms a frame', 'bare grid', [50, 95, 99].map(compare));
});

/** Where the gallery puts its pictures, for the bare grid to do the same. */
async function layoutOf(app: Proofsheet): Promise<URLSearchParams> {
  const boxes: { x: number; y: number; width: number }[] = [];
  await expect(app.pictures.nth(8)).toBeVisible();
  for (const picture of await app.pictures.all()) boxes.push((await picture.boundingBox()) ?? { x: 0, y: 0, width: 0 });
  const rows = [...new Set(boxes.map(({ y }) => y))];
  const [first = 0, second = 0] = rows;
  return new URLSearchParams({
    columns: String(boxes.filter(({ y }) => y === first).length),
    cell: String(boxes[0]?.width),
    pitch: String(second - first),
  });
}

/** Turns the wheel over something that scrolls, and gives the time of every frame meanwhile in ms. */
async function scroll(page: Page, scroller: Locator): Promise<number[]> {
  await expect(scroller.locator('img').nth(8)).toBeVisible();
  await page.waitForTimeout(500);
  await scroller.hover({ position: { x: 300, y: 300 } });
  const frames = page.evaluate(
    (durationMs) =>
      new Promise<number[]>((resolve) => {
        const times: number[] = [];
        let before = performance.now();
        const end = before + durationMs;
        const frame = (now: number) => {
          times.push(now - before);
          before = now;
          if (now < end) requestAnimationFrame(frame);
          else resolve(times);
        };
        requestAnimationFrame(frame);
      }),
    turn.everyMs * turn.count,
  );
  const start = Date.now();
  for (let count = 0; count < turn.count; count++) {
    await page.mouse.wheel(0, turn.px);
    await page.waitForTimeout(Math.max(0, start + (count + 1) * turn.everyMs - Date.now()));
  }
  return frames;
}
