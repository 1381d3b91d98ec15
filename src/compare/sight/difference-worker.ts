import { differencePicture } from '#lib/difference-picture.ts';

/**
 * Finds where two pictures differ, off the main thread. It takes bytes and never a URL: a page's content policy does not
 * bind workers (TRUST 6), so this one has nothing to fetch.
 */
export type Difference =
  | { kind: 'difference'; image: Blob; pixels: number; of: number; mean: number; largest: number }
  | { kind: 'sizes'; left: Size; right: Size }
  | { kind: 'damaged'; which: 'left' | 'right' };

type Size = { width: number; height: number };

globalThis.onmessage = async ({ data }: MessageEvent<{ left: Blob; right: Blob }>) => {
  globalThis.postMessage(await difference(data.left, data.right));
};

async function difference(leftBlob: Blob, rightBlob: Blob): Promise<Difference> {
  const left = await pixelsOf(leftBlob);
  if (!left) return { kind: 'damaged', which: 'left' };
  const right = await pixelsOf(rightBlob);
  if (!right) return { kind: 'damaged', which: 'right' };
  const size = ({ width, height }: ImageData): Size => ({ width, height });
  if (left.width !== right.width || left.height !== right.height)
    return { kind: 'sizes', left: size(left), right: size(right) };
  const { rgba, ...found } = differencePicture(left.data, right.data);
  const canvas = new OffscreenCanvas(left.width, left.height);
  canvas.getContext('2d')?.putImageData(new ImageData(rgba, left.width), 0, 0);
  return { kind: 'difference', image: await canvas.convertToBlob(), of: left.width * left.height, ...found };
}

/** Undefined when the file does not decode. */
async function pixelsOf(blob: Blob): Promise<ImageData | undefined> {
  const bitmap = await createImageBitmap(blob).catch(() => undefined);
  if (!bitmap) return undefined;
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  context?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context?.getImageData(0, 0, width, height);
}
