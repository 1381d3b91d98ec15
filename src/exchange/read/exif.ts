import { limits } from './limits.ts';
import { decodeLatin1, decodeText, keys, type TextCollector, withoutPadding } from './texts.ts';

/**
 * The few text tags of EXIF that image generators write, read by our own lines: exifr gives the comment as raw bytes
 * and opens no WebP, ExifReader (37 kB) does not read the byte order that AUTOMATIC1111 writes. What is left to do for
 * either is most of this file.
 */
const tags: ReadonlyMap<number, string> = new Map([
  [0x010e, keys.description],
  [0x010f, keys.make],
  [0x0110, keys.model],
  [0x0131, keys.software],
  // Fooocus keeps these two in the first directory, everybody else in the one for EXIF (METADATA C0).
  [0x927c, keys.makerNote],
  [0x9286, keys.userComment],
]);

const exifDirectory = 0x8769;

/** Bytes of one value of each TIFF type, by its number. */
const typeSizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

/** Entries read of one directory: cameras write a hundred. And directories of one file, which have two (TRUST A-27). */
const maxEntries = 1000;
const maxDirectories = 8;

/** The texts of EXIF data, with or without `Exif NUL NUL` before it. Every offset is checked; each directory is read once. */
export function exifTexts(bytes: Uint8Array, found: TextCollector): void {
  const data = decodeLatin1(bytes.subarray(0, 6)) === 'Exif\0\0' ? bytes.subarray(6) : bytes;
  const order = decodeLatin1(data.subarray(0, 2));
  if ((order !== 'II' && order !== 'MM') || data.length < 8) return;
  const little = order === 'II';
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const waiting = [view.getUint32(4, little)];
  const seen = new Set<number>();
  // Entries may all point at one long text, to have it read again and again.
  let room: number = limits.allTextBytes;
  for (let start = waiting.pop(); start !== undefined; start = waiting.pop()) {
    if (seen.has(start) || seen.size === maxDirectories || start + 2 > data.length) continue;
    seen.add(start);
    const count = Math.min(view.getUint16(start, little), maxEntries);
    for (let at = start + 2; at + 12 <= data.length && at < start + 2 + count * 12; at += 12) {
      const tag = view.getUint16(at, little);
      if (tag === exifDirectory) waiting.push(view.getUint32(at + 8, little));
      const name = tags.get(tag);
      const size = (typeSizes[view.getUint16(at + 2, little)] ?? 0) * view.getUint32(at + 4, little);
      const from = size <= 4 ? at + 8 : view.getUint32(at + 8, little);
      if (!name || size === 0 || size > Math.min(limits.textBytes, room) || from + size > data.length) continue;
      room -= size;
      const value = data.subarray(from, from + size);
      found.add(name, withoutPadding(name === keys.userComment ? userComment(value, little) : decodeText(value)));
    }
  }
}

/**
 * A UserComment begins with eight bytes for its encoding, unless it is Fooocus's. UTF-16 comes in either byte order:
 * its byte order mark decides, else where the zeros of plain letters stand, else the order of the file (METADATA C0).
 */
function userComment(value: Uint8Array, fileIsLittle: boolean): string {
  const prefix = decodeLatin1(value.subarray(0, 8));
  const rest = value.subarray(8);
  if (prefix === 'UNICODE\0') {
    const even = rest.subarray(0, rest.length & ~1);
    return new TextDecoder(isLittleEndian(even, fileIsLittle) ? 'utf-16le' : 'utf-16be').decode(even);
  }
  if (prefix === 'ASCII\0\0\0' || prefix === '\0'.repeat(8) || prefix === 'JIS\0\0\0\0\0') return decodeText(rest);
  return decodeText(value);
}

function isLittleEndian(text: Uint8Array, fallback: boolean): boolean {
  if (text[0] === 0xff && text[1] === 0xfe) return true;
  if (text[0] === 0xfe && text[1] === 0xff) return false;
  let balance = 0;
  for (let at = 0; at < text.length; at++) if (text[at] === 0) balance += at % 2 === 0 ? -1 : 1;
  return balance === 0 ? fallback : balance > 0;
}
