import { crc32, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { encodePng } from './encode-png.ts';

type Chunk = { type: string; data: Buffer; crc: number; expectedCrc: number };

function readChunks(png: Uint8Array): readonly Chunk[] {
  const bytes = Buffer.from(png);
  const chunks: Chunk[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const data = bytes.subarray(at + 8, at + 8 + length);
    const expectedCrc = crc32(bytes.subarray(at + 4, at + 8 + length));
    chunks.push({
      type: bytes.toString('latin1', at + 4, at + 8),
      data,
      crc: bytes.readUInt32BE(at + 8 + length),
      expectedCrc,
    });
    at += 12 + length;
  }
  return chunks;
}

/** Undoes the filters this encoder may choose from: none and "up". */
function decodeRgb(png: Uint8Array, width: number, height: number): readonly number[] {
  const rows = inflateSync(
    Buffer.concat(
      readChunks(png)
        .filter(({ type }) => type === 'IDAT')
        .map(({ data }) => data),
    ),
  );
  const stride = width * 3;
  expect(rows.length).toBe((stride + 1) * height);
  const rgb: number[] = [];
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const above = filter === 2 && y > 0 ? (rgb[(y - 1) * stride + x] ?? 0) : 0;
      rgb.push(((rows[y * (stride + 1) + 1 + x] ?? 0) + above) & 255);
    }
  }
  return rgb;
}

describe('encodePng', () => {
  it('gives back every pixel it was given', async () => {
    const [width, height] = [13, 9];
    const pixels = Uint8ClampedArray.from({ length: width * height * 4 }, (_, index) =>
      index % 4 === 3 ? 255 : (index * 73) % 256,
    );
    const png = await encodePng(pixels, width, height);
    expect(decodeRgb(png, width, height)).toEqual([...pixels].filter((_, index) => index % 4 !== 3));
  });

  it('writes a header, data and an end, each with the right checksum', async () => {
    const chunks = readChunks(await encodePng(new Uint8ClampedArray(64 * 32 * 4), 64, 32));
    expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'IEND']);
    for (const { crc, expectedCrc } of chunks) expect(crc).toBe(expectedCrc);
    expect([...(chunks[0]?.data ?? [])]).toEqual([0, 0, 0, 64, 0, 0, 0, 32, 8, 2, 0, 0, 0]);
  });
});
