import type { ImageType } from '#inference/image-type.ts';
import { avifSize } from './avif-texts.ts';
import { jpegSize } from './jpeg-texts.ts';
import { limits } from './limits.ts';
import { webpSize } from './webp-texts.ts';

/** In pixels. */
export type Size = { width: number; height: number };

/** What a picture's header says of its size, before anything decodes it. Undefined when there is no header to find. */
export function pictureSize(bytes: Uint8Array, type: ImageType): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === 'image/png')
    return bytes.length < 24 ? undefined : { width: view.getUint32(16), height: view.getUint32(20) };
  if (type === 'image/gif')
    return bytes.length < 10 ? undefined : { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (type === 'image/jpeg') return jpegSize(bytes);
  return type === 'image/webp' ? webpSize(bytes) : avifSize(bytes);
}

/** Whether a picture of this size may be decoded at all (TRUST R7). */
export function canBeDecoded({ width, height }: Size): boolean {
  return width > 0 && height > 0 && width * height <= limits.pixels;
}
