/** An entry of an archive: where its local header begins, how many bytes it takes packed, and whether it is deflated. */
export type ZipEntry = { name: string; at: number; packed: number; deflated: boolean };

/** More than a backup of 500,000 pictures has; the directory of more is not read. */
const mostEntries = 1_000_000;
/** The end record and the longest comment that may follow it (APPNOTE 4.3.16). */
const endBytes = 22 + 0xffff;

/**
 * The directory at the end of an archive, zip64 or not. Undefined when there is none, or it is damaged: then the
 * archive can only be searched.
 */
export async function readDirectory(archive: Blob): Promise<ZipEntry[] | undefined> {
  const tailAt = Math.max(0, archive.size - endBytes);
  const tail = await viewOf(archive, tailAt, archive.size);
  const end = findEnd(tail);
  if (end < 0) return undefined;
  let count = tail.getUint16(end + 10, true);
  let size = tail.getUint32(end + 12, true);
  let start = tail.getUint32(end + 16, true);
  if (count === 0xffff || size === 0xffffffff || start === 0xffffffff) {
    const locator = tailAt + end - 20;
    const pointer = locator >= 0 ? await viewOf(archive, locator, locator + 20) : undefined;
    // Without a locator the numbers are what they say: exactly 65,535 entries need no zip64.
    if (pointer?.byteLength === 20 && pointer.getUint32(0, true) === 0x07064b50) {
      const at = Number(pointer.getBigUint64(8, true));
      const record = await viewOf(archive, at, at + 56);
      if (record.byteLength < 56 || record.getUint32(0, true) !== 0x06064b50) return undefined;
      count = Number(record.getBigUint64(32, true));
      size = Number(record.getBigUint64(40, true));
      start = Number(record.getBigUint64(48, true));
    }
  }
  if (count > mostEntries || start + size > archive.size) return undefined;
  // Its size says where it ends: some writers count to 65,535 and no further.
  return entriesIn(await viewOf(archive, start, start + size));
}

function entriesIn(view: DataView): ZipEntry[] | undefined {
  const entries: ZipEntry[] = [];
  for (let at = 0; at < view.byteLength; ) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return undefined;
    const method = view.getUint16(at + 10, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > view.byteLength) return undefined;
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength));
    const wide = wideNumbers(view, at + 46 + nameLength, extraLength);
    // In the order of APPNOTE 4.5.3, each only where the narrow field says that it does not fit.
    if (view.getUint32(at + 24, true) === 0xffffffff) wide.shift();
    const narrow = view.getUint32(at + 20, true);
    const packed = narrow === 0xffffffff ? wide.shift() : narrow;
    const offset = view.getUint32(at + 42, true);
    const header = offset === 0xffffffff ? wide.shift() : offset;
    if (packed === undefined || header === undefined) return undefined;
    if (method === 0 || method === 8) entries.push({ name, at: header, packed, deflated: method === 8 });
    at = next;
  }
  return entries;
}

/** The 64-bit numbers of an entry's zip64 field. */
function wideNumbers(view: DataView, start: number, length: number): number[] {
  for (let at = start; at + 4 <= start + length; ) {
    const size = view.getUint16(at + 2, true);
    if (at + 4 + size > start + length) break;
    if (view.getUint16(at, true) === 1)
      return Array.from({ length: size >> 3 }, (_, index) => Number(view.getBigUint64(at + 4 + index * 8, true)));
    at += 4 + size;
  }
  return [];
}

function findEnd(tail: DataView): number {
  for (let at = tail.byteLength - 22; at >= 0; at--) if (tail.getUint32(at, true) === 0x06054b50) return at;
  return -1;
}

/** Some bytes of a file, from disk. */
export async function viewOf(file: Blob, start: number, end: number): Promise<DataView<ArrayBuffer>> {
  return new DataView(await file.slice(start, end).arrayBuffer());
}
