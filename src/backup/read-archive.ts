import { imageTypeOf } from '#inference/image-type.ts';
import { sha256Of } from '#lib/sha256.ts';
import { listName, type PictureLine } from './format.ts';
import { putTogether } from './pieces.ts';
import { type List, readList } from './read-list.ts';
import { readDirectory, viewOf, type ZipEntry } from './zip-directory.ts';
import { searchEntries } from './zip-search.ts';

/** A cap, in bytes, looked at before any work is done (TRUST R7): no picture comes near it. */
const mostPictureBytes = 512 * 1024 * 1024;

/** A backup that was opened: its records, and the way to each picture's bytes. */
export type Archive = List & {
  /** The directory at its end is gone, or the list says more than there is. */
  isDamaged: boolean;
  bytesOf: (line: PictureLine) => Promise<Blob>;
};

/**
 * Opens a backup; the archive stays on disk. A damaged one gives what it can.
 *
 * Throws an Error in words for a person when the file is no backup, or one of a later Proofsheet.
 */
export async function readArchive(file: Blob): Promise<Archive> {
  const directory = await readDirectory(file);
  let entries = inOwnFolder(directory ?? (await searchEntries(file)));
  if (directory && !entries.has(listName)) entries = inOwnFolder(await searchEntries(file));
  return openBackup((name) => entryAt(file, entries.get(name)), !directory);
}

/** Opens a backup folder by the files that are in it. Throws as `readArchive` does. */
export async function readFolderFiles(files: readonly File[]): Promise<Archive> {
  const found = inOwnFolder(files.map((file) => ({ name: file.webkitRelativePath, file })));
  return openBackup((name) => {
    const file = found.get(name)?.file;
    return file && { bytes: file.size, stream: async () => file.stream() };
  }, false);
}

type Opened = { bytes: number; stream: () => Promise<ReadableStream<Uint8Array<ArrayBuffer>>> };

async function openBackup(open: (name: string) => Opened | undefined, isCut: boolean): Promise<Archive> {
  const list = open(listName);
  if (!list) throw new Error('This is no backup of Proofsheet: it has no library.json.');
  const read = await readList(await list.stream());
  return {
    ...read,
    isDamaged: isCut || read.unreadable > 0,
    bytesOf: async (line) => {
      const found = line.file && open(line.file.name);
      if (!line.file || !found) throw new Error('its file is missing from the backup.');
      if (found.bytes > mostPictureBytes) throw new Error('its file is too large to be a picture.');
      const packed = new Uint8Array(await new Response(await found.stream()).arrayBuffer());
      const bytes = line.file.pieces ? putTogether(packed, line.file.pieces) : packed;
      if ((await sha256Of(bytes)) !== line.file.sha256) throw new Error('its file is damaged.');
      const type = imageTypeOf(bytes);
      if (type !== line.row.type) throw new Error('its file is no picture of the type it should be.');
      return new Blob([bytes], { type });
    },
  };
}

/**
 * Files by their names in the backup. A folder that was chosen, or packed by hand, has its own name before theirs: what
 * counts is where the list lies. Of several files of one name the first counts.
 */
function inOwnFolder<File extends { name: string }>(files: readonly File[]): Map<string, File> {
  const lists = files.flatMap(({ name }) =>
    `/${name}`.endsWith(`/${listName}`) ? [name.slice(0, -listName.length)] : [],
  );
  const [folder = ''] = lists.sort((a, b) => a.length - b.length);
  const inside = files.filter(({ name }) => name.startsWith(folder));
  return new Map(inside.toReversed().map((file) => [file.name.slice(folder.length), file]));
}

function entryAt(file: Blob, entry: ZipEntry | undefined): Opened | undefined {
  return entry && { bytes: entry.packed, stream: () => unpacked(file, entry) };
}

async function unpacked(file: Blob, { at, packed, deflated }: ZipEntry): ReturnType<Opened['stream']> {
  const header = await viewOf(file, at, at + 30);
  if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) throw new Error('its file is damaged.');
  const start = at + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const data = file.slice(start, start + packed);
  return deflated ? inflated(data) : data.stream();
}

/** Somebody packed it again. What comes out is capped, whatever the archive says of it. */
function inflated(data: Blob): ReadableStream<Uint8Array<ArrayBuffer>> {
  let room = mostPictureBytes;
  const cap = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      room -= chunk.length;
      if (room < 0) controller.error(new Error('its file unpacks to more than a picture can be.'));
      else controller.enqueue(chunk);
    },
  });
  return data.stream().pipeThrough(new DecompressionStream('deflate-raw')).pipeThrough(cap);
}
