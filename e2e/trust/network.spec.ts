// Faults of the network and of servers (TRUST D), and after each the oracle P. What `errors.spec.ts` and `jobs.spec.ts`
// have is not repeated here.
import { canary } from '../canary.ts';
import { expect, test } from '../fixtures.ts';
import type { Answer } from '../server/answer.ts';
import { emptyAnswer, overloaded, picture, redirect, text, webPage } from '../server/answers.ts';
import {
  badGzip,
  closeDelimited,
  cutGzip,
  lengthTooLarge,
  lengthTooSmall,
  noChunks,
  noHttp,
  resetAfterHeaders,
  resetBeforeHeaders,
  silence,
  truncated,
  withoutCors,
} from '../server/faults.ts';
import { startScriptedApi } from '../server/scripted-api.ts';
import { tinyPicture } from '../server/tiny-pictures.ts';
import { beforeFault, healthyAfter } from './oracle.ts';

const unreachable = /could not be reached.*may have been billed/s;
const noPicture = /answered, but not with a picture.*Check the endpoint’s address/s;

/** The same picture, whose header claims to be 16,384 pixels wide and high. */
function bomb(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(tinyPicture());
  for (const at of [16, 20]) new DataView(bytes.buffer).setUint32(at, 16_384);
  return bytes;
}

const faults: Record<string, [Answer, RegExp]> = {
  'reset at once': [resetBeforeHeaders(), unreachable],
  'reset after the headers': [resetAfterHeaders(), unreachable],
  'chunks that break off': [truncated(), unreachable],
  'less than its length': [lengthTooLarge(), unreachable],
  'no gzip': [badGzip(), unreachable],
  'no HTTP': [noHttp(), unreachable],
  'an error without CORS': [withoutCors(overloaded()), unreachable],
  'a web page': [webPage(), /a web page, not a picture/],
  'a feed': [text(200, '<?xml version="1.0"?><rss/>', { 'content-type': 'application/rss+xml' }), noPicture],
  'a saved page': [text(200, 'MIME-Version: 1.0\r\n\r\n<html>', { 'content-type': 'multipart/related' }), noPicture],
  'an empty answer': [emptyAnswer(), /The answer was empty/],
  'no content': [emptyAnswer(204), /The answer was empty/],
  'no chunks': [noChunks(), /The answer was empty/],
  'a picture that would fill the memory': [picture({ bytes: bomb() }), /16,384 × 16,384.*Download it now/s],
};

test('after each fault everything is as it was, and the next picture comes', async ({ app, api }) => {
  test.setTimeout(180_000);
  await app.openWith(api, { token: canary });
  await app.generate({ Prompt: 'A lighthouse' });
  await expect(app.pictures).toHaveCount(1);
  for (const [fault, [answer, says]] of Object.entries(faults)) {
    await test.step(fault, async () => {
      const before = await beforeFault(app);
      const calls = api.calls().length;
      api.answer(answer);
      await app.generate();
      const failed = app.job(/^failed/);
      await expect(failed).toHaveCount(1);
      expect(api.calls()).toHaveLength(calls + 1);
      await healthyAfter(app, before, { says });
      await failed.getByRole('button', { name: 'Dismiss' }).click();
      await expect(failed).toHaveCount(0);
    });
  }
});

const unnoticed: Record<string, Answer> = {
  'an end that is the connection’s': closeDelimited(),
  'HTTP/1.0': closeDelimited('1.0'),
  'cut gzip': cutGzip(),
  'more than its length': lengthTooSmall(),
};

test('what a browser takes for whole and is not is kept to the byte, and said to be damaged', async ({ app, api }) => {
  const answers = Object.values(unnoticed);
  api.answer(...answers);
  await app.openWith(api);
  await app.generate({ Prompt: 'A lighthouse', Images: String(answers.length) });
  await expect(app.gallery.getByRole('button', { name: /^Open picture .*, damaged$/ })).toHaveCount(answers.length);
  const kept = (await app.stored('images')).map((image) => Number(Reflect.get(Object(image), 'size')));
  expect(kept.every((size) => size > 0)).toBe(true);
  expect(kept.filter((size) => size === tinyPicture().length >> 1)).toHaveLength(answers.length - 1);
  await app.generate({ Images: '1' });
  await expect(app.picture('2·1')).toBeVisible();
});

