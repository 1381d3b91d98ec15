import { library } from '#library/database.ts';
import { addChanges, allChanges, type Changes, noChanges } from './folder-changes.ts';
import { addPictures, type FolderList, listFile, readFolderList, updateOthers } from './folder-list.ts';
import { listName, type PictureLine } from './format.ts';
import type { Lent } from './lent.ts';
import { packPicture } from './pack-picture.ts';
import { pictureRows } from './records.ts';

/** So many pictures go in at a time, and so many at least before the list of them is written. */
const mostAtOnce = 100;

/**
 * The list is written again when it grew by this part, so that filling a folder does not mean writing a growing list a
 * thousand times. Pictures that are not in it when a page closes are written again.
 */
const growth = 1 / 8;

type Ports = { lent: Lent; signal: AbortSignal; now?: () => number };

/** A backup folder that was opened. `write` brings some of what is missing, and says whether there is more to bring. */
export type FolderWriter = {
  /** What the list in the folder says is there. */
  ids: () => string[];
  count: () => number;
  write: (changes?: Changes) => Promise<{ more: boolean }>;
};

/**
 * Opens a folder for the pictures of this library. Pictures go first and the list of them last, each in the place of
 * what it was before only when it is whole, so that the folder can be restored at any moment. Nothing is ever taken out.
 *
 * Rejects as the browser does: NotFoundError when the folder is gone, NotAllowedError without permission,
 * QuotaExceededError when the disk is full; with an Error in words when somebody else's `library.json` is in it.
 */
export async function openFolder(
  folder: FileSystemDirectoryHandle,
  { lent, signal, now = Date.now }: Ports,
): Promise<FolderWriter> {
  const pictures = await folder.getDirectoryHandle('pictures', { create: true });
  const db = await library();
  const [images, small] = await Promise.all([db.getAllKeys('images'), db.getAllKeys('previews')]);
  const files = new Set(await namesIn(pictures));
  // The folder of small copies is there once there is one.
  const previews = await folder.getDirectoryHandle('previews').catch(() => undefined);
  if (previews) for (const name of await namesIn(previews)) files.add(name);
  const list = await readFolderList(folder, isWholeWith(new Set(images), new Set(small), files));

  const unreadable = new Set<string>();
  const owed = noChanges();
  let due: string[] = [];
  /** In the folder, and not in its list yet. */
  let fresh: Pick<FolderList, 'ids' | 'pictures'> = { ids: new Set(), pictures: [] };
  let isListed = false;

  async function write(changes = allChanges()): Promise<{ more: boolean }> {
    addChanges(owed, changes);
    if (owed.pictures)
      due = (await db.getAllKeys('pictures')).filter(
        (id) => !list.ids.has(id) && !fresh.ids.has(id) && !unreadable.has(id),
      );
    owed.pictures = false;
    addPictures(fresh, await writePictures(due.slice(0, mostAtOnce)));
    due = due.slice(mostAtOnce);
    const more = due.length > 0;
    if (!more || fresh.ids.size >= Math.max(mostAtOnce, list.ids.size * growth)) await writeList();
    return { more };
  }

  async function writePictures(ids: readonly string[]): Promise<PictureLine[]> {
    const lines: PictureLine[] = [];
    for await (const { id, picture } of pictureRows(ids)) {
      signal.throwIfAborted();
      if (!picture) {
        unreadable.add(id);
        continue;
      }
      // One whose pixels are not here, or cannot be read, comes as its recipe, as in every backup.
      const packed = await packPicture(picture, lent.tag);
      if (packed) await writeFile(folder, packed.name, new Blob([packed.bytes]));
      lines.push({ store: 'pictures', row: picture, ...packed?.says });
    }
    signal.throwIfAborted();
    return lines;
  }

  async function writeList(): Promise<void> {
    for (const id of fresh.ids) owed.ids.add(id);
    const ids = new Set([...list.ids, ...fresh.ids]);
    const next: FolderList = { ...list, ids, pictures: [...list.pictures, ...fresh.pictures] };
    const isChanged = await updateOthers(next, owed);
    if (isListed && !isChanged && fresh.ids.size === 0) return;
    await writeFile(folder, listName, listFile(next, now(), lent.searches.read()));
    // Only what is written counts as being there.
    isListed = true;
    list.ids = next.ids;
    list.pictures = next.pictures;
    fresh = { ids: new Set(), pictures: [] };
    owed.ids.clear();
    owed.stores.clear();
  }

  return { write, ids: () => [...list.ids], count: () => list.ids.size };
}

/**
 * What is in the folder as the list says it, unless its file is gone, or its pixels, or its small copy, were not here
 * before, and are now.
 */
function isWholeWith(images: ReadonlySet<string>, small: ReadonlySet<string>, files: ReadonlySet<string>) {
  return ({ row, ...line }: PictureLine) => {
    if (images.has(row.id)) return line.file !== undefined && files.has(line.file.name);
    return line.file !== undefined || !small.has(row.id) || (line.small !== undefined && files.has(line.small.name));
  };
}

async function namesIn(folder: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = [];
  for await (const name of folder.keys()) names.push(`${folder.name}/${name}`);
  return names;
}

/** What is written goes beside the file and takes its place at the end. */
async function writeFile(folder: FileSystemDirectoryHandle, path: string, bytes: Blob): Promise<void> {
  const [name = '', inside] = path.split('/').toReversed();
  const at = inside === undefined ? folder : await folder.getDirectoryHandle(inside, { create: true });
  const stream = await (await at.getFileHandle(name, { create: true })).createWritable();
  try {
    await stream.write(bytes);
  } catch (error) {
    await stream.abort().catch(() => undefined); // it failed already, for the reason that counts
    throw error;
  }
  await stream.close();
}
