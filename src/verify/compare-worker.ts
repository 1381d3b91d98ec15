import { amplifiedDifference, type Pixels, pixelDifference } from './pixel-difference.ts';
import { haveSameBytes } from './same-bytes.ts';

/**
 * Decodes two pictures and compares their pixels, off the main thread. It takes bytes and never a URL: a page's content
 * policy does not bind workers (TRUST 6), so this one has nothing to fetch.
 */
export type Task = { id: number; picture: Blob; repeat: Blob; draw: boolean };

type Size = { width: number; height: number };

/** What comes of it. `same`: the files are, byte by byte. `drawn` is the picture of the difference, `times` as strong as it is. */
export type Compared =
  | { kind: 'same' }
  | { kind: 'measured'; pixels: ReturnType<typeof pixelDifference> }
  | { kind: 'drawn'; image: Blob; times: number }
  | { kind: 'sizes'; sizes: { picture: Size; repeat: Size } }
  | { kind: 'unreadable'; why: string };

globalThis.onmessage = async ({ data: { id, ...task } }: MessageEvent<Task>) => {
  const compared = await compare(task).catch(
    (error: unknown): Compared => ({ kind: 'unreadable', why: wordsOf(error) }),
  );
  globalThis.postMessage({ id, compared });
};

async function compare({ picture, repeat, draw }: Omit<Task, 'id'>): Promise<Compared> {
  if (!draw && (await haveSameBytes(picture, repeat))) return { kind: 'same' };
  if (!isHonest()) throw new Error('This browser alters what a page reads of pictures, so they cannot be compared.');
  const a = await decode(picture, 'The picture is damaged');
  const b = await decode(repeat, 'The repeat is damaged');
  if (a.width !== b.width || a.height !== b.height)
    return { kind: 'sizes', sizes: { picture: sizeOf(a), repeat: sizeOf(b) } };
  if (!draw) return { kind: 'measured', pixels: pixelDifference(a, b) };
  const { data, times } = amplifiedDifference(a, b);
  const { canvas, context } = paper(a.width, a.height);
  context.putImageData(new ImageData(data, a.width, a.height), 0, 0);
  return { kind: 'drawn', image: await canvas.convertToBlob({ type: 'image/png' }), times };
}

async function decode(blob: Blob, damaged: string): Promise<Pixels> {
  // As the file has them: a colour profile could make different values one.
  const bitmap = await createImageBitmap(blob, { colorSpaceConversion: 'none' }).catch(() => {
    throw new Error(`${damaged}, so its pixels cannot be compared.`);
  });
  const { context } = paper(bitmap.width, bitmap.height);
  context.drawImage(bitmap, 0, 0);
  const { width, height } = bitmap;
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}

/** Whether a canvas gives back what was put on it: some browsers alter it, so that nobody can be told by it. */
function isHonest(): boolean {
  const side = 16;
  const { context } = paper(side, side);
  const known = new ImageData(side, side);
  for (let at = 0; at < known.data.length; at++) known.data[at] = at % 4 === 3 ? 255 : (at * 7) % 256;
  context.putImageData(known, 0, 0);
  const { data } = context.getImageData(0, 0, side, side);
  return data.every((value, at) => value === known.data[at]);
}

function paper(width: number, height: number) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser has no memory left to compare pictures of this size.');
  return { canvas, context };
}

function sizeOf({ width, height }: Pixels): Size {
  return { width, height };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : 'The two could not be compared.';
}
