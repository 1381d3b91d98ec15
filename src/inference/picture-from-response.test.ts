import { expect, test } from 'vitest';
import { type TinyType, tinyPicture } from '../../e2e/server/tiny-pictures.ts';
import type { ServerNotes } from './made-picture.ts';
import { pictureFromResponse, typedPicture } from './picture-from-response.ts';

const png = tinyPicture();
const base64 = png.toString('base64');
const bytesOf = async (blob: Blob) => Buffer.from(await blob.arrayBuffer());

/** As a picture is brought in: what the response holds, under the type of its bytes. */
const pictureIn = async (response: Response) =>
  typedPicture((await pictureFromResponse(response)).bytes, 'api.example');

test.each<TinyType>(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'])(
  'brings %s to the byte, typed by us',
  async (type) => {
    const picture = await pictureIn(new Response(tinyPicture(type)));
    expect(picture.type).toBe(type);
    expect(picture.blob.type).toBe(type);
    expect(await bytesOf(picture.blob)).toEqual(tinyPicture(type));
  },
);

// TRUST A-19: the header is not asked.
test.each(['application/json', 'application/octet-stream', 'text/html', 'image/jpeg', 'image/svg+xml', ''])(
  'a PNG that is called %o is a PNG',
  async (claimed) => {
    const picture = await pictureIn(new Response(png, { headers: { 'content-type': claimed } }));
    expect(picture.blob.type).toBe('image/png');
    expect(await bytesOf(picture.blob)).toEqual(png);
  },
);

const uuid = 'd11b93f5-4d13-42bb-b26b-95fead3634ac';
test.each([
  ['an Endpoint’s string', base64],
  ['OpenAI’s list', { created: 1, data: [{ b64_json: base64 }] }],
  ['AUTOMATIC1111’s list', { images: [base64], parameters: { prompt: 'x' }, info: '{}' }],
  ['hyperbolic’s', { images: [{ index: 0, image: base64, random_seed: 1 }], inference_time: 1 }],
  ['a data URL', { images: [{ url: `data:image/png;base64,${base64}`, width: 64 }] }],
  ['a data URL with another type', { images: [{ url: `data:image/jpeg;base64,${base64}` }] }],
  [
    'an id before it that looks like base64',
    { request_id: uuid, model: 'aaaa/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', data: [{ b64_json: base64 }] },
  ],
  ['an address before it', { output: ['https://x.example/y.png', base64] }],
  ['the URL-safe alphabet', { image: png.toString('base64url') }],
])('reads base64 in JSON: %s', async (_, body) => {
  const picture = await pictureIn(Response.json(body));
  expect(picture.blob.type).toBe('image/png');
  expect(await bytesOf(picture.blob)).toEqual(png);
});

test.each([
  ['a web page', '<!doctype html><h1>Log in</h1>', 'The answer was a web page, not a picture.'],
  ['XHTML', '<?xml version="1.0"?><html/>', 'The answer was a web page, not a picture.'],
  ['SVG', '<svg onload="alert(1)"/>', 'The answer was a web page, not a picture.'],
  ['a page after a blank line and a BOM', '\ufeff\n <html>', 'The answer was a web page, not a picture.'],
  ['MHTML', 'From: <Saved by Blink>\nMIME-Version: 1.0', 'The answer was not a picture in a format browsers show.'],
  ['PDF', '%PDF-1.7', 'The answer was not a picture in a format browsers show.'],
  ['nothing', '', 'The answer was empty.'],
  [
    'text of another task',
    '[{"generated_text":"hi"}]',
    'The answer was JSON without a picture: [{"generated_text":"hi"}]',
  ],
  [
    'an error with 200',
    '{"error":"not loaded yet"}',
    'The answer was JSON without a picture: {"error":"not loaded yet"}',
  ],
  ['a JSON string', '"hello"', 'The answer was JSON without a picture: "hello"'],
  ['base64 of something else', `{"image":"${btoa('<script>'.repeat(9))}"}`, /^The answer was JSON without a picture: /],
  [
    'a data URL that is active',
    `"data:text/html;base64,${btoa('<script>'.repeat(9))}"`,
    /^The answer was JSON without/,
  ],
  ['a picture too deep to be meant', JSON.stringify([[[[[[base64]]]]]]), /^The answer was JSON without a picture: /],
])('%s under the name of a picture is refused, and said to be what it is', async (_, body, message) => {
  const response = new Response(body, { headers: { 'content-type': 'image/png' } });
  const refusal = pictureIn(response);
  await expect(refusal).rejects.toMatchObject({ name: 'InferenceError', kind: 'malformed' });
  await expect(refusal).rejects.toThrow(message);
});

test('long JSON is cut in the message', async () => {
  const refusal = pictureFromResponse(Response.json({ text: 'x y '.repeat(1000) }));
  await expect(refusal).rejects.toThrow(/^The answer was JSON without a picture: .{411} … .{150}$/);
});

test.each<[Record<string, string>, ServerNotes]>([
  [
    { 'x-compute-type': 'gpu', 'x-compute-time': '8.324', 'x-request-id': 'r1' },
    { computeTimeS: 8.324, computeType: 'gpu', cached: false, requestId: 'r1' },
  ],
  [
    { 'x-compute-type': 'cache', 'x-compute-time': '5.457' },
    { computeTimeS: 5.457, computeType: 'cache', cached: true },
  ],
  [{ 'x-compute-time': 'fast' }, {}],
  [{}, {}],
])('notes what the server said in %o', async (headers, notes) => {
  const picture = await pictureFromResponse(new Response(png, { headers }));
  expect(picture.notes).toStrictEqual(notes);
});
