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

test('what is cut, or of no size at all, is left to the decoder', async () => {
  for (const bytes of [claiming('image/png', 0), new Uint8Array(tinyPicture().subarray(0, 12))])
    expect(await withoutOversized(made(bytes))).toMatchObject({ type: 'image/png' });
});
