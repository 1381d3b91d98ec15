import { StorageDialog } from '#backup/storage-dialog.tsx';
import { tagPicture } from '#exchange/write/tag-picture.ts';
import type { Picture } from '#library/rows.ts';

/** The storage view; files of a backup carry their recipe as every file does that leaves the page. */
export function Storage(props: { shown: readonly string[]; onClose: () => void }) {
  return <StorageDialog {...props} tag={tag} />;
}

function tag(bytes: Uint8Array<ArrayBuffer>, picture: Picture): Uint8Array<ArrayBuffer> {
  return tagPicture(bytes, picture.type, picture, 'a1111').bytes;
}
