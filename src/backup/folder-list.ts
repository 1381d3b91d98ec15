import { pause } from '#lib/pause.ts';
import { library } from '#library/database.ts';
import type { Changes } from './folder-changes.ts';
import { headLine, type Line, listName, ofPictures, type PictureLine, type Search } from './format.ts';
import { readList } from './read-list.ts';
import { recordsIn, recordsOf } from './records.ts';

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

/** So many lines are printed before the page gets its turn. */
const linesAtATime = 500;

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
  const { lines } = await readList(file.stream());
  for (let start = 0; start < lines.length; start += linesAtATime) {
    if (start > 0) await pause();
    const pictures: PictureLine[] = [];
    for (const line of lines.slice(start, start + linesAtATime)) {
      if (line.store !== 'pictures') list.others.set(keyOf(line), JSON.stringify(line));
      else if (isWhole(line)) pictures.push(line);
    }
    addPictures(list, pictures);
  }
  return list;
}

export function addPictures(
  { ids, pictures }: Pick<FolderList, 'ids' | 'pictures'>,
  lines: readonly PictureLine[],
): void {
  for (const { row } of lines) ids.add(row.id);
  if (lines.length > 0) pictures.push(new Blob(lines.map((line) => `,\n${JSON.stringify(line)}`)));
}

/**
 * Brings the records beside the pictures up to date, as far as they changed; says whether any did. What this library
 * says of its own pictures replaces what the list said; all else stays, so that a library that was cleared away takes
 * nothing out of its backup.
 */
export async function updateOthers({ ids, others }: FolderList, changes: Omit<Changes, 'pictures'>): Promise<boolean> {
  const db = await library();
  const before = new Map<string, string | undefined>();
  const forget = (store: (typeof ofPictures)[number], id: string) => {
    const key = `${store} ${id}`;
    before.set(key, others.get(key));
    others.delete(key);
  };
  const whole = ofPictures.filter((store) => changes.stores.has(store));
  if (whole.length > 0) for (const id of await db.getAllKeys('pictures')) for (const store of whole) forget(store, id);
  const { store: pictures } = db.transaction('pictures');
  const there = [...changes.ids].filter((id) => ids.has(id));
  const found = await Promise.all(there.map((id) => pictures.getKey(id)));
  const here = there.filter((_, index) => found[index] !== undefined);
  for (const id of here) for (const store of ofPictures) forget(store, id);

  let isChanged = false;
  // Runs of pictures that are new in the list come with them.
  for (const { lines } of [await recordsOf(here), ...(await recordsIn(changes.stores, ids))]) {
    for (const line of lines) {
      const [key, text] = [keyOf(line), JSON.stringify(line)];
      isChanged ||= (before.get(key) ?? others.get(key)) !== text;
      before.delete(key);
      others.set(key, text);
    }
  }
  // What is left was said once, and is not any more.
  return isChanged || [...before.values()].some((text) => text !== undefined);
}

/** The list as a file, in the format of every backup. */
export function listFile({ pictures, others }: FolderList, now: number, searches: readonly Search[]): Blob {
  const lines = new Blob([...[...others.values()].map((text) => `,\n${text}`), ...pictures]);
  // The first line has none before it.
  return new Blob([headLine(now, searches), lines.slice(1), '\n]}\n']);
}

function keyOf({ store, row }: Line): string {
  return store === 'costs' ? `costs ${row.at} ${row.job}` : `${store} ${row.id}`;
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
