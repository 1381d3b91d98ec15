import type { Page } from '@playwright/test';
import { canary } from '../canary.ts';
import { expect } from '../fixtures.ts';
import { entryOf, type Host, nextBuild, test } from './host.ts';

// Only here: what a worker serves, the other tests could neither see nor route.
test.use({ serviceWorkers: 'allow' });

/** Resolves when the page is kept. */
async function keptBy(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

/** Everything in the caches of the page: by cache, the address of each answer with its headers. */
function cached(page: Page) {
  return page.evaluate(async () => {
    const names = (await caches.keys()).sort();
    return Promise.all(
      names.map(async (name) => {
        const cache = await caches.open(name);
        const requests = await cache.keys();
        return {
          name,
          files: await Promise.all(
            requests.map(async (request) => {
              const response = await cache.match(request, { ignoreVary: true });
              return { url: request.url, asked: [...request.headers], answered: [...(response?.headers ?? [])] };
            }),
          ),
        };
      }),
    );
  });
}

const listed = (host: Host) =>
  String(host.files.get('SHA256SUMS'))
    .trim()
    .split('\n')
    .map((line) => line.slice(66))
    .filter((name) => name !== 'sw.js');

test('after the first visit the page opens and makes pictures without a network', async ({ app, host, page }) => {
  await app.open();
  await keptBy(page);
  host.isDown = true;
  await page.reload();
  await app.generate({ Prompt: 'A lighthouse in a storm at night', Images: '2' });
  await expect(app.pictures).toHaveCount(2);
  await page.reload();
  await expect(app.pictures).toHaveCount(2);
  // Parts that were never asked for before.
  await page.getByRole('button', { name: /^Storage:/ }).click();
  await expect(page.getByRole('dialog', { name: 'Storage' }).getByText('All pictures')).toBeVisible();
});

test('only the listed files are kept, and nothing an endpoint was asked or answered (A-57)', async ({
  app,
  api,
  host,
  page,
}) => {
  host.headers = { 'content-security-policy': "frame-ancestors 'none'", 'set-cookie': 'a=b', 'x-host': 'one' };
  await app.open();
  await keptBy(page);
  await app.openWith(api, { token: canary });
  await app.generate({ Prompt: 'A lighthouse in a storm at night' });
  await expect(app.pictures).toHaveCount(1);
  const [cache, ...more] = await cached(page);
  expect(more).toEqual([]);
  const names = listed(host).map((name) => (name === 'index.html' ? '' : name));
  expect(cache?.files.map(({ url }) => url).sort()).toEqual(names.map((name) => `${host.url}/${name}`).sort());
  expect(JSON.stringify(cache)).not.toContain('CANARY');
  expect(JSON.stringify(cache)).not.toMatch(/authorization|cookie|x-host|vary/);
  expect(cache?.files.every(({ answered }) => JSON.stringify(answered).includes('frame-ancestors'))).toBe(true);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(1);
});

test('a host that changed one file has nothing kept', async ({ app, host, page }) => {
  const name = listed(host).find((each) => each.startsWith('assets/pdf')) ?? '';
  host.change(name, (text) => `${text}\n`);
  await app.open();
  const state = await page.evaluate(async () => {
    const registration = await new Promise<ServiceWorkerRegistration>((done) => {
      const look = async () => {
        const found = await navigator.serviceWorker.getRegistration();
        if (found?.installing) done(found);
        else requestAnimationFrame(look);
      };
      void look();
    });
    const worker = registration.installing;
    return new Promise((done) => {
      worker?.addEventListener('statechange', () => done(worker.state));
    });
  });
  expect(state).toBe('redundant');
  const [cache] = await cached(page);
  expect(cache?.files.map(({ url }) => url)).not.toContain(`${host.url}/${name}`);
});

test('the line of a Space is allowed and not kept; a script somebody wrote into the cache is not given out', async ({
  app,
  host,
  page,
  context,
}) => {
  const line = '<script>window.huggingface={variables:{"SPACE_CREATOR_USER_ID":"65a0"}};</script>';
  host.change('index.html', (text) => text.replace('<head>', `<head>${line}`));
  await app.open();
  await keptBy(page);
  const kept = await page.evaluate(async () => (await caches.match('./', { ignoreVary: true }))?.text());
  expect(kept).toContain('Proofsheet');
  expect(kept).not.toContain('huggingface=');

  await page.evaluate(async (script) => {
    const [name = ''] = await caches.keys();
    const headers = { 'content-type': 'text/javascript' };
    await (await caches.open(name)).put(script, new Response('document.title = "evil"', { headers }));
  }, entryOf(host));
  const other = await context.newPage();
  await other.goto('/');
  await expect(other.getByRole('form', { name: 'Recipe' })).toBeVisible();
  expect(await other.title()).toBe('Proofsheet');
});

test('a page of an earlier build keeps its files; the new one takes over when that is closed', async ({
  app,
  host,
  page,
  context,
}) => {
  await app.open();
  await keptBy(page);
  const earlier = entryOf(host);
  host.files = nextBuild();
  expect(entryOf(host)).not.toBe(earlier);

  const other = await context.newPage();
  await other.goto('/');
  await expect(other.locator(`script[src="./${entryOf(host)}"]`)).toBeAttached(); // never the old page while there is a network
  await expect.poll(async () => (await cached(other)).length).toBe(2);
  await expect
    .poll(() => other.evaluate(async () => (await navigator.serviceWorker.ready).waiting?.state))
    .toBe('installed');
  await page.getByRole('button', { name: /^Storage:/ }).click(); // a part that the host has no more
  await expect(page.getByRole('dialog', { name: 'Storage' }).getByText('All pictures')).toBeVisible();
  expect((await cached(page)).map(({ name }) => name)).toHaveLength(2);

  await page.close();
  // The browser says late that a tab is gone; the next start asks again.
  await expect(async () => {
    await other.reload();
    await expect.poll(async () => (await cached(other)).length, { timeout: 3000 }).toBe(1);
  }).toPass();
  host.isDown = true;
  await other.reload();
  await expect(other.locator(`script[src="./${entryOf(host)}"]`)).toBeAttached();
  await expect(other.getByRole('form', { name: 'Recipe' })).toBeVisible();
});
