import { concat } from '#lib/concat.ts';
import { orientationOnly, withUserComment } from './exif.ts';
import type { Tagged, Tags } from './jpeg.ts';
import { withXmpProperty } from './xmp.ts';

/** The flags of VP8X that say what a file holds (WebP container specification, "Extended File Format"). */
const flag = { xmp: 0x04, exif: 0x08, alpha: 0x10 } as const;

/** The chunks a picture needs to look as it does. */
const visible = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

type Chunk = { type: string; data: Uint8Array };

/**
 * A WebP with the tags in its EXIF and XMP chunks, behind the picture, and a VP8X in front that announces them; the
 * chunks of the picture stay as they are. Undefined when the bytes are no WebP whose chunks can be told apart.
 */
export function writeWebpTags(webp: Uint8Array, { xmp, comment }: Tags): Tagged | undefined {
  const chunks = chunksOf(webp);
  const head = chunks && extendedHead(chunks);
  if (!chunks || !head) return undefined;
  const oldExif = chunks.find(({ type }) => type === 'EXIF')?.data;
  const oldXmp = chunks.find(({ type }) => type === 'XMP ')?.data;
  const newExif = withUserComment(oldExif && withoutHeader(oldExif), comment);
  const newXmp = withXmpProperty(oldXmp && new TextDecoder('utf-8', { ignoreBOM: true }).decode(oldXmp), xmp);
  const exif = newExif ?? oldExif;
  const packet = newXmp === undefined ? oldXmp : new TextEncoder().encode(newXmp);
  const rest = chunks.filter(({ type }) => type !== 'VP8X' && type !== 'EXIF' && type !== 'XMP ');
  const bytes = riff([
    withFlags(head, (exif ? flag.exif : 0) | (packet ? flag.xmp : 0)),
    ...rest,
    ...(exif ? [{ type: 'EXIF', data: exif }] : []),
    ...(packet ? [{ type: 'XMP ', data: packet }] : []),
  ]);
  return { bytes, hasXmp: newXmp !== undefined, hasComment: newExif !== undefined };
}

/** A WebP with nothing but what it looks like, which way up included. Undefined as above. */
export function stripWebp(webp: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const chunks = chunksOf(webp);
  if (!chunks) return undefined;
  const exif = chunks.find(({ type }) => type === 'EXIF')?.data;
  const turned = exif && orientationOnly(withoutHeader(exif));
  return riff([
    ...chunks
      .filter(({ type }) => visible.has(type))
      .map((chunk) => (chunk.type === 'VP8X' ? withFlags(chunk, turned ? flag.exif : 0) : chunk)),
    ...(turned ? [{ type: 'EXIF', data: turned }] : []),
  ]);
}

function chunksOf(webp: Uint8Array): Chunk[] | undefined {
  const view = new DataView(webp.buffer, webp.byteOffset, webp.byteLength);
  const end = Math.min(webp.length, webp.length < 12 ? 0 : 8 + view.getUint32(4, true));
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= end; ) {
    const length = view.getUint32(at + 4, true);
    // Cut short: what follows cannot be put behind it.
    if (at + 8 + length > webp.length) return undefined;
    const type = String.fromCharCode(...webp.subarray(at, at + 4));
    chunks.push({ type, data: webp.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  return chunks.some(({ type }) => type === 'VP8 ' || type === 'VP8L' || type === 'ANMF') ? chunks : undefined;
}

/** The VP8X of a file: its own, or a new one with the size and transparency that the picture's first bytes tell. */
function extendedHead(chunks: readonly Chunk[]): Chunk | undefined {
  const known = chunks.find(({ type }) => type === 'VP8X');
  if (known) return known;
  const picture = chunks.find(({ type }) => type === 'VP8 ' || type === 'VP8L');
  const size = picture && webpSize(picture);
  if (!size) return undefined;
  const data = new Uint8Array(10);
  const view = new DataView(data.buffer);
  data[0] = size.alpha ? flag.alpha : 0;
  // Both less one, in 24 bits each.
  view.setUint32(4, size.width - 1, true);
  view.setUint16(7, (size.height - 1) & 0xffff, true);
  data[9] = (size.height - 1) >> 16;
  return { type: 'VP8X', data };
}

/** The size in the frame header of VP8 (RFC 6386 §9.1) or VP8L (WebP Lossless §3). */
function webpSize({ type, data }: Chunk): { width: number; height: number; alpha: boolean } | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (type === 'VP8 ') {
    if (data.length < 10 || data[3] !== 0x9d || data[4] !== 0x01 || data[5] !== 0x2a) return undefined;
    return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff, alpha: false };
  }
  if (data.length < 5 || data[0] !== 0x2f) return undefined;
  const bits = view.getUint32(1, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, alpha: ((bits >>> 28) & 1) === 1 };
}

function withFlags({ type, data }: Chunk, held: number): Chunk {
  const changed = data.slice();
  changed[0] = ((data[0] ?? 0) & ~(flag.exif | flag.xmp)) | held;
  return { type, data: changed };
}

function riff(chunks: readonly Chunk[]): Uint8Array<ArrayBuffer> {
  const body = concat(
    chunks.flatMap(({ type, data }) => {
      const head = new Uint8Array(8);
      head.set(new TextEncoder().encode(type));
      new DataView(head.buffer).setUint32(4, data.length, true);
      return [head, data, new Uint8Array(data.length % 2)];
    }),
  );
  const head = new Uint8Array(12);
  head.set(new TextEncoder().encode('RIFF'));
  head.set(new TextEncoder().encode('WEBP'), 8);
  new DataView(head.buffer).setUint32(4, body.length + 4, true);
  return concat([head, body]);
}

/** Some writers put JPEG's "Exif\0\0" before the TIFF here as well (METADATA C0). */
function withoutHeader(exif: Uint8Array): Uint8Array {
  return String.fromCharCode(...exif.subarray(0, 6)) === 'Exif\0\0' ? exif.subarray(6) : exif;
}
