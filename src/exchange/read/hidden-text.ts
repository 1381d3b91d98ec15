import type { PictureFacts } from './read-bytes.ts';
import { stealthText } from './stealth.ts';

/**
 * Searches a picture's pixels for a hidden text, in a worker. Alpha must not be multiplied in and colours must not be
 * converted, or the lowest bits are gone; one read of all pixels, because a read for each takes minutes (METADATA C1).
 */
export async function hiddenText(bytes: Uint8Array<ArrayBuffer>, { type }: PictureFacts): Promise<string | undefined> {
  try {
    const options = { premultiplyAlpha: 'none', colorSpaceConversion: 'none' } as const;
    const bitmap = await createImageBitmap(new Blob([bytes], { type }), options);
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context?.drawImage(bitmap, 0, 0);
    bitmap.close();
    return context ? await stealthText(context.getImageData(0, 0, canvas.width, canvas.height)) : undefined;
  } catch {
    // A picture that does not decode hides nothing either.
    return undefined;
  }
}
