import type { ImageType } from '#inference/image-type.ts';
import { avifFrames, avifSize } from './avif-texts.ts';
import { gifFrames, gifSize } from './gif-texts.ts';
import { jpegSize } from './jpeg-texts.ts';
import { limits } from './limits.ts';
import { pngFrames } from './png-texts.ts';
import { webpFrames, webpSize } from './webp-texts.ts';

/** In pixels. */
export type Size = { width: number; height: number };

/** How many pictures a file has, as its containers say before anything decodes them; an animation has several. */
export function frameCount(bytes: Uint8Array<ArrayBuffer>, type: ImageType): number {
  if (type === 'image/png') return pngFrames(bytes);
  if (type === 'image/gif') return gifFrames(bytes);
  if (type === 'image/webp') return webpFrames(bytes);
  return type === 'image/avif' ? avifFrames(bytes) : 1;
}

/** What a picture's header says of its size, before anything decodes it. Undefined when there is no header to find. */
export function pictureSize(bytes: Uint8Array, type: ImageType): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === 'image/png')
    return bytes.length < 24 ? undefined : { width: view.getUint32(16), height: view.getUint32(20) };
  if (type === 'image/gif') return gifSize(bytes);
  if (type === 'image/jpeg') return jpegSize(bytes);
  return type === 'image/webp' ? webpSize(bytes) : avifSize(bytes);
}

/** Whether a picture of this size, with so many pictures in it, may be decoded at all (TRUST R7). */
export function canBeDecoded({ width, height }: Size, frames: number): boolean {
  return width > 0 && height > 0 && width * height <= limits.pixels && frames <= limits.frames;
}
