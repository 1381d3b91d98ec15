import { type ImageType, imageTypeOf } from '#inference/image-type.ts';
import { detect } from './detect.ts';
import { limits } from './limits.ts';
import { canBeDecoded, frameCount, pictureSize, type Size } from './picture-size.ts';
import { pictureTexts } from './picture-texts.ts';
import type { Reading } from './reading.ts';
import { keys, type Text } from './texts.ts';

/** A picture as its header describes it. `canBeDecoded` is false for sizes that would fill the memory. */
export type PictureFacts = { type: ImageType; size?: Size; canBeDecoded: boolean };

/**
 * What came of a file or a text.
 * - `read`: one reading, or several from a text that held several.
 * - `prompts`: plain words, one prompt for each line.
 * - `nothing`: a picture, or a text, that says nothing of how it was made.
 * - `refused`: it was not looked into any further; `why` says what is wrong in words for a designer.
 */
export type Outcome =
  | { kind: 'read'; readings: Reading[]; picture?: PictureFacts }
  | { kind: 'prompts'; prompts: string[] }
  | { kind: 'nothing'; why: string; picture?: PictureFacts; raw: Text[] }
  | { kind: 'refused'; why: string };

/**
 * What a picture file says of how it was made. `findHidden` searches its pixels, and is asked only when no text says
 * anything and the picture is small enough to be decoded. Never throws for what is in the file.
 */
export async function readPicture(
  bytes: Uint8Array<ArrayBuffer>,
  findHidden?: (picture: PictureFacts) => Promise<string | undefined>,
): Promise<Outcome> {
  if (bytes.length === 0) return { kind: 'refused', why: 'The file is empty.' };
  if (bytes.length > limits.fileBytes) return { kind: 'refused', why: 'The file is larger than 64 MB.' };
  const type = imageTypeOf(bytes);
  if (!type) return { kind: 'refused', why: 'This is no picture: PNG, JPEG, WebP, GIF and AVIF are read.' };
  const size = pictureSize(bytes, type);
  const opens = size !== undefined && canBeDecoded(size, frameCount(bytes, type));
  const picture = { type, ...(size && { size }), canBeDecoded: opens };
  const texts = await pictureTexts(bytes, type);
  const reading = detect(texts);
  if (reading) return { kind: 'read', readings: [reading], picture };

  const canHide = type === 'image/png' || type === 'image/webp';
  const isSmall = size !== undefined && size.width * size.height <= limits.stealthPixels;
  const hidden = canHide && isSmall && picture.canBeDecoded ? await findHidden?.(picture) : undefined;
  const found = hidden === undefined ? undefined : detect([{ key: keys.stealth, text: hidden }]);
  if (found) return { kind: 'read', readings: [found], picture };
  return { kind: 'nothing', why: 'The picture does not say how it was made.', picture, raw: texts };
}
