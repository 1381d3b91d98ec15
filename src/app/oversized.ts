import { canBeDecoded, frameCount, pictureSize } from '#exchange/read/picture-size.ts';
import { InferenceError } from '#inference/inference-error.ts';
import type { MadePicture } from '#inference/made-picture.ts';

/**
 * A picture that came, unless decoding it could fill the memory: 33 kB can stand for a gigabyte (TRUST 16), and what
 * does not say how large it is may be as large as it likes. It may be paid, so it goes along with the InferenceError that
 * is thrown, to be saved as a file. One without any pixels is left to the decoder, which refuses it.
 */
export async function withoutOversized(made: MadePicture): Promise<MadePicture> {
  const bytes = new Uint8Array(await made.blob.arrayBuffer());
  const size = pictureSize(bytes, made.type);
  const refuse = (words: string) => new InferenceError('oversized', words, { picture: made });
  if (!size) throw refuse('It does not say how large it is.');
  if (size.width * size.height === 0) return made;
  const [width, height, frames] = [size.width, size.height, frameCount(bytes, made.type)];
  if (canBeDecoded(size, frames)) return made;
  const say = (count: number) => count.toLocaleString('en');
  throw refuse(
    `It says that it is ${say(width)} × ${say(height)} pixels${frames > 1 ? `, ${say(frames)} pictures of that` : ''}.`,
  );
}
