import { exifTexts } from './exif.ts';
import { limits } from './limits.ts';
import type { Size } from './picture-size.ts';
import { decodeLatin1, decodeText, keys, type TextCollector } from './texts.ts';

/** The texts of an AVIF: its items of type `Exif` and `mime` (XMP), which `iinf` names and `iloc` locates (ISO 14496-12). */
export function avifTexts(bytes: Uint8Array, found: TextCollector): void {
  const meta = findBox(bytes, 'meta');
  if (!meta) return;
  const inner = meta.subarray(4);
  const items = itemTypes(findBox(inner, 'iinf'));
  for (const { id, from, size } of itemPlaces(findBox(inner, 'iloc'))) {
    const data = bytes.subarray(from, from + size);
    const type = items.get(id);
    // Four bytes say where behind them the TIFF header begins.
    if (type === 'Exif' && data.length > 8) exifTexts(data.subarray(4 + viewOf(data).getUint32(0)), found);
    else if (type === 'mime' && size <= limits.textBytes) found.add(keys.xmp, decodeText(data));
  }
}

/** Width and height of the largest picture in the file. */
export function avifSize(bytes: Uint8Array): Size | undefined {
  const properties = findBox(findBox(findBox(bytes, 'meta')?.subarray(4), 'iprp'), 'ipco');
  let size: Size | undefined;
  for (const { type, data } of boxes(properties)) {
    if (type !== 'ispe' || data.length < 12) continue;
    const [width, height] = [viewOf(data).getUint32(4), viewOf(data).getUint32(8)];
    if (!size || width * height > size.width * size.height) size = { width, height };
  }
  return size;
}

/** How many pictures the longest track of a sequence has; 1 where there is none. */
export function avifFrames(bytes: Uint8Array): number {
  let frames = 1;
  for (const { type, data } of boxes(findBox(bytes, 'moov'))) {
    if (type !== 'trak') continue;
    const samples = findBox(findBox(findBox(findBox(data, 'mdia'), 'minf'), 'stbl'), 'stsz');
    if (samples && samples.length >= 12) frames = Math.max(frames, viewOf(samples).getUint32(8));
  }
  return frames;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function* boxes(bytes: Uint8Array | undefined): Generator<{ type: string; data: Uint8Array }> {
  if (!bytes) return;
  let at = 0;
  for (let count = 0; count < limits.chunks && at + 8 <= bytes.length; count++) {
    const short = viewOf(bytes).getUint32(at);
    // 1: its length stands behind its type, in 64 bits.
    const head = short === 1 ? 16 : 8;
    if (at + head > bytes.length) return;
    const length = short === 1 ? Number(viewOf(bytes).getBigUint64(at + 8)) : short;
    // 0: up to the end.
    const end = length === 0 ? bytes.length : at + length;
    if (end < at + head) return;
    yield { type: decodeLatin1(bytes.subarray(at + 4, at + 8)), data: bytes.subarray(at + head, end) };
    at = end;
  }
}

function findBox(bytes: Uint8Array | undefined, type: string): Uint8Array | undefined {
  for (const box of boxes(bytes)) if (box.type === type) return box.data;
  return undefined;
}

function itemTypes(iinf: Uint8Array | undefined): Map<number, string> {
  const types = new Map<number, string>();
  for (const { type, data } of boxes(iinf?.subarray(iinf[0] === 0 ? 6 : 8))) {
    // Versions before 2 have no types; version 3 has longer ids.
    const long = data[0] === 3;
    if (type !== 'infe' || data.length < (long ? 14 : 12)) continue;
    const id = long ? viewOf(data).getUint32(4) : viewOf(data).getUint16(4);
    types.set(id, decodeLatin1(data.subarray(long ? 10 : 8, long ? 14 : 12)));
  }
  return types;
}

/** Where the items lie in the file: their first extents, which is all that metadata has. */
function* itemPlaces(iloc: Uint8Array | undefined): Generator<{ id: number; from: number; size: number }> {
  if (!iloc || iloc.length < 8) return;
  const version = iloc[0] ?? 0;
  const [sizes = 0, moreSizes = 0] = iloc.subarray(4);
  let at = 6;
  const read = (width: number): number => {
    let value = 0;
    for (const byte of iloc.subarray(at, at + width)) value = value * 256 + byte;
    at += width;
    return value;
  };
  for (let left = read(version < 2 ? 2 : 4); left > 0 && at < iloc.length; left--) {
    const id = read(version < 2 ? 2 : 4);
    const inFile = version === 0 || (read(2) & 15) === 0;
    at += 2;
    const base = read(moreSizes >> 4);
    for (let extents = read(2), first = true; extents > 0 && at < iloc.length; extents--, first = false) {
      if (version > 0) at += moreSizes & 15;
      const place = { id, from: base + read(sizes >> 4), size: read(sizes & 15) };
      if (first && inFile) yield place;
    }
  }
}
