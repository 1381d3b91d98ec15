// Hours of work in minutes: many pictures from a server that fails one time in ten, tried again by the page's own buttons.
// `npm run soak` makes 2,000 of them; SOAK=… and SEED=… say how many, and which faults.
import type { CDPSession, Page } from '@playwright/test';
import { percentile } from '../bench/report.ts';
import { printFigures } from '../figures.ts';
import { expect, type Proofsheet, test } from '../fixtures.ts';
import { readKeys } from '../stored.ts';
import { faultyApi, type Ordered } from './faulty-api.ts';
import { countObjectUrls, liveObjectUrls } from './object-urls.ts';

const total = Number(process.env.SOAK ?? 40);
const seed = Number(process.env.SEED ?? 150);
const perRun = Math.min(20, total);

// Its recording of two thousand presses would be what is measured.
test.use({ trace: 'off' });

test('nothing is lost, nothing is ordered twice, nothing piles up', async ({ app, api, page, browser }) => {
  test.setTimeout(120_000 + total * 3000);
  const { answer, orders } = faultyApi(seed);
  api.otherwise(answer);
  await countObjectUrls(page);
  await app.openWith(api);
  // A whole run fits on the screen: what failed can be seen and pressed.
  await page.getByRole('slider', { name: 'Size of pictures' }).press('Home');
  const cdp = await page.context().newCDPSession(page);
  const measures: Measure[] = [];
  let pressed = 0;
  for (let made = 0; made < total; made += perRun) {
    await app.generate({ Prompt: `Soak ${made}`, Images: String(Math.min(perRun, total - made)) });
    pressed += await tryUntil(app, orders, Math.min(total, made + perRun));
    measures.push(await measure(page, cdp));
  }

  const delivered = orders.flatMap(({ sha256 }) => sha256 ?? []);
  const kept = (await app.stored('images')).map((image) => Reflect.get(Object(image), 'sha256'));
  const rows = await app.stored('pictures');
  const byThemselves = orders.filter(({ free }) => free).length;
  const [first, second] = halves(measures);
  printFigures(`Soak, ${total} pictures, seed ${seed}`, browser.version(), {
    'orders the server had': orders.length,
    ...Object.fromEntries(countBy(orders.map(({ fate }) => `  ${fate}`))),
    'sent with a proper end': delivered.length,
    'in the library, byte for byte': kept.filter((sha256) => delivered.includes(sha256)).length,
    lost: delivered.filter((sha256) => !kept.includes(sha256)).length,
    '“Try again” pressed': pressed,
    'ordered by nobody': Math.max(0, orders.length - total - byThemselves - pressed),
    'object URLs alive, median of the halves': `${first.urls} → ${second.urls}`,
    'heap after a collection, MB, median of the halves': `${first.heap.toFixed(1)} → ${second.heap.toFixed(1)}`,
  });

  expect(kept.toSorted()).toEqual(delivered.toSorted());
  expect(new Set(kept).size).toBe(total);
  expect(rows).toHaveLength(total);
  expect(await app.stored('jobs')).toEqual([]);
  // Each job was delivered once, and ordered no more after that.
  const seeds = new Map<number, string[]>();
  for (const order of orders) seeds.set(order.seed, [...(seeds.get(order.seed) ?? []), order.sha256 ?? '']);
  for (const shas of seeds.values()) expect(shas.findIndex(Boolean)).toBe(shas.length - 1);
  expect(seeds.size).toBe(total);
  // A second press finds the job under way, and orders nothing.
  expect(orders.length).toBeLessThanOrEqual(total + byThemselves + pressed);
  expect(second.urls).toBeLessThanOrEqual(Math.max(first.urls, 40) + 20);
  expect(second.heap).toBeLessThan(first.heap * 1.25 + 8);
});

/** Presses “Try again” wherever it is shown, until so many pictures are kept and no job is left. Resolves with the presses. */
async function tryUntil(app: Proofsheet, orders: readonly Ordered[], kept: number): Promise<number> {
  let pressed = 0;
  await expect
    .poll(
      async () => {
        const failed = app.job(/^failed/).first();
        if (await failed.isVisible()) {
          const name = (await failed.getAttribute('aria-label')) ?? '';
          const had = orders.length;
          await failed.getByRole('button', { name: 'Try again' }).click();
          pressed += 1;
          // It is under way, or has met the same fault already.
          const same = app.gallery.getByRole('group', { name, exact: true });
          await expect.poll(async () => orders.length > had || (await same.count()) === 0).toBe(true);
        } else {
          // The newest run is at the top; what a person looked at stays where it was.
          await app.page.mouse.move(900, 600);
          await app.page.mouse.wheel(0, -10_000);
        }
        return [(await readKeys(app.page, 'images')).length, await app.jobs.count()];
      },
      { timeout: 120_000, intervals: [100] },
    )
    .toEqual([kept, 0]);
  return pressed;
}

type Measure = { urls: number; heap: number };

async function measure(page: Page, cdp: CDPSession): Promise<Measure> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return { urls: await liveObjectUrls(page), heap: usedSize / 1e6 };
}

function halves(measures: readonly Measure[]): [Measure, Measure] {
  const middle = Math.ceil(measures.length / 2);
  const medians = (part: readonly Measure[]) => ({
    urls: percentile(
      part.map(({ urls }) => urls),
      50,
    ),
    heap: percentile(
      part.map(({ heap }) => heap),
      50,
    ),
  });
  return [medians(measures.slice(0, middle)), medians(measures.slice(-middle))];
}

function countBy(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
