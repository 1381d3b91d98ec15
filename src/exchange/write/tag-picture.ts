import { envelopeKeyword, envelopeNamespace, envelopeProperty, writeEnvelope } from '#exchange/envelope.ts';
import { type ImageType, imageTypes } from '#inference/image-type.ts';
import { assertNever } from '#lib/assert-never.ts';
import type { Picture } from '#library/rows.ts';
import type { Metadata } from './export-settings.ts';
import { writeInfotext } from './infotext.ts';
import { stripJpeg, type Tagged, writeJpegTags } from './jpeg.ts';
import { stripPng, writePngTexts } from './png.ts';
import { stripWebp, writeWebpTags } from './webp.ts';

/** Bytes to hand out. `shortfall`: what of the wish could not be done, for a person; absent when all of it was. */
export type TaggedPicture = { bytes: Uint8Array<ArrayBuffer>; shortfall?: string };

type Size = { width: number; height: number };

/**
 * A picture's bytes with what made it written into them, or taken out. Into the file that arrived: nothing is decoded,
 * so every pixel and every part another tool wrote stays. Never throws; what cannot be written comes as it is, and says so.
 */
export function tagPicture(
  bytes: Uint8Array<ArrayBuffer>,
  type: ImageType,
  picture: Picture,
  metadata: Metadata,
  size?: Size,
): TaggedPicture {
  if (metadata === 'original') return { bytes };
  if (metadata === 'none') {
    const bare = strip(bytes, type);
    return bare
      ? { bytes: bare }
      : { bytes, shortfall: `${nameOf(type)} is as it arrived: it was not searched for parameters.` };
  }
  const text = writeInfotext(picture, { size, alwaysNegative: metadata === 'comfyui' });
  const tagged = write(bytes, type, writeEnvelope(picture), text);
  if (!tagged) return { bytes, shortfall: `${nameOf(type)} is as it arrived: the recipe cannot be written into it.` };
  if (tagged.hasXmp && tagged.hasComment) return { bytes: tagged.bytes };
  const lost = tagged.hasXmp
    ? 'the text for other tools'
    : tagged.hasComment
      ? 'Proofsheet’s own record'
      : 'the recipe';
  return { bytes: tagged.bytes, shortfall: `There was no room for ${lost} in this ${imageTypes[type].toUpperCase()}.` };
}

function write(bytes: Uint8Array<ArrayBuffer>, type: ImageType, envelope: string, text: string): Tagged | undefined {
  const tags = { xmp: { namespace: envelopeNamespace, name: envelopeProperty, value: envelope }, comment: text };
  switch (type) {
    case 'image/png': {
      const texts = [
        { keyword: 'parameters', text },
        { keyword: envelopeKeyword, text: envelope },
      ];
      const written = writePngTexts(bytes, texts, envelopeKeyword);
      return written && { bytes: written, hasXmp: true, hasComment: true };
    }
    case 'image/jpeg':
      return writeJpegTags(bytes, tags);
    case 'image/webp':
      return writeWebpTags(bytes, tags);
    // Their boxes and blocks point at one another by position: adding to them is not worth a broken file.
    case 'image/avif':
    case 'image/gif':
      return undefined;
    default:
      return assertNever(type);
  }
}

function strip(bytes: Uint8Array, type: ImageType): Uint8Array<ArrayBuffer> | undefined {
  switch (type) {
    case 'image/png':
      return stripPng(bytes);
    case 'image/jpeg':
      return stripJpeg(bytes);
    case 'image/webp':
      return stripWebp(bytes);
    case 'image/avif':
    case 'image/gif':
      return undefined;
    default:
      return assertNever(type);
  }
}

function nameOf(type: ImageType): string {
  return `This ${imageTypes[type].toUpperCase()}`;
}
