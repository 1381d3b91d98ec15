import { library } from '#library/database.ts';
import { fileOf, type Tag } from './backup-entries.ts';
import { addPictures, type FolderList, listFile, readFolderList, updateOthers } from './folder-list.ts';
import { listName, type PictureLine } from './format.ts';
import { pictureRows } from './records.ts';

/** After so many pictures the list is written: what is lost when a page closes in between is written again. */
const mostAtOnce = 100;

type Ports = { tag: Tag; signal: AbortSignal; now?: () => number };

/** A backup folder that was opened. `write` brings some of what is missing, and says whether there is more to bring. */
export type FolderWriter = { ids: () => string[]; write: () => Promise<{ more: boolean }> };

/**
 * Opens a folder for the pictures of this library. Pictures go first and the list of them last, each in the place of
 * what it was before only when it is whole, so that the folder can be restored at any moment. Nothing is ever taken out.
 *
 * Rejects as the browser does: NotFoundError when the folder is gone, NotAllowedError without permission,
 * QuotaExceededError when the disk is full; with an Error in words when somebody else's `library.json` is in it.
 */
export async function openFolder(
  folder: FileSystemDirectoryHandle,
  { tag, signal, now = Date.now }: Ports,
): Promise<FolderWriter> {
  const pictures = await folder.getDirectoryHandle('pictures', { create: true });
  const db = await library();
  const [images, files] = await Promise.all([db.getAllKeys('images'), namesIn(pictures)]);
  const list = await readFolderList(folder, isWholeWith(new Set(images), files));

  const unreadable = new Set<string>();

  async function write(): Promise<{ more: boolean }> {
    const due = (await db.getAllKeys('pictures')).filter((id) => !list.ids.has(id) && !unreadable.has(id));
    const lines: PictureLine[] = [];
    for await (const { id, picture } of pictureRows(due.slice(0, mostAtOnce))) {
      signal.throwIfAborted();
      if (!picture) {
        unreadable.add(id);
        continue;
      }
      // One whose pixels are not here, or cannot be read, comes as its recipe, as in every backup.
      const made = await fileOf(picture, tag).catch(() => undefined);
      if (made)
        await writeFile(pictures, made.file.name.slice(made.file.name.indexOf('/') + 1), new Blob([made.bytes]));
      lines.push({ store: 'pictures', row: picture, ...(made && { file: made.file }) });
    }
    signal.throwIfAborted();
    const next: FolderList = { ...list, ids: new Set(list.ids), pictures: [...list.pictures] };
    addPictures(next, lines);
    await updateOthers(next);
    await writeFile(folder, listName, listFile(next, now()));
    // Only what is written counts as being there.
    list.ids = next.ids;
    list.pictures = next.pictures;
    return { more: due.length > mostAtOnce };
  }

  return { write, ids: () => [...list.ids] };
}

/** What is in the folder as the list says it, unless its file is gone, or its pixels were not here before, and are now. */
function isWholeWith(images: ReadonlySet<string>, files: ReadonlySet<string>) {
  return ({ row, file }: PictureLine) => !images.has(row.id) || (file !== undefined && files.has(file.name));
}

async function namesIn(folder: FileSystemDirectoryHandle): Promise<Set<string>> {
  const names = new Set<string>();
  for await (const name of folder.keys()) names.add(`${folder.name}/${name}`);
  return names;
}

/** What is written goes beside the file and takes its place at the end. */
async function writeFile(folder: FileSystemDirectoryHandle, name: string, bytes: Blob): Promise<void> {
  const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
  try {
    await stream.write(bytes);
  } catch (error) {
    await stream.abort().catch(() => undefined); // it failed already, for the reason that counts
    throw error;
  }
  await stream.close();
}
