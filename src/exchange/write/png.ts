import { concat } from '#lib/concat.ts';
import { pngChunk, pngSignature } from '#lib/png-chunk.ts';
import { orientationOnly } from './exif.ts';

/** A text of a PNG under its keyword (1 to 79 Latin-1 characters). */
export type PngText = { keyword: string; text: string };

/** The chunks a picture needs to look as it does; every other one may hold words. PNG third edition §11, APNG. */
const visible = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
);

const textTypes = new Set(['tEXt', 'zTXt', 'iTXt']);

type Chunk = { type: string; keyword: string | undefined; bytes: Uint8Array };

/**
 * A PNG with texts before its pixels, where readers that stop at the pixels find them too. Of a text that is ours
 * alone, `own`, the old one goes; a keyword that another tool wrote keeps what that tool said. Every other byte stays.
 * Undefined when the bytes are no PNG with pixels.
 */
export function writePngTexts(
  png: Uint8Array,
  texts: readonly PngText[],
  own: string,
): Uint8Array<ArrayBuffer> | undefined {
  const chunks = chunksOf(png);
  const pixels = chunks.findIndex(({ type }) => type === 'IDAT');
  if (pixels < 0) return undefined;
  const kept = (chunk: Chunk) => chunk.keyword !== own;
  const taken = new Set(chunks.filter(kept).map(({ keyword }) => keyword));
  return concat([
    pngSignature,
    ...chunks
      .slice(0, pixels)
      .filter(kept)
      .map(({ bytes }) => bytes),
    ...texts.filter(({ keyword }) => !taken.has(keyword)).map(textChunk),
    ...chunks
      .slice(pixels)
      .filter(kept)
      .map(({ bytes }) => bytes),
  ]);
}

/** A PNG with nothing but what it looks like: no text of anybody, nothing behind its end. Undefined as above. */
export function stripPng(png: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const chunks = chunksOf(png);
  if (!chunks.some(({ type }) => type === 'IDAT')) return undefined;
  const bare = chunks.flatMap(({ type, bytes }) => {
    if (visible.has(type)) return [bytes];
    const turned = type === 'eXIf' ? orientationOnly(bytes.subarray(8, -4)) : undefined;
    return turned ? [pngChunk('eXIf', turned)] : [];
  });
  return concat([pngSignature, ...bare]);
}

/** Every chunk with its bytes. What is cut short or follows the end is one piece without a type. */
function chunksOf(png: Uint8Array): Chunk[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks: Chunk[] = [];
  let at: number = pngSignature.length;
  let ended = false;
  while (at < png.length) {
    const end: number = !ended && at + 12 <= png.length ? at + 12 + view.getUint32(at) : Number.POSITIVE_INFINITY;
    const whole = end <= png.length;
    const bytes = png.subarray(at, whole ? end : png.length);
    const type = whole ? latin1(bytes.subarray(4, 8)) : '';
    const isText = textTypes.has(type);
    chunks.push({ type, keyword: isText ? latin1(bytes.subarray(8, bytes.indexOf(0, 8))) : undefined, bytes });
    at += bytes.length;
    ended = type === 'IEND';
  }
  return chunks;
}

/** ASCII as tEXt, which every reader knows; anything else as iTXt, because readers differ on what bytes above 127 mean. */
function textChunk({ keyword, text }: PngText): Uint8Array {
  const encode = (part: string) => new TextEncoder().encode(part);
  // A zero would end the text for readers in C; the PNG specification forbids it.
  const clean = text.replaceAll('\0', '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly the range of ASCII is asked for
  if (/^[\x01-\x7f]*$/.test(clean)) return pngChunk('tEXt', encode(`${keyword}\0${clean}`));
  return pngChunk('iTXt', encode(`${keyword}\0\0\0\0\0${clean}`));
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 80));
}
