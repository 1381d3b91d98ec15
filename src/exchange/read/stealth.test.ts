import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bytesOf, joined } from '../../../e2e/carriers.ts';
import { cpuTime } from '../../../e2e/cpu-time.ts';
import { stealthText } from './stealth.ts';

const words = 'a tin robot, 狐\nSteps: 16';

/** Pixels with these bits in their lowest bits, down the columns. */
function pixelsWith(mode: 'alpha' | 'rgb', bytes: Uint8Array, { width = 40, height = 50 } = {}) {
  const data = new Uint8ClampedArray(width * height * 4).fill(254);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const pixel = mode === 'alpha' ? bit : Math.floor(bit / 3);
    const place = (pixel % height) * width + Math.floor(pixel / height);
    const channel = mode === 'alpha' ? 3 : bit % 3;
    data[place * 4 + channel] = 254 + (((bytes[bit >> 3] ?? 0) >> (7 - (bit % 8))) & 1);
  }
  return { data, width, height };
}

function hidden(signature: string, payload: Uint8Array, bits = payload.length * 8) {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bits);
  return joined(bytesOf(signature), length, payload);
}

test.each([
  ['stealth_pnginfo', 'alpha', bytesOf(words)],
  ['stealth_pngcomp', 'alpha', gzipSync(words)],
  ['stealth_rgbinfo', 'rgb', bytesOf(words)],
  ['stealth_rgbcomp', 'rgb', gzipSync(words)],
] as const)('reads %s', async (signature, mode, payload) => {
  expect(await stealthText(pixelsWith(mode, hidden(signature, payload)))).toBe(words);
});

test('finds nothing in ordinary pixels, however few', async () => {
  for (const size of [
    { width: 1, height: 1 },
    { width: 40, height: 50 },
  ])
    expect(await stealthText(pixelsWith('alpha', new Uint8Array(), size))).toBeUndefined();
});

test('believes no length beyond the pixels, and unpacks no bomb', async () => {
  expect(await stealthText(pixelsWith('alpha', hidden('stealth_pnginfo', bytesOf('x'), 2 ** 32 - 1)))).toBeUndefined();
  expect(await stealthText(pixelsWith('alpha', hidden('stealth_pnginfo', bytesOf('x'), 2 ** 32 - 8)))).toBeUndefined();
  const bomb = hidden('stealth_pngcomp', gzipSync(Buffer.alloc(32 * 1024 * 1024)));
  const pixels = pixelsWith('alpha', bomb, { width: 600, height: 600 });
  expect(await stealthText(pixels)).toBeUndefined();
  expect(await cpuTime(() => stealthText(pixels))).toBeLessThan(200);
  expect(await stealthText(pixelsWith('alpha', hidden('stealth_pngcomp', bytesOf('no gzip'))))).toBeUndefined();
});
