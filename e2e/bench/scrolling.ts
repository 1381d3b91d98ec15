import { expect, type Locator, type Page } from '@playwright/test';
import { Proofsheet } from '../fixtures.ts';
import { type Comparison, percentile } from './report.ts';
import { slowProcessor } from './slow-machine.ts';

/** One turn of the wheel, and how many: a steady, quick scroll, of three seconds where a page keeps up with it. */
const turn = { px: 240, everyMs: 50, count: 60 };

export type Frames = { ours: number[][]; bare: number[][] };

/**
 * Frame times in ms while the app's grid is scrolled under CPU × 4, and while a bare grid of the same thumbnails is; one
 * list a round. What fills in when a page has opened is waited for first: that is measured on its own.
 *
 * @param settled resolves when the app on the page has listed everything
 */
export async function compareScrolling(
  page: Page,
  { url, rounds, settled }: { url: string; rounds: number; settled: () => Promise<void> },
): Promise<Frames> {
  const app = new Proofsheet(page);
  const times: Frames = { ours: [], bare: [] };
  for (let round = 0; round < rounds; round++) {
    // A fresh page each time: what was scrolled past before is in memory.
    await page.goto(url);
    await page.getByRole('radio', { name: 'Grid' }).check();
    await settled();
    const layout = await layoutOf(app);
    times.ours.push(await scroll(page, app.gallery));
    await page.goto(`${url}/bare/bare-grid.html?${layout}`);
    times.bare.push(await scroll(page, page.locator('#scroller')));
  }
  return times;
}

/** Percentiles of frame times, with the goal for the slow ones: those are what is felt. */
export function frameComparisons({ ours, bare }: Frames): Comparison[] {
  return [50, 95, 99].map((percent) => ({
    measure: `frame p${percent}`,
    ours: ours.map((frames) => percentile(frames, percent)),
    bare: bare.map((frames) => percentile(frames, percent)),
    ...(percent > 50 && { goal: { ratio: 1.2 } }),
  }));
}

/** Where the gallery puts its pictures, for the bare grid to do the same. */
async function layoutOf(app: Proofsheet): Promise<URLSearchParams> {
  let boxes: { y: number; width: number }[] = [];
  const rows = () => [...new Set(boxes.map(({ y }) => y))].sort((a, b) => a - b);
  await expect(async () => {
    // All in one look, and once more while they move: rows come and go while the page settles.
    const before = JSON.stringify(boxes);
    boxes = await app.pictures.evaluateAll((pictures) =>
      pictures.map((picture) => {
        const { y, width } = picture.getBoundingClientRect();
        return { y, width };
      }),
    );
    expect(JSON.stringify(boxes)).toBe(before);
    expect(rows().length).toBeGreaterThan(1);
    expect(boxes[0]?.width).toBeGreaterThan(0);
  }).toPass();
  const [first = 0, second = 0] = rows();
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
  const session = await slowProcessor(page);
  await scroller.hover({ position: { x: 300, y: 300 } });
  const frames = await page.evaluateHandle(() => {
    const times: number[] = [];
    let before = performance.now();
    const frame = (now: number) => {
      times.push(now - before);
      before = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    return times;
  });
  const start = Date.now();
  for (let count = 0; count < turn.count; count++) {
    await page.mouse.wheel(0, turn.px);
    await page.waitForTimeout(Math.max(0, start + (count + 1) * turn.everyMs - Date.now()));
  }
  // All of them: a slow page takes longer for as many turns, and what it does at the end counts as well.
  const times = await frames.jsonValue();
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return times;
}
