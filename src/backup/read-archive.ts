import { imageTypeOf } from '#inference/image-type.ts';
import { sha256Of } from '#lib/sha256.ts';
import { listName, type PictureLine } from './format.ts';
import { putTogether } from './pieces.ts';
import { LaterBackupError, type List, readList } from './read-list.ts';
import { readDirectory, viewOf, type ZipEntry } from './zip-directory.ts';
import { searchEntries } from './zip-search.ts';

/** A cap, in bytes, looked at before any work is done (TRUST R7): no picture comes near it. */
const mostPictureBytes = 512 * 1024 * 1024;

/** A backup that was opened: its records, and the way to each picture's bytes. */
export type Archive = List & {
  /** The directory at its end is gone, or the list says more than there is. */
  isDamaged: boolean;
  /** Of a picture whose pixels were not kept, those of its small copy. */
  bytesOf: (line: PictureLine) => Promise<Blob>;
};

/** The list of a backup is damaged or gone; its pictures, which carry what made them, are not. */
export class LooseError extends Error {
  readonly pictures: readonly File[];

  constructor(pictures: readonly File[]) {
    super(
      'This backup has no list that can be read. Its pictures carry what made them, and can be brought in as files.',
    );
    this.pictures = pictures;
  }
}

/**
 * Opens a backup; the archive stays on disk. A damaged one gives what it can.
 *
 * Throws a `LooseError` when pictures are all there is; another Error in words for a person when the file is no backup,
 * or one of a later Proofsheet.
 */
export async function readArchive(file: Blob): Promise<Archive> {
  const directory = await readDirectory(file);
  let entries = inOwnFolder(directory ?? (await searchEntries(file)));
  if (directory && !entries.has(listName)) entries = inOwnFolder(await searchEntries(file));
  return openBackup((name) => entryAt(file, entries.get(name)), !directory).catch((error) =>
    refuse(error, [...entries.keys()], async (name) => {
      const entry = entries.get(name);
      return entry ? blobOf(file, entry) : new Blob();
    }),
  );
}

/** Opens a backup folder by the files that are in it. Throws as `readArchive` does. */
export async function readFolderFiles(files: readonly File[]): Promise<Archive> {
  const found = inOwnFolder(files.map((file) => ({ name: file.webkitRelativePath, file })));
  return openBackup((name) => {
    const file = found.get(name)?.file;
    return file && { bytes: file.size, stream: async () => file.stream() };
  }, false).catch((error) => refuse(error, [...found.keys()], async (name) => found.get(name)?.file ?? new Blob()));
}

/** Throws why a backup cannot be opened, with the pictures in it where there are some. */
async function refuse(error: unknown, names: readonly string[], read: (name: string) => Promise<Blob>): Promise<never> {
  if (error instanceof LaterBackupError) throw error;
  const pictures: File[] = [];
  for (const name of names) {
    const own = /(?:^|\/)pictures\/([\w-]+\.[a-z]{3,4})$/.exec(name)?.[1];
    const bytes = own && (await read(name).catch(() => undefined));
    if (own && bytes) pictures.push(new File([bytes], own));
  }
  throw pictures.length > 0 ? new LooseError(pictures) : error;
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
      const part = line.file ?? line.small;
      const found = part && open(part.name);
      if (!part || !found) throw new Error('its file is missing from the backup.');
      if (found.bytes > mostPictureBytes) throw new Error('its file is too large to be a picture.');
      const packed = new Uint8Array(await new Response(await found.stream()).arrayBuffer());
      const bytes = part.pieces ? putTogether(packed, part.pieces) : packed;
      if ((await sha256Of(bytes)) !== part.sha256) throw new Error('its file is damaged.');
      const type = imageTypeOf(bytes);
      if (!type || (part === line.file && type !== line.row.type))
        throw new Error('its file is no picture of the type it should be.');
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

async function unpacked(file: Blob, entry: ZipEntry): ReturnType<Opened['stream']> {
  const data = await dataOf(file, entry);
  return entry.deflated ? inflated(data) : data.stream();
}

/** What was put into an archive as it is stays there until it is read. */
async function blobOf(file: Blob, entry: ZipEntry): Promise<Blob> {
  const data = await dataOf(file, entry);
  return entry.deflated ? new Response(inflated(data)).blob() : data;
}

async function dataOf(file: Blob, { at, packed }: ZipEntry): Promise<Blob> {
  const header = await viewOf(file, at, at + 30);
  if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) throw new Error('its file is damaged.');
  const start = at + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  return file.slice(start, start + packed);
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
