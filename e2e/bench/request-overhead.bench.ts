import { type Browser, type Page, test } from '@playwright/test';
import { Proofsheet } from '../fixtures.ts';
import { noiseJpeg, noisePng } from './noise-pictures.ts';
import { places } from './places.ts';
import { type Comparison, printComparison } from './report.ts';
import { startStaticServer } from './static-server.ts';
import { type RequestTimes, watchRequest } from './watch-request.ts';

const rounds = 15;

/** No model answers while the click is still being drawn, and then both measures would be of the same work. */
const answerMs = 250;

/** Time for the app to write the picture down and make its small copy, so that rounds do not run into each other. */
const restMs = 300;

test('request overhead: click to wire, last byte to picture', async ({ browser, page }) => {
  const kinds = [
    { name: 'PNG', type: 'image/png', bytes: noisePng(1024, 10) },
    { name: 'JPEG', type: 'image/jpeg', bytes: await noiseJpeg(page, 1024, 0.7) },
  ];
  let [answer] = kinds;
  // The pages' own origin also serves the pictures: a preflight would cost both the same and make the ratio look better.
  const server = await startStaticServer({ '/': places.app, '/bare/': places.barePages }, (request, response) => {
    request.resume();
    request.on('end', () =>
      setTimeout(() => response.writeHead(200, { 'content-type': answer?.type }).end(answer?.bytes), answerMs),
    );
  });

  const app = await openApp(browser, server.url);
  const bare = await openWatched(browser, '#picture');
  await bare.goto(`${server.url}/bare/bare-request.html`);
  const sides = [
    { page: app, times: new Map<string, RequestTimes[]>() },
    { page: bare, times: new Map<string, RequestTimes[]>() },
  ] as const;

  // The first round is thrown away: it loads what only a first picture loads.
  for (let round = 0; round <= rounds; round++)
    for (const kind of kinds) {
      answer = kind;
      for (const { page, times } of round % 2 ? sides : sides.toReversed()) {
        const taken = await generate(page);
        if (round > 0) times.set(kind.name, [...(times.get(kind.name) ?? []), taken]);
      }
    }
  await server.close();

  for (const { name, bytes } of kinds) {
    const [ours, floor] = sides.map(({ times }) => times.get(name) ?? []);
    const compare = (measure: string, key: keyof RequestTimes, ratio?: number): Comparison => ({
      measure,
      ours: ours?.map((times) => times[key]) ?? [],
      bare: floor?.map((times) => times[key]) ?? [],
      ...(ratio && { goal: { ratio } }),
    });
    printComparison(`Request overhead, ${name} of ${(bytes.length / 1000).toFixed(0)} kB, ms`, 'fetch and img', [
      compare('click → fetch called', 'fetchCalled'),
      compare('click → request sent', 'sent', 1.2),
      compare('last byte → decoded', 'decoded'),
      compare('last byte → painted', 'painted', 1.2),
    ]);
  }
});

async function openApp(browser: Browser, url: string): Promise<Page> {
  const page = await openWatched(browser, '[aria-label="Gallery"] img');
  await page.goto(url);
  const app = new Proofsheet(page);
  await app.addEndpoint({ name: 'Bench', api: 'Inference API (as documented)', baseUrl: url });
  await app.field('Prompt').fill('a lighthouse');
  return page;
}

/** A window of its own, so that no page is behind another. */
async function openWatched(browser: Browser, pictures: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
  const page = await context.newPage();
  await page.addInitScript(watchRequest, pictures);
  return page;
}

async function generate(page: Page): Promise<RequestTimes> {
  await page.bringToFront();
  await page.getByRole('button', { name: /^Generate/ }).click();
  const times = await page.evaluate(() => globalThis.requestTimes);
  if (!times) throw new Error('The click was not heard.');
  await page.waitForTimeout(restMs);
  return times;
}
