import { listName, pageName } from './format.ts';
import { viewOf, type ZipEntry } from './zip-directory.ts';

const chunkBytes = 4 * 1024 * 1024;
/** Signature, header and the longest name of a backup. */
const headBytes = 30 + 210;

/**
 * The entries of an archive whose directory is damaged or cut off, by the headers before each file. Only names that a
 * backup writes count, so that four bytes of a picture are not taken for a header. A file ends where the next begins,
 * less the descriptor that follows it.
 */
export async function searchEntries(archive: Blob): Promise<ZipEntry[]> {
  const found: { name: string; at: number; dataAt: number; deflated: boolean }[] = [];
  let directoryAt = archive.size;
  for (let start = 0; start < archive.size; start += chunkBytes) {
    const view = await viewOf(archive, start, Math.min(archive.size, start + chunkBytes + headBytes));
    const bytes = new Uint8Array(view.buffer);
    for (let at = bytes.indexOf(0x50); at >= 0 && at < chunkBytes; at = bytes.indexOf(0x50, at + 1)) {
      if (at + 4 > bytes.length || bytes[at + 1] !== 0x4b) continue;
      const signature = view.getUint32(at, true);
      if (signature === 0x02014b50 && isOurs(nameAt(view, at, 46, 28))) {
        directoryAt = Math.min(directoryAt, start + at);
      }
      if (signature !== 0x04034b50) continue;
      const name = nameAt(view, at, 30, 26);
      if (!isOurs(name)) continue;
      const dataAt = start + at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
      found.push({ name, at: start + at, dataAt, deflated: view.getUint16(at + 8, true) === 8 });
    }
  }
  const entries: ZipEntry[] = [];
  for (const [index, { name, at, dataAt, deflated }] of found.entries()) {
    const end = found[index + 1]?.at ?? directoryAt;
    entries.push({ name, at, packed: end - dataAt - (await descriptorBytes(archive, end)), deflated });
  }
  return entries.filter(({ packed }) => packed >= 0);
}

/** What follows a file whose length was not known before: 16 bytes, 24 in zip64 (APPNOTE 4.3.9). */
async function descriptorBytes(archive: Blob, end: number): Promise<number> {
  const view = await viewOf(archive, Math.max(0, end - 24), end);
  for (const size of [16, 24]) {
    const at = view.byteLength - size;
    if (at >= 0 && view.getUint32(at, true) === 0x08074b50) return size;
  }
  return 0;
}

function nameAt(view: DataView<ArrayBuffer>, at: number, header: number, lengthAt: number): string {
  if (at + header > view.byteLength) return '';
  const length = view.getUint16(at + lengthAt, true);
  if (length > 200 || at + header + length > view.byteLength) return '';
  return new TextDecoder().decode(new Uint8Array(view.buffer, at + header, length));
}

function isOurs(name: string): boolean {
  return name === listName || name === pageName || /^(pictures|previews)\/[\w-]+\.[a-z]{3,4}$/.test(name);
}
