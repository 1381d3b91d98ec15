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
    canvas.getContext('2d')?.drawImage(small, 0, 0);
    small.close();
    return {
      kind: 'thumbnail',
      blob: await canvas.convertToBlob({ type: 'image/webp', quality: 0.85 }),
      width,
      height,
    };
  } catch {
    return { kind: 'damaged' };
  }
}
