import type { Page } from '@playwright/test';
import { canary } from './canary.ts';
import { expect, test } from './fixtures.ts';
import type { Answer } from './server/answer.ts';
import * as answers from './server/answers.ts';
import { base64Picture, halfAPicture, picture, redirect, text, webPage } from './server/answers.ts';
import { resetAfterHeaders, resetBeforeHeaders, truncated, withoutCors } from './server/faults.ts';
import { startScriptedApi } from './server/scripted-api.ts';
import { tinyPicture } from './server/tiny-pictures.ts';

const prompt = { Prompt: 'A lighthouse in a storm at night' };
const rasterTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'] as const;

/** A 200 that calls itself a picture and is something else. */
const called = (type: string, body: string) => text(200, body, { 'content-type': type });
const script = 'window.__pwned = 1';

const noPicture: Record<string, [Answer, string]> = {
  'a web page': [webPage(), 'a web page, not a picture'],
  'a web page that calls itself a picture': [
    called('image/png', `<!doctype html><script>${script}</script>`),
    'a web page, not a picture',
  ],
  'an SVG with a script': [
    called('image/svg+xml', `<svg xmlns="http://www.w3.org/2000/svg"><script>${script}</script></svg>`),
    'a web page, not a picture',
  ],
  'XML with a stylesheet': [
    called('text/xml', '<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><rss/>'),
    'a web page, not a picture',
  ],
  'a PDF': [called('application/pdf', '%PDF-1.7'), 'not a picture in a format browsers show'],
  'the text of another task': [answers.json(200, [{ generated_text: 'Once upon a time' }]), 'Once upon a time'],
  'a link to a picture': [
    answers.json(200, { images: [{ url: 'https://evil.example/x.png' }] }),
    'The answer was JSON without a picture: {"images":[{"url"',
  ],
  nothing: [answers.emptyAnswer(), 'The answer was empty.'],
  'nothing, and it says so': [answers.emptyAnswer(204), 'The answer was empty.'],
};

test('a success without a picture says what came instead, and nothing of it runs', async ({ app, api, page }) => {
  const types = await watchObjectUrls(page);
  const cases = Object.values(noPicture);
  api.answer(...cases.map(([answer]) => answer));
  await app.openWith(api);
  await app.generate({ ...prompt, Images: String(cases.length) });
  const jobs = app.job(`failed. ${new URL(api.url).host} answered, but not with a picture`);
  await expect(jobs).toHaveCount(cases.length);
  await expect(jobs.filter({ hasText: 'Check the endpoint’s address and API' })).toHaveCount(cases.length);
  for (const [, words] of cases)
    await expect(jobs.filter({ hasText: words })).toHaveCount(cases.filter(([, other]) => other === words).length);
  expect(await app.stored('images')).toEqual([]);
  expect(await types()).toEqual([]);
  await app.generate({ Images: '1' });
  await expect(app.pictures).toHaveCount(1);
  await expect.poll(types).not.toEqual([]);
  for (const type of await types()) expect(rasterTypes).toContain(type);
  expect(await page.evaluate(() => '__pwned' in window)).toBe(false);
});

test('a picture under a wrong type is shown, and kept as what it is', async ({ app, api, page }) => {
  const types = await watchObjectUrls(page);
  const lies = ['application/json', 'image/png', 'text/html', null, 'application/octet-stream'] as const;
  api.answer(...rasterTypes.map((type, index) => picture({ type, claims: lies[index] ?? null })));
  await app.openWith(api);
  await app.generate({ ...prompt, Images: String(rasterTypes.length) });
  await expect(app.gallery.getByRole('img', { name: prompt.Prompt })).toHaveCount(rasterTypes.length);
  for (const store of ['pictures', 'images'] as const)
    await expect
      .poll(() => app.stored(store))
      .toEqual(expect.arrayContaining(rasterTypes.map((type) => expect.objectContaining({ type }))));
  for (const type of await types()) expect(rasterTypes).toContain(type);
});

test('a picture inside JSON is found', async ({ app, api }) => {
  await app.openWith(api);
  const wraps = [
    (base64: string) => base64,
    (base64: string) => ({ data: [{ b64_json: base64 }] }),
    (base64: string) => ({ images: [`data:image/webp;base64,${base64}`], seed: 1 }),
  ];
  api.answer(...wraps.map((wrap) => base64Picture(wrap, 'image/webp')));
  await app.generate({ ...prompt, Images: String(wraps.length) });
  await expect(app.pictures).toHaveCount(wraps.length);
  const { length: size } = tinyPicture('image/webp');
  await expect
    .poll(() => app.stored('images'))
    .toEqual(wraps.map(() => expect.objectContaining({ size, type: 'image/webp' })));
});

