import { library } from '#library/database.ts';
import { format, formatVersion, type Line, lineSchema, listName, type PictureLine } from './format.ts';
import { readList } from './read-list.ts';
import { otherLines } from './records.ts';

/**
 * `library.json` of a backup folder, which alone says what is in the folder: a picture that it does not name is not
 * there yet. Lines of pictures never change, so they are held as bytes, by the browser, and not as a hundred thousand rows.
 */
export type FolderList = {
  ids: Set<string>;
  /** The lines of pictures, each with the comma before it. */
  pictures: Blob[];
  /** The lines of other records, by what they are about. */
  others: Map<string, string>;
};

/**
 * What the folder says it holds, without the pictures that are to be written again; empty where nothing was written yet.
 * Throws an Error in words when its `library.json` is not ours to write over.
 */
export async function readFolderList(
  folder: FileSystemDirectoryHandle,
  isWhole: (line: PictureLine) => boolean,
): Promise<FolderList> {
  const list: FolderList = { ids: new Set(), pictures: [], others: new Map() };
  const file = await findList(folder);
  if (!file || file.size === 0) return list;
  const pictures: PictureLine[] = [];
  for (const line of (await readList(file.stream())).lines) {
    if (line.store !== 'pictures') list.others.set(keyOf(line), JSON.stringify(line));
    else if (isWhole(line)) pictures.push(line);
  }
  addPictures(list, pictures);
  return list;
}

export function addPictures({ ids, pictures }: FolderList, lines: readonly PictureLine[]): void {
  for (const { row } of lines) ids.add(row.id);
  pictures.push(new Blob(lines.map((line) => `,\n${JSON.stringify(line)}`)));
}

/**
 * Brings the records beside the pictures up to date. What this library says of its own pictures replaces what the list
 * said; all else stays, so that a library that was cleared away takes nothing out of its backup.
 */
export async function updateOthers({ ids, others }: FolderList): Promise<void> {
  const here = await (await library()).getAllKeys('pictures');
  for (const store of ['picks', 'marks', 'verdicts'] as const)
    for (const id of here) others.delete(keyOf({ store, row: { id } }));
  const { lines } = await otherLines([...ids]);
  for (const text of lines) others.set(keyOf(lineSchema.parse(JSON.parse(text))), text);
}

/** The list as a file, in the format of every backup. */
export function listFile({ pictures, others }: FolderList, now: number): Blob {
  const lines = new Blob([...[...others.values()].map((text) => `,\n${text}`), ...pictures]);
  const head = JSON.stringify({ format, version: formatVersion, createdAt: now }).slice(0, -1);
  // The first line has none before it.
  return new Blob([`${head},"records":[`, lines.slice(1), '\n]}\n']);
}

function keyOf(line: Line | { store: 'picks' | 'marks' | 'verdicts'; row: { id: string } }): string {
  return line.store === 'costs' ? `costs ${line.row.at} ${line.row.job}` : `${line.store} ${line.row.id}`;
}

async function findList(folder: FileSystemDirectoryHandle): Promise<File | undefined> {
  try {
    return await (await folder.getFileHandle(listName)).getFile();
  } catch (error) {
    // A folder that is gone itself says so when something is written into it.
    if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
    throw error;
  }
}
