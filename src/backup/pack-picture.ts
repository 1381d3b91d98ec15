import { imageTypeOf } from '#inference/image-type.ts';
import { sha256Of } from '#lib/sha256.ts';
import { library } from '#library/database.ts';
import { readImage } from '#library/pictures.ts';
import { type Picture, previewSchema } from '#library/rows.ts';
import { type PictureLine, pathOf } from './format.ts';
import { piecesOf } from './pieces.ts';

/** Writes what made a picture into a copy of its bytes. The same picture always gives the same copy. */
export type Tag = (bytes: Uint8Array<ArrayBuffer>, picture: Picture) => Uint8Array<ArrayBuffer>;

/** The file of a picture in a backup, and what the list says of it. */
type Packed = { name: string; bytes: Uint8Array<ArrayBuffer>; says: Pick<PictureLine, 'file' | 'small'> };

/** A picture, or the small copy of one whose pixels are not here; undefined where there is neither. */
export async function packPicture(picture: Picture, tag: Tag): Promise<Packed | undefined> {
  return (await packPixels(picture, tag).catch(() => undefined)) ?? packSmall(picture.id).catch(() => undefined);
}

async function packPixels(picture: Picture, tag: Tag): Promise<Packed> {
  const original = new Uint8Array(await (await readImage(picture.id)).arrayBuffer());
  const sha256 = await sha256Of(original);
  const tagged = tag(original, picture);
  const name = pathOf('pictures', picture.id, picture.type);
  const pieces = tagged === original ? undefined : piecesOf(original, tagged);
  return pieces
    ? { name, bytes: tagged, says: { file: { name, sha256, pieces } } }
    : { name, bytes: original, says: { file: { name, sha256 } } };
}

async function packSmall(id: string): Promise<Packed | undefined> {
  const preview = previewSchema.safeParse(await (await library()).get('previews', id)).data;
  if (preview?.kind !== 'thumbnail') return undefined;
  const { blob, width, height } = preview;
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const type = imageTypeOf(bytes);
  if (!type) return undefined;
  const name = pathOf('previews', id, type);
  return { name, bytes, says: { small: { name, sha256: await sha256Of(bytes), width, height } } };
}