test('a server that says nothing is given up after two minutes, and not asked again by itself', async ({
  app,
  api,
  page,
}) => {
  await page.clock.install();
  await app.openWith(api, { token: canary });
  const before = await beforeFault(app);
  api.answer(silence());
  await app.generate({ Prompt: 'A lighthouse' });
  await api.received(1);
  before.form.Prompt = 'A lighthouse';
  await expect(app.job(/^Generating/)).toBeVisible();
  await page.clock.fastForward(110_000);
  await expect(app.job(/^Generating, 1:5\d min/)).toBeVisible();
  await page.clock.fastForward(15_000);
  const failed = app.job(`failed. No answer from ${new URL(api.url).host}`);
  await expect(failed).toContainText('may have billed it; nothing was repeated by itself');
  expect(api.calls()).toHaveLength(1);
  await healthyAfter(app, before, { says: /Nothing came for 120 seconds/ });
  await failed.getByRole('button', { name: 'Try again' }).click();
  await expect(app.pictures).toHaveCount(2);
});

test('bytes keep it alive and are counted, silence after them is an end, and Cancel works at once', async ({
  app,
  api,
  page,
}) => {
  await page.clock.install();
  let say = (_bytes: Uint8Array) => {};
  const left = new Promise<void>((resolve) => {
    api.answer(async (request, raw) => {
      raw.writeHead(200, { 'content-type': 'image/png' });
      say = (bytes) => raw.write(bytes);
      say(tinyPicture().subarray(0, 10));
      request.signal.addEventListener('abort', () => resolve(), { once: true });
      await left;
      return undefined;
    });
  });
  await app.openWith(api);
  await app.generate({ Prompt: 'A lighthouse' });
  await api.received(1);
  await expect(app.job(/^Generating/)).toBeVisible();
  for (let came = 20; came < 60; came += 10) {
    await page.clock.fastForward(90_000);
    say(tinyPicture().subarray(0, 10));
    await expect(app.job(/^Generating/)).toContainText(`${came} B received`);
  }
  await app
    .job(/^Generating/)
    .getByRole('button', { name: 'Cancel' })
    .click();
  await left;
  await expect(app.jobs).toHaveCount(0);
});

test('how long is waited is the endpoint’s to say', async ({ app, api, page }) => {
  await page.clock.install();
  await app.openWith(api);
  await page.getByRole('button', { name: /^Endpoint/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Endpoints' });
  await dialog.getByRole('button', { name: 'Edit Test server' }).click();
  await dialog.getByText('More', { exact: true }).click();
  const field = dialog.getByRole('textbox', { name: 'Give up after' });
  await expect(field).toHaveAttribute('placeholder', '120');
  await field.fill('5');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toContainText('Give up after: whole seconds, from 10 to 86400 (a day)');
  await field.fill('30');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  api.answer(silence());
  await app.generate({ Prompt: 'A lighthouse' });
  await api.received(1);
  await page.clock.fastForward(40_000);
  await expect(app.job(/^failed/)).toContainText('Nothing came for 30 seconds.');
});

test('no redirect of a server with a password is followed', async ({ app, api }) => {
  const other = await startScriptedApi();
  const statuses = [301, 302, 303, 307, 308] as const;
  await app.openWith(api, { api: 'AUTOMATIC1111', token: 'user:password' });
  for (const status of statuses) {
    const before = api.calls().filter(({ method }) => method === 'POST').length;
    api.otherwise(redirect(`${other.url}/sdapi/v1/txt2img`, status));
    await app.generate({ Prompt: 'A lighthouse' });
    await expect(app.job(/^failed/)).toHaveCount(1);
    const sent = api.calls().filter(({ method }) => method === 'POST');
    expect(sent.slice(before).map(({ headers }) => headers.authorization)).toEqual([`Basic ${btoa('user:password')}`]);
    await app
      .job(/^failed/)
      .getByRole('button', { name: 'Dismiss' })
      .click();
  }
  expect(other.requests).toEqual([]);
  await other.close();
});
