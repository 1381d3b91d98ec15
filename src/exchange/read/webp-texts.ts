import { exifTexts } from './exif.ts';
import { limits } from './limits.ts';
import type { Size } from './picture-size.ts';
import { decodeLatin1, decodeText, keys, type TextCollector } from './texts.ts';

/** The texts of a WebP. Its EXIF may or may not start with `Exif NUL NUL` (METADATA C0). */
export function webpTexts(bytes: Uint8Array, found: TextCollector): void {
  for (const { type, data } of riffChunks(bytes)) {
    if (type === 'EXIF') exifTexts(data, found);
    else if (type === 'XMP ' && data.length <= limits.textBytes) found.add(keys.xmp, decodeText(data));
  }
}

/** Width and height: of the canvas in the extended format, else of the one picture there is. */
export function webpSize(bytes: Uint8Array): Size | undefined {
  for (const { type, data } of riffChunks(bytes)) {
    const [a = 0, b = 0, c = 0, d = 0] = data.subarray(type === 'VP8X' ? 4 : type === 'VP8L' ? 1 : 6);
    if (type === 'VP8X' && data.length >= 10) {
      const [e = 0, f = 0] = data.subarray(8);
      return { width: 1 + a + (b << 8) + (c << 16), height: 1 + d + (e << 8) + (f << 16) };
    }
    if (type === 'VP8L' && data.length >= 5)
      return { width: 1 + a + ((b & 0x3f) << 8), height: 1 + (b >> 6) + (c << 2) + ((d & 0x0f) << 10) };
    if (type === 'VP8 ' && data.length >= 10) return { width: a + ((b & 0x3f) << 8), height: c + ((d & 0x3f) << 8) };
  }
  return undefined;
}

/** How many pictures a WebP has. */
export function webpFrames(bytes: Uint8Array): number {
  let frames = 0;
  for (const { type } of riffChunks(bytes)) if (type === 'ANMF') frames++;
  return frames;
}

function* riffChunks(bytes: Uint8Array): Generator<{ type: string; data: Uint8Array }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 12;
  for (let count = 0; count < limits.chunks && at + 8 <= bytes.length; count++) {
    const length = view.getUint32(at + 4, true);
    yield { type: decodeLatin1(bytes.subarray(at, at + 4)), data: bytes.subarray(at + 8, at + 8 + length) };
    at += 8 + length + (length % 2);
  }
}
