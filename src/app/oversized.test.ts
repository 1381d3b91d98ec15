import { expect, test } from 'vitest';
import { type TinyType, tinyPicture } from '../../e2e/server/tiny-pictures.ts';
import { withoutOversized } from './oversized.ts';

const made = (bytes: Uint8Array<ArrayBuffer>, type: TinyType = 'image/png') => ({
  blob: new Blob([bytes], { type }),
  type,
  notes: {},
  tookMs: 1,
});

/** The same picture, claiming another size where its format has it. */
function claiming(type: 'image/png' | 'image/jpeg' | 'image/gif', side: number, before = 0): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(tinyPicture(type));
  const view = new DataView(bytes.buffer);
  if (type === 'image/png') for (const at of [16, 20]) view.setUint32(at, side);
  if (type === 'image/gif') for (const at of [6, 8]) view.setUint16(at, side, true);
  if (type !== 'image/jpeg') return bytes;
  const frame = bytes.findIndex((byte, at) => byte === 0xff && bytes[at + 1] === 0xc0);
  for (const at of [frame + 5, frame + 7]) view.setUint16(at, side);
  // Comments between its start and everything else, each as long as they can be.
  const comments = Array.from({ length: before }, () => [0xff, 0xfe, 0xff, 0xff, ...new Array<number>(0xfffd).fill(0)]);
  return new Uint8Array([...bytes.slice(0, 2), ...comments.flat(), ...bytes.slice(2)]);
}

test.each([
  ['a PNG of 16,384²', 'image/png', claiming('image/png', 16_384)],
  ['a PNG of 2³¹ − 1', 'image/png', claiming('image/png', 2 ** 31 - 1)],
  ['a GIF of 65,535²', 'image/gif', claiming('image/gif', 65_535)],
  ['a JPEG of 65,535²', 'image/jpeg', claiming('image/jpeg', 65_535)],
  ['a JPEG that says so late', 'image/jpeg', claiming('image/jpeg', 65_535, 5)],
] as const)('%s is not opened, and comes along to be saved', async (_, type, bytes) => {
  const picture = made(bytes, type);
  await expect(withoutOversized(picture)).rejects.toMatchObject({ kind: 'oversized', picture });
});

test.each(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'] as const)('%s passes', async (type) => {
  const picture = made(new Uint8Array(tinyPicture(type)), type);
  expect(await withoutOversized(picture)).toBe(picture);
});

test('what is of no size at all is left to the decoder', async () => {
  expect(await withoutOversized(made(claiming('image/png', 0)))).toMatchObject({ type: 'image/png' });
});

test('a JPEG that was cut off before it says its size is left to the decoder, which finds no pixels in it', async () => {
  const picture = made(new Uint8Array(tinyPicture('image/jpeg').subarray(0, 100)), 'image/jpeg');
  expect(await withoutOversized(picture)).toBe(picture);
});

test('what does not say how large it is, is not opened either', async () => {
  const picture = made(new Uint8Array(tinyPicture().subarray(0, 12)));
  await expect(withoutOversized(picture)).rejects.toMatchObject({ kind: 'oversized', picture });
});

test('stray bytes and markers before a header hide nothing that a decoder would find', async () => {
  const large = claiming('image/jpeg', 65_535);
  const stray = new Uint8Array([...large.slice(0, 2), 0, 7, 0xff, 0, 0xff, 0x01, 0xff, 0xd0, 0xff, ...large.slice(2)]);
  await expect(withoutOversized(made(stray, 'image/jpeg'))).rejects.toThrow('65,535 × 65,535');
});

test('a box whose length is written in 64 bits hides nothing behind it', async () => {
  const avif = new Uint8Array(tinyPicture('image/avif'));
  const view = new DataView(avif.buffer);
  const size = Buffer.from(avif).indexOf('ispe');
  for (const at of [8, 12]) view.setUint32(size + at, 60_000);
  const start = view.getUint32(0);
  const box = new Uint8Array([0, 0, 0, 1, ...Buffer.from('free'), 0, 0, 0, 0, 0, 0, 0, 16]);
  const long = new Uint8Array([...avif.slice(0, start), ...box, ...avif.slice(start)]);
  await expect(withoutOversized(made(long, 'image/avif'))).rejects.toThrow('60,000 × 60,000');
});

test('an animation of ten thousand pictures is not opened, whether it says so or not', async () => {
  const png = tinyPicture();
  const chunk = (type: string, data: number[]) => [0, 0, 0, data.length, ...Buffer.from(type), ...data, 0, 0, 0, 0];
  const after = 8 + 25;
  const said = chunk('acTL', [0, 0, 0x27, 0x10, 0, 0, 0, 0]);
  const frames = Array.from({ length: 10_000 }, () => chunk('fcTL', new Array<number>(26).fill(0))).flat();
  for (const chunks of [said, frames]) {
    const bytes = new Uint8Array([...png.subarray(0, after), ...chunks, ...png.subarray(after)]);
    await expect(withoutOversized(made(bytes))).rejects.toThrow('10,000 pictures');
  }
  const gif = tinyPicture('image/gif');
  const table = (gif[10] ?? 0) & 0x80 ? 3 * 2 ** (((gif[10] ?? 0) & 7) + 1) : 0;
  const many = Array.from({ length: 10_000 }, () => [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 0]).flat();
  const bytes = new Uint8Array([...gif.subarray(0, 13 + table), ...many, 0x3b]);
  await expect(withoutOversized(made(bytes, 'image/gif'))).rejects.toThrow('10,000 pictures');
});
