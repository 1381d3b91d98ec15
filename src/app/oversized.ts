import { canBeDecoded, pictureSize } from '#exchange/read/picture-size.ts';
import { InferenceError } from '#inference/inference-error.ts';
import type { MadePicture } from '#inference/made-picture.ts';

/** Where the size of nearly every picture stands, in bytes: behind a colour profile at most. */
const headBytes = 256 * 1024;

/**
 * A picture that came, unless its header says that decoding it would fill the memory: 33 kB can stand for a gigabyte
 * (TRUST 16). It may be paid, so it goes along with the InferenceError that is thrown, to be saved as a file. What says
 * nothing of its size is left to the decoder.
 */
export async function withoutOversized(made: MadePicture): Promise<MadePicture> {
  const sizeIn = async (part: Blob) => pictureSize(new Uint8Array(await part.arrayBuffer()), made.type);
  const size = (await sizeIn(made.blob.slice(0, headBytes))) ?? (await sizeIn(made.blob));
  if (!size || size.width * size.height === 0 || canBeDecoded(size)) return made;
  const [width, height] = [size.width, size.height].map((side) => side.toLocaleString('en'));
  throw new InferenceError('oversized', `It says that it is ${width} × ${height} pixels.`, { picture: made });
}
