import { unzipSync } from 'fflate';
import { limits } from './limits.ts';

/** A file by the path it had; a name to show and to pair by, never one to write to. */
export type NamedBytes = { name: string; bytes: Uint8Array<ArrayBuffer> };

const readable = /\.(png|jpe?g|webp|gif|avif|json|txt)$/i;

/**
 * The pictures and texts of a ZIP, one after the other. An entry says how large it will be before it is unpacked, and
 * cannot become larger; damaged ones are left out. Throws a RangeError when it
 * has too many entries and another Error when it is no ZIP. Synchronous, for a worker: the
 * library's other form starts workers from blobs, which the page's content policy does not allow (TRUST B.2).
 */
export function* unzip(archive: Uint8Array<ArrayBuffer>): Generator<NamedBytes> {
  const entries: string[] = [];
  let room = limits.unpackedBytes;
  let count = 0;
  unzipSync(archive, {
    filter: ({ name, originalSize }) => {
      if (++count > limits.archiveEntries)
        throw new RangeError(`The archive has more than ${limits.archiveEntries} entries.`);
      const isHidden = /(^|\/)(\.[^./]|__MACOSX\/)/.test(name);
      const fits = originalSize > 0 && originalSize <= limits.fileBytes && originalSize <= room;
      if (!isHidden && readable.test(name) && fits && entries.length < limits.entries) {
        entries.push(name);
        room -= originalSize;
      }
      return false;
    },
  });
  for (const name of new Set(entries)) {
    const bytes = unpackEntry(archive, name);
    if (bytes) yield { name, bytes };
  }
}

/** One entry at a time, so that only one lies unpacked in memory. Of several of one name the first counts. */
function unpackEntry(archive: Uint8Array, name: string): Uint8Array<ArrayBuffer> | undefined {
  let found = false;
  try {
    const files = unzipSync(archive, {
      filter: (entry) => {
        const isFirst = entry.name === name && !found && entry.originalSize <= limits.fileBytes;
        found ||= isFirst;
        return isFirst;
      },
    });
    const bytes = Object.values(files)[0];
    return bytes && new Uint8Array(bytes);
  } catch {
    return undefined;
  }
}
