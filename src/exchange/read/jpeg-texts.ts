import { exifTexts } from './exif.ts';
import { limits } from './limits.ts';
import type { Size } from './picture-size.ts';
import { decodeLatin1, decodeText, keys, type TextCollector, withoutPadding } from './texts.ts';

const xmpHead = 'http://ns.adobe.com/xap/1.0/\0';

/** The texts of a JPEG: EXIF, XMP and comments, all of which stand before the picture. */
export function jpegTexts(bytes: Uint8Array, found: TextCollector): void {
  for (const { marker, data } of jpegSegments(bytes)) {
    if (marker === 0xfe) found.add(keys.comment, withoutPadding(decodeText(data)));
    if (marker !== 0xe1) continue;
    if (decodeLatin1(data.subarray(0, 6)) === 'Exif\0\0') exifTexts(data, found);
    else if (decodeLatin1(data.subarray(0, xmpHead.length)) === xmpHead)
      found.add(keys.xmp, decodeText(data.subarray(xmpHead.length)));
  }
}

/** Width and height from the frame header; none of either where the file was cut off before that. */
export function jpegSize(bytes: Uint8Array): Size | undefined {
  let end = 2;
  for (const { marker, data } of jpegSegments(bytes)) {
    end = data.byteOffset - bytes.byteOffset + data.length;
    // C4, C8 and CC lie among the frame headers but are tables.
    if (marker < 0xc0 || marker > 0xcf || [0xc4, 0xc8, 0xcc].includes(marker) || data.length < 5) continue;
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    return { width: view.getUint16(3), height: view.getUint16(1) };
  }
  return end + shortestSegment > bytes.length ? { width: 0, height: 0 } : undefined;
}

/** A marker and a length, in bytes. */
const shortestSegment = 4;

/** As decoders walk it: what stands between two segments is skipped, markers that mean nothing here as well. */
function* jpegSegments(bytes: Uint8Array): Generator<{ marker: number; data: Uint8Array }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  for (let count = 0; count < limits.chunks; count++) {
    at = bytes.indexOf(0xff, at);
    // Fill bytes may stand before any marker.
    while (at >= 0 && bytes[at + 1] === 0xff) at++;
    if (at < 0 || at + shortestSegment > bytes.length) return;
    const marker = bytes[at + 1] ?? 0;
    if (isAlone(marker)) {
      at += 2;
      continue;
    }
    // Start of scan, end of image: the rest is the picture.
    if (marker === 0xda || marker === 0xd9) return;
    const length = view.getUint16(at + 2);
    if (length < 2) return;
    yield { marker, data: bytes.subarray(at + 4, at + 2 + length) };
    at += 2 + length;
  }
}

/** Markers without a segment: a byte of 255, TEM, restarts, another start of image. */
function isAlone(marker: number): boolean {
  return marker < 0x02 || (marker >= 0xd0 && marker <= 0xd8);
}
