import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';

/** A square PNG whose every sample is one of so many values, which decides how well it can be packed. */
export function noisePng(side: number, levels: number): Buffer {
  const rows = randomBytes(side * (1 + side * 3)).map((byte) => 64 + (byte % levels));
  // Each row begins with its filter: none.
  for (let row = 0; row < side; row++) rows[row * (1 + side * 3)] = 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A square JPEG of noise, encoded by a browser's canvas. */
export async function noiseJpeg(page: Page, side: number, quality: number): Promise<Buffer> {
  const bytes = await page.evaluate(
    async ({ side, quality }) => {
      const canvas = new OffscreenCanvas(side, side);
      const context = canvas.getContext('2d');
      const pixels = new ImageData(side, side);
      for (let at = 0; at < pixels.data.length; at++) pixels.data[at] = at % 4 === 3 ? 255 : 64 + Math.random() * 64;
      context?.putImageData(pixels, 0, 0);
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
      return [...new Uint8Array(await blob.arrayBuffer())];
    },
    { side, quality },
  );
  return Buffer.from(bytes);
}

function chunk(name: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
