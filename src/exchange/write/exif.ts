import { concat } from '#lib/concat.ts';

/**
 * The few things this page does with EXIF, which is a TIFF of which only the tags matter: 16-bit tag, type and 32-bit
 * count and value, in directories that may lie anywhere (CIPA DC-008, TIFF 6.0).
 */

const tags = { orientation: 0x0112, exifDirectory: 0x8769, userComment: 0x9286 } as const;
const types = { short: 3, long: 4, undefined: 7 } as const;

type Entry = { tag: number; bytes: Uint8Array };
type Directory = { entries: Entry[]; next: number };

/**
 * EXIF with a text as UserComment, in the encoding AUTOMATIC1111 writes: UTF-16, big-endian. What is there already
 * stays where it lies, since its offsets count from the beginning; directories that grow are written anew at the end.
 * A comment that another tool wrote is left to speak. Undefined when what is there cannot be understood.
 */
export function withUserComment(exif: Uint8Array | undefined, text: string): Uint8Array<ArrayBuffer> | undefined {
  const tiff = exif ?? emptyTiff;
  const little = byteOrderOf(tiff);
  if (little === undefined) return undefined;
  const view = viewOf(tiff);
  const root = readDirectory(tiff, view.getUint32(4, little), little);
  if (!root) return undefined;
  const pointer = root.entries.find(({ tag }) => tag === tags.exifDirectory);
  const inner = pointer
    ? readDirectory(tiff, viewOf(pointer.bytes).getUint32(8, little), little)
    : { entries: [], next: 0 };
  if (!inner) return undefined;
  const spoken = [...root.entries, ...inner.entries].some(({ tag }) => tag === tags.userComment);
  if (spoken) return concat([tiff]);

  // Values and directories begin at even offsets (TIFF 6.0 §2).
  const even = concat([tiff, new Uint8Array(tiff.length % 2)]);
  const comment = concat([new TextEncoder().encode('UNICODE\0'), utf16(text)]);
  const innerAt = even.length + comment.length;
  const innerBytes = writeDirectory(
    {
      ...inner,
      entries: [...inner.entries, entry(tags.userComment, types.undefined, comment.length, even.length, little)],
    },
    little,
  );
  const rootAt = innerAt + innerBytes.length;
  const others = root.entries.filter(({ tag }) => tag !== tags.exifDirectory);
  const rootBytes = writeDirectory(
    { ...root, entries: [...others, entry(tags.exifDirectory, types.long, 1, innerAt, little)] },
    little,
  );
  const whole = concat([even, comment, innerBytes, rootBytes]);
  viewOf(whole).setUint32(4, rootAt, little);
  return whole;
}

/** EXIF that says which way up the picture is and nothing else; undefined when it says nothing of that. */
export function orientationOnly(exif: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const little = byteOrderOf(exif);
  if (little === undefined) return undefined;
  const root = readDirectory(exif, viewOf(exif).getUint32(4, little), little);
  const found = root?.entries.find(({ tag }) => tag === tags.orientation);
  const value = found && viewOf(found.bytes).getUint16(8, little);
  if (value === undefined || value < 2 || value > 8) return undefined;
  // A short stands in the first two of the four bytes of a value.
  const turned = entry(tags.orientation, types.short, 1, value * 0x10000, false);
  return concat([emptyTiff.subarray(0, 8), writeDirectory({ entries: [turned], next: 0 }, false)]);
}

/** A TIFF, big-endian, with a directory of no entries right behind its header. */
const emptyTiff = Uint8Array.of(0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0);

/** Whether numbers begin with their lowest byte; undefined when this is no TIFF. */
function byteOrderOf(tiff: Uint8Array): boolean | undefined {
  const [first, second, third, fourth] = tiff;
  if (tiff.length < 14) return undefined;
  if (first === 0x49 && second === 0x49 && third === 42 && fourth === 0) return true;
  return first === 0x4d && second === 0x4d && third === 0 && fourth === 42 ? false : undefined;
}

function readDirectory(tiff: Uint8Array, at: number, little: boolean): Directory | undefined {
  const view = viewOf(tiff);
  if (at + 2 > tiff.length) return undefined;
  const count = view.getUint16(at, little);
  const end = at + 2 + count * 12;
  if (end + 4 > tiff.length) return undefined;
  const entries = Array.from({ length: count }, (_, index) => {
    const start = at + 2 + index * 12;
    return { tag: view.getUint16(start, little), bytes: tiff.subarray(start, start + 12) };
  });
  return { entries, next: view.getUint32(end, little) };
}

function writeDirectory({ entries, next }: Directory, little: boolean): Uint8Array {
  const count = new Uint8Array(2);
  viewOf(count).setUint16(0, entries.length, little);
  const link = new Uint8Array(4);
  viewOf(link).setUint32(0, next, little);
  // Readers search directories by halves: tags stand in order.
  const sorted = entries.toSorted((a, b) => a.tag - b.tag);
  return concat([count, ...sorted.map(({ bytes }) => bytes), link]);
}

function entry(tag: number, type: number, count: number, value: number, little: boolean): Entry {
  const bytes = new Uint8Array(12);
  const view = viewOf(bytes);
  view.setUint16(0, tag, little);
  view.setUint16(2, type, little);
  view.setUint32(4, count, little);
  view.setUint32(8, value, little);
  return { tag, bytes };
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = viewOf(bytes);
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index));
  return bytes;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