test('half a picture with a proper end is kept to the byte, and said to be damaged', async ({ app, api }) => {
  api.answer(halfAPicture());
  await app.openWith(api);
  await app.generate(prompt);
  await expect(app.gallery.getByRole('button', { name: 'Open picture 1·1, damaged' })).toContainText('does not decode');
  const size = tinyPicture().length >> 1;
  expect(await app.stored('images')).toMatchObject([{ size, type: 'image/png' }]);
});

test('a redirect is not followed: the other server sees nothing at all', async ({ app, api }) => {
  const other = await startScriptedApi();
  await app.openWith(api, { token: canary });
  const statuses = [301, 302, 303, 307, 308] as const;
  api.answer(...statuses.map((status) => redirect(`${other.url}/models/x/y`, status)));
  await app.generate({ ...prompt, Images: String(statuses.length) });
  await expect(app.job('failed')).toHaveCount(statuses.length);
  expect(api.calls()).toHaveLength(statuses.length);
  expect(other.requests).toEqual([]);
  await other.close();
});

const unreachable: Record<string, Answer> = {
  'resets the connection at once': resetBeforeHeaders(),
  'resets the connection after its headers': resetAfterHeaders(),
  'breaks off in the middle of the picture': truncated(),
  'forgets the CORS headers of its error': withoutCors(answers.overloaded()),
};

for (const [what, answer] of Object.entries(unreachable)) {
  test(`a server that ${what} is not asked again by itself, and the job says what to check`, async ({ app, api }) => {
    api.answer(answer);
    await app.openWith(api);
    await app.generate(prompt);
    const job = app.job(`failed. ${new URL(api.url).host} could not be reached`);
    for (const words of ['online', 'address', 'CORS', 'may have been billed']) await expect(job).toContainText(words);
    expect(api.calls()).toHaveLength(1);
    await job.getByRole('button', { name: 'Try again' }).click();
    await expect(app.pictures).toHaveCount(1);
  });
}

test('a server that is not there, or forbids web pages, is said to be unreachable', async ({ app }) => {
  const gone = await startScriptedApi();
  await gone.close();
  await app.openWith(gone, { name: 'Gone' });
  await app.generate(prompt);
  await expect(app.job(`failed. ${new URL(gone.url).host} could not be reached`)).toBeVisible();

  const strict = await startScriptedApi({ cors: 'none' });
  await app.addEndpoint({ name: 'Strict', api: 'Inference API (as documented)', baseUrl: strict.url });
  await app.generate();
  await expect(app.job(`failed. ${new URL(strict.url).host} could not be reached`)).toContainText('CORS');
  expect(strict.calls()).toEqual([]);
  await strict.close();
});

test.describe('a server that repeats the token in its error', () => {
  for (const [kind, token] of [
    ['of Hugging Face', canary],
    ['that looks like nothing', 'correct-horse-battery'],
  ] as const) {
    test(`does not get a token ${kind} shown, stored or logged`, async ({ app, api, page }) => {
      const logged: string[] = [];
      page.on('console', (message) => logged.push(message.text()));
      const repeat: Answer = async (request) => Response.json({ token: request.headers.get('authorization') });
      api.answer(answers.echoedToken(), repeat);
      await app.openWith(api, { token });
      await app.generate(prompt);
      await expect(app.job('failed. The token was not accepted')).toContainText(/bad token Bearer (hf_)?…/);
      await app.generate();
      await expect(app.job('failed. .* answered, but not with a picture')).toContainText('…');
      await expect.poll(() => app.stored('jobs')).toMatchObject([{ failure: {} }, { failure: {} }]);

      const shown = await page.content();
      const rows = JSON.stringify([await app.stored('jobs'), await app.stored('runs')]);
      const kept = await page.evaluate(() =>
        JSON.stringify({ ...localStorage, 'proofsheet.tokens': '', ...sessionStorage }),
      );
      for (const place of [shown, rows, kept, logged.join('\n')]) expect(place).not.toContain(token);
      await page.reload();
      await expect(app.job('failed')).toHaveCount(2);
      expect(await page.content()).not.toContain(token);
    });
  }
});

/** Notes the type of every object URL the page creates; call before it opens. */
async function watchObjectUrls(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const types: string[] = [];
    Object.assign(window, { objectUrlTypes: types });
    const { createObjectURL } = URL;
    URL.createObjectURL = (object) => {
      types.push(object instanceof Blob ? object.type : String(object));
      return createObjectURL(object);
    };
  });
  return () => page.evaluate(() => Reflect.get(window, 'objectUrlTypes'));
}
