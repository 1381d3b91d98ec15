import { crc32, deflateSync } from 'node:zlib';

/** The smallest files of each kind that carry texts, for the readers and writers of metadata. */

export type Chunk = { type: string; data: Uint8Array };

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat(parts));
}

function number(value: number, size: 2 | 4, little = false): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at++) bytes[little ? at : size - 1 - at] = Math.floor(value / 256 ** at) % 256;
  return bytes;
}

/** A PNG of one grey pixel that claims to be `width` × `height`, with chunks before its picture. */
export function pngWith(chunks: readonly Chunk[], { width = 1, height = 1 } = {}): Uint8Array<ArrayBuffer> {
  const chunk = ({ type, data }: Chunk) => {
    const body = joined(bytesOf(type), data);
    return joined(number(data.length, 4), body, number(crc32(body), 4));
  };
  const header = joined(number(width, 4), number(height, 4), Uint8Array.of(8, 0, 0, 0, 0));
  return joined(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk({ type: 'IHDR', data: header }),
    ...chunks.map(chunk),
    chunk({ type: 'IDAT', data: deflateSync(Uint8Array.of(0, 128)) }),
    chunk({ type: 'IEND', data: new Uint8Array() }),
  );
}

export function textChunk(keyword: string, text: string): Chunk {
  return { type: 'tEXt', data: bytesOf(`${keyword}\0${text}`) };
}

export function packedChunk(keyword: string, text: Uint8Array): Chunk {
  return { type: 'zTXt', data: joined(bytesOf(`${keyword}\0\0`), deflateSync(text)) };
}

export function internationalChunk(keyword: string, text: string, packed = false): Chunk {
  const body = packed ? deflateSync(bytesOf(text)) : bytesOf(text);
  return { type: 'iTXt', data: joined(bytesOf(`${keyword}\0${packed ? '\x01' : '\0'}\0\0\0`), body) };
}

/** The head of a JPEG with these segments, cut before its picture. */
export function jpegWith(segments: readonly { marker: number; data: Uint8Array }[]): Uint8Array<ArrayBuffer> {
  const frame = { marker: 0xc0, data: Uint8Array.of(8, 0, 1, 0, 1, 1, 1, 0x11, 0) };
  const all = [...segments, frame].map(({ marker, data }) =>
    joined(Uint8Array.of(0xff, marker), number(data.length + 2, 2), data),
  );
  return joined(Uint8Array.of(0xff, 0xd8), ...all, Uint8Array.of(0xff, 0xda));
}

/** A WebP of these chunks behind a header for one pixel. */
export function webpWith(chunks: readonly Chunk[]): Uint8Array<ArrayBuffer> {
  const header = { type: 'VP8X', data: new Uint8Array(10) };
  const all = [header, ...chunks].map(({ type, data }) =>
    joined(bytesOf(type), number(data.length, 4, true), data, new Uint8Array(data.length % 2)),
  );
  const body = joined(bytesOf('WEBP'), ...all);
  return joined(bytesOf('RIFF'), number(body.length, 4, true), body);
}

export type Tag = { tag: number; type: number; value: Uint8Array };

/** EXIF with these tags in its first directory, and others in the directory for EXIF. */
export function exifWith(first: readonly Tag[], exif: readonly Tag[] = [], little = false): Uint8Array<ArrayBuffer> {
  const pointer = exif.length > 0 ? [{ tag: 0x8769, type: 4, value: new Uint8Array(4) }] : [];
  const size = (tags: readonly Tag[]) => 2 + tags.length * 12 + 4;
  const all = [...first, ...pointer];
  const exifStart = 8 + size(all);
  let free = exifStart + (exif.length > 0 ? size(exif) : 0);
  const values: Uint8Array[] = [];
  const directory = (tags: readonly Tag[]) =>
    joined(
      number(tags.length, 2, little),
      ...tags.map(({ tag, type, value }) => {
        const isPointer = tag === 0x8769;
        const at = free;
        if (!isPointer && value.length > 4) {
          values.push(value);
          free += value.length;
        }
        const place = isPointer ? number(exifStart, 4, little) : number(at, 4, little);
        const inline = joined(value, new Uint8Array(4)).subarray(0, 4);
        const count = isPointer ? 1 : value.length;
        return joined(
          number(tag, 2, little),
          number(type, 2, little),
          number(count, 4, little),
          isPointer || value.length > 4 ? place : inline,
        );
      }),
      number(0, 4),
    );
  const directories = joined(directory(all), ...(exif.length > 0 ? [directory(exif)] : []));
  const start = joined(bytesOf(little ? 'II' : 'MM'), number(42, 2, little), number(8, 4, little));
  return joined(start, directories, ...values);
}

/** A UserComment in UTF-16, as AUTOMATIC1111 writes it. */
export function userComment(text: string, little = false): Tag {
  const utf16 = Buffer.from(text, 'utf16le');
  return { tag: 0x9286, type: 7, value: joined(bytesOf('UNICODE\0'), little ? utf16 : utf16.swap16()) };
}
