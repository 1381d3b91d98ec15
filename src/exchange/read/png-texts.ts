import { exifTexts } from './exif.ts';
import { inflateWithin } from './inflate.ts';
import { limits } from './limits.ts';
import { decodeLatin1, decodeText, type TextCollector } from './texts.ts';

/**
 * The texts of a PNG, wherever they stand (some tools append them behind the picture), in all three kinds of text
 * chunk. A wrong checksum is no reason to withhold a text; a length that leaves the file ends the search.
 */
export async function pngTexts(bytes: Uint8Array<ArrayBuffer>, found: TextCollector): Promise<void> {
  for (const { type, data } of pngChunks(bytes)) {
    if (type === 'tEXt' || type === 'comf') readPlain(data, found);
    else if (type === 'zTXt') await readPacked(data, found);
    else if (type === 'iTXt') await readInternational(data, found);
    else if (type === 'eXIf') exifTexts(data, found);
  }
}

/** How many pictures a PNG has, as it says or as it has them, whichever is more. */
export function pngFrames(bytes: Uint8Array<ArrayBuffer>): number {
  let [said, found] = [1, 0];
  for (const { type, data } of pngChunks(bytes)) {
    if (type === 'acTL' && data.length >= 8) said = new DataView(data.buffer, data.byteOffset).getUint32(0);
    else if (type === 'fcTL') found++;
  }
  return Math.max(said, found);
}

function* pngChunks(bytes: Uint8Array<ArrayBuffer>): Generator<{ type: string; data: Uint8Array<ArrayBuffer> }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  for (let count = 0; count < limits.chunks && at + 12 <= bytes.length; count++) {
    const length = view.getUint32(at);
    const end = at + 8 + length;
    if (end > bytes.length) return;
    const type = decodeLatin1(bytes.subarray(at + 4, at + 8));
    if (type === 'IEND') return;
    yield { type, data: bytes.subarray(at + 8, end) };
    at = end + 4;
  }
}

/** `keyword NUL text`. ComfyUI's private "comf" chunk is laid out the same (METADATA C3). */
function readPlain(data: Uint8Array, found: TextCollector) {
  const end = data.indexOf(0);
  if (end > 0 && data.length <= limits.textBytes) found.add(keyword(data, end), decodeText(data.subarray(end + 1)));
}

/** `keyword NUL method text`, packed. */
async function readPacked(data: Uint8Array<ArrayBuffer>, found: TextCollector) {
  const end = data.indexOf(0);
  if (end <= 0 || data[end + 1] !== 0) return;
  const text = await inflateWithin(data.slice(end + 2), 'deflate', limits.textBytes);
  if (text) found.add(keyword(data, end), decodeText(text));
}

/** `keyword NUL packed? method language NUL translated keyword NUL text`. */
async function readInternational(data: Uint8Array<ArrayBuffer>, found: TextCollector) {
  const end = data.indexOf(0);
  const language = data.indexOf(0, end + 3);
  const start = data.indexOf(0, language + 1) + 1;
  if (end <= 0 || language < 0 || start === 0) return;
  const body = data.slice(start);
  const text = data[end + 1] === 1 ? await inflateWithin(body, 'deflate', limits.textBytes) : body;
  if (text && text.length <= limits.textBytes) found.add(keyword(data, end), decodeText(text));
}

/** PNG allows 79 characters; a few more do no harm, a megabyte would. */
function keyword(data: Uint8Array, end: number): string {
  return decodeLatin1(data.subarray(0, Math.min(end, 200)));
}
