import { concat } from '#lib/concat.ts';
import { pngChunk, pngSignature } from '#lib/png-chunk.ts';

/**
 * Encodes opaque RGBA pixels (`width * height * 4` bytes) as a PNG without an alpha channel, which would be a quarter
 * of the work for nothing. Uses CompressionStream, so that page, worker and Node share one encoder.
 */
export async function encodePng(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  // 8 bits per channel, colour type 2 (RGB), the only compression and filter methods, not interlaced.
  header.set([8, 2, 0, 0, 0], 8);
  const data = await deflate(filterRows(pixels, width, height));
  return concat([pngSignature, pngChunk('IHDR', header), pngChunk('IDAT', data), pngChunk('IEND', new Uint8Array(0))]);
}

/** Every row as differences from the row above (filter 2): skies are flat sideways and downwards, and it is cheap. */
function filterRows(pixels: Uint8ClampedArray, width: number, height: number): Uint8Array<ArrayBuffer> {
  const stride = width * 3 + 1;
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const above = y === 0 ? -1 : (y - 1) * width * 4;
    let source = y * width * 4;
    let target = y * stride;
    rows[target++] = above < 0 ? 0 : 2;
    for (let x = 0; x < width; x++, source += 4) {
      for (let channel = 0; channel < 3; channel++) {
        const up = above < 0 ? 0 : (pixels[above + x * 4 + channel] ?? 0);
        rows[target++] = (pixels[source + channel] ?? 0) - up;
      }
    }
  }
  return rows;
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
