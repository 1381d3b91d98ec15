import { expect, type Page, test } from '@playwright/test';
import { Proofsheet } from '../fixtures.ts';
import { fillLineage } from './fill-lineage.ts';
import { places } from './places.ts';
import { percentile, printComparison } from './report.ts';
import { startStaticServer } from './static-server.ts';

const nodes = 5000;

/** A steady drag across the map: so many moves of so many CSS pixels, one a frame. */
const drag = { moves: 150, px: 24 };

test('lineage: a map of 5,000 runs', async ({ page }) => {
  const server = await startStaticServer({ '/': places.app });
  const app = new Proofsheet(page);
  await page.goto(server.url);
  await expect(app.form).toBeVisible();
  await fillLineage(page, nodes);
  await page.reload();
  const opened: number[] = [];
  const frames: number[][] = [];
  for (let round = 0; round < 3; round++) {
    await page.reload();
    await expect(app.detail('Frame')).toHaveText(`${nodes}·1`);
    opened.push(await openMap(page));
    for (const way of ['wheel', 'drag'] as const) frames.push(await pan(page, way));
  }
  await server.close();
  const compare = (percent: number) => ({
    measure: `frame p${percent}`,
    ours: frames.map((times) => percentile(times, percent)),
    goal: { atMost: 50 },
  });
  printComparison(`Panning a map of ${nodes} runs by wheel and by drag, ms`, '', [50, 95, 99, 100].map(compare));
  printComparison('From the press to the map, ms', '', [{ measure: 'open', ours: opened }]);
});

/** Opens the map, and gives how long it took until its nodes were there, in ms. */
async function openMap(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const started = performance.now();
    document.querySelector<HTMLElement>('button[aria-label="Lineage"]')?.click();
    while (!document.querySelector('[role="treeitem"]')) await new Promise(requestAnimationFrame);
    return performance.now() - started;
  });
}

/** Pans, and gives the time of every frame meanwhile, in ms. */
async function pan(page: Page, way: 'wheel' | 'drag'): Promise<number[]> {
  const map = page.getByRole('tree');
  await map.hover({ position: { x: 300, y: 300 } });
  await page.waitForTimeout(500);
  const frames = page.evaluate(
    (moves) =>
      new Promise<number[]>((resolve) => {
        const times: number[] = [];
        let before = performance.now();
        const frame = (now: number) => {
          times.push(now - before);
          before = now;
          if (times.length < moves) requestAnimationFrame(frame);
          else resolve(times);
        };
        requestAnimationFrame(frame);
      }),
    drag.moves,
  );
  if (way === 'wheel') {
    for (let move = 0; move < drag.moves / 3; move++) {
      await page.mouse.wheel(-drag.px * 2, -drag.px * 2);
      await page.waitForTimeout(33);
    }
  } else {
    await page.mouse.down();
    const box = await map.boundingBox();
    for (let move = 1; move <= drag.moves / 3; move++)
      await page.mouse.move((box?.x ?? 0) + 300 + ((move * drag.px) % 400), (box?.y ?? 0) + 300 + ((move * 9) % 300));
    await page.mouse.up();
  }
  return frames;
}
