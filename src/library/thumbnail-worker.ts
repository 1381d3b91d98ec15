import type { Preview } from './rows.ts';

/**
 * Makes thumbnails off the main thread. It takes bytes and never a URL: a page's content policy does not bind workers
 * (TRUST 6), so this one has nothing to fetch.
 */

/** Longest side of a thumbnail in pixels: twice the widest column of the gallery, for dense screens. */
const side = 512;

globalThis.onmessage = async ({ data }: MessageEvent<{ id: number; blob: Blob }>) => {
  globalThis.postMessage({ id: data.id, preview: await thumbnail(data.blob) });
};

/** Brightest channel that still passes for black: JPEG does not keep zero exactly. */
const blackest = 6;

/** Whether nothing can be seen, as in what a safety filter leaves of a picture (PROTOCOL §3). */
function isBlack(rgba: Uint8ClampedArray): boolean {
  return rgba.every((value, index) => value <= blackest || index % 4 === 3);
}

async function thumbnail(blob: Blob): Promise<Preview> {
  try {
    const whole = await createImageBitmap(blob);
    const { width, height } = whole;
    const scale = Math.min(1, side / Math.max(width, height));
    const small = await createImageBitmap(whole, {
      resizeWidth: Math.max(1, Math.round(width * scale)),
      resizeHeight: Math.max(1, Math.round(height * scale)),
      resizeQuality: 'high',
    });
    whole.close();
    const canvas = new OffscreenCanvas(small.width, small.height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context?.drawImage(small, 0, 0);
    small.close();
    const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data;
    return {
      kind: 'thumbnail',
      blob: await canvas.convertToBlob({ type: 'image/webp', quality: 0.85 }),
      width,
      height,
      ...(pixels && isBlack(pixels) && { mark: 'black' }),
    };
  } catch {
    return { kind: 'damaged' };
  }
}
