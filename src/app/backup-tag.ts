import { tagPicture } from '#exchange/write/tag-picture.ts';
import type { Picture } from '#library/rows.ts';

/** Files of a backup carry their recipe as every file does that leaves the page. */
export function backupTag(bytes: Uint8Array<ArrayBuffer>, picture: Picture): Uint8Array<ArrayBuffer> {
  return tagPicture(bytes, picture.type, picture, 'a1111').bytes;
}
