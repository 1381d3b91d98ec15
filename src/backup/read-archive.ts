import type * as z from 'zod/mini';
import { imageTypeOf } from '#inference/image-type.ts';
import { sha256Of } from '#library/hashes.ts';
import {
  formatVersion,
  headSchema,
  type Line,
  lineSchema,
  listName,
  namedLineSchema,
  type PictureLine,
} from './format.ts';
import { putTogether } from './pieces.ts';
import { readDirectory, viewOf, type ZipEntry } from './zip-directory.ts';
import { searchEntries } from './zip-search.ts';

/** Caps, looked at before any work is done (TRUST R7), in bytes: no picture and no record comes near them. */
const mostPictureBytes = 512 * 1024 * 1024;
const mostLineCharacters = 4 * 1024 * 1024;

/** Of what a record calls itself so much is shown, in characters. */
const longestName = 80;

/**
 * An archive that was opened: its records, and the way to each picture's bytes. `unreadable` counts damaged records;
 * `unfit` says which are whole, but not as Proofsheet keeps them.
 */
export type Archive = {
  createdAt: number;
  lines: Line[];
  unreadable: number;
  unfit: string[];
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
  let entries = byName(directory ?? (await searchEntries(file)));
  if (directory && !entries.has(listName)) entries = byName(await searchEntries(file));
  const list = entries.get(listName);
  if (!list) throw new Error('This is no backup of Proofsheet: it has no library.json.');
  const read = await readList((await open(file, list)).stream());
  return {
    ...read,
    isDamaged: !directory || read.unreadable > 0,
    bytesOf: async (line) => {
      const entry = line.file && entries.get(line.file.name);
      if (!line.file || !entry) throw new Error('its file is missing from the archive.');
      if (entry.packed > mostPictureBytes) throw new Error('its file is too large to be a picture.');
      const packed = new Uint8Array(await new Response((await open(file, entry)).stream()).arrayBuffer());
      const bytes = line.file.pieces ? putTogether(packed, line.file.pieces) : packed;
      if ((await sha256Of(bytes)) !== line.file.sha256) throw new Error('its file is damaged.');
      const type = imageTypeOf(bytes);
      if (type !== line.row.type) throw new Error('its file is no picture of the type it should be.');
      return new Blob([bytes], { type });
    },
  };
}

/** Of several entries of one name the first counts. */
function byName(entries: readonly ZipEntry[]): Map<string, ZipEntry> {
  return new Map(entries.toReversed().map((entry) => [entry.name, entry]));
}

type Opened = { stream: () => ReadableStream<Uint8Array<ArrayBuffer>> };

async function open(file: Blob, { at, packed, deflated }: ZipEntry): Promise<Opened> {
  const header = await viewOf(file, at, at + 30);
  if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) throw new Error('its file is damaged.');
  const start = at + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const data = file.slice(start, start + packed);
  return { stream: () => (deflated ? inflated(data) : data.stream()) };
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

/** Reads the list line by line. What does not fit is counted; a list that breaks off gives what came before. */
async function readList(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): Promise<Pick<Archive, 'createdAt' | 'lines' | 'unreadable' | 'unfit'>> {
  let head: { version: number; createdAt: number } | undefined;
  const lines: Line[] = [];
  const unfit: string[] = [];
  let unreadable = 0;
  let isClosed = false;
  for await (const text of linesOf(stream)) {
    if (head === undefined) {
      head = headSchema.safeParse(parsed(`${text}]}`)).data;
      if (!head) throw new Error('This is no backup of Proofsheet: its list begins in another way.');
      if (head.version > formatVersion)
        throw new Error(
          'This backup was made by a later Proofsheet. Reload the page to get the latest, then try again.',
        );
      continue;
    }
    if (text === '') continue;
    isClosed = text === ']}';
    if (isClosed) break;
    const record = parsed(text.replace(/,$/, ''));
    const { data } = lineSchema.safeParse(record);
    const named = data ? undefined : namedLineSchema.safeParse(record).data;
    if (data) lines.push(data);
    else if (named) unfit.push(unfitWords(named));
    else unreadable++;
  }
  if (!head) throw new Error('This is no backup of Proofsheet: its list is empty.');
  return { createdAt: head.createdAt, lines, unfit, unreadable: unreadable + (isClosed ? 0 : 1) };
}

const nouns = {
  presets: 'preset',
  projects: 'project',
  sweeps: 'sheet',
  verdicts: 'verdict',
  picks: 'pick',
  marks: 'mark',
  costs: 'cost',
};

function unfitWords({ store, row: { id, name, title } }: z.output<typeof namedLineSchema>): string {
  const called = (name || title || id).slice(0, longestName);
  return `The ${nouns[store]} “${called}”: its record is not as Proofsheet keeps them.`;
}

async function* linesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const parts = `${rest}${next.value}`.split('\n');
      rest = parts.pop() ?? '';
      yield* parts;
      if (rest.length > mostLineCharacters) return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  if (rest !== '') yield rest;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
