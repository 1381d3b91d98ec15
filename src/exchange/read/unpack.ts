import { askWorker } from './ask-worker.ts';
import { limits } from './limits.ts';
import type { Outcome } from './read-bytes.ts';

/** A file and the path it had in a folder or archive: to show and to pair by, never a place to write to (TRUST R9). */
export type NamedFile = { name: string; file: Blob };

/** The name of a path without its folders, and without what could turn or hide a name on the screen. */
export function nameOnly(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? '';
  return Array.from(name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ''))
    .slice(0, 120)
    .join('');
}

/** The files that were dropped or chosen, with those of folders, up to a thousand. Without entries, the files alone. */
export async function filesOf(entries: readonly FileSystemEntry[], files: readonly File[]): Promise<NamedFile[]> {
  if (entries.length === 0) return files.map((file) => ({ name: file.name, file }));
  const found: NamedFile[] = [];
  for (const entry of entries) await collect(entry, found, 0);
  return found;
}

async function collect(entry: FileSystemEntry, found: NamedFile[], depth: number): Promise<void> {
  if (found.length >= limits.entries || depth > limits.folderDepth || entry.name.startsWith('.')) return;
  if (isFile(entry)) {
    const file = await new Promise<File | undefined>((resolve) => entry.file(resolve, () => resolve(undefined)));
    if (file) found.push({ name: entry.fullPath.replace(/^\//, ''), file });
  } else if (isFolder(entry)) {
    const reader = entry.createReader();
    // Browsers give a hundred at a time, then none.
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
      if (some.length === 0) return;
      for (const each of some) await collect(each, found, depth + 1);
    }
  }
}

/** By what they say of themselves: the classes are called differently in Chromium and stand nowhere to compare with. */
function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** The files of a ZIP, or why it could not be unpacked; undefined when the file is none. Never rejects. */
export async function filesOfArchive(
  file: Blob,
): Promise<{ kind: 'files'; files: NamedFile[] } | (Outcome & { kind: 'refused' }) | undefined> {
  try {
    const [p, k, three, four] = new Uint8Array(await file.slice(0, 4).arrayBuffer());
    if (p !== 0x50 || k !== 0x4b || three !== 3 || four !== 4) return undefined;
    if (file.size > limits.archiveBytes) return { kind: 'refused', why: 'The archive is larger than 512 MB.' };
    const files: NamedFile[] = [];
    const outcome = await askWorker({ kind: 'archive', bytes: new Uint8Array(await file.arrayBuffer()) }, (entry) => {
      files.push({ name: entry.name, file: new Blob([entry.bytes]) });
    });
    if (outcome?.kind === 'refused' && files.length === 0) return outcome;
    if (files.length === 0) return { kind: 'refused', why: 'There are no pictures or texts in the archive.' };
    return { kind: 'files', files };
  } catch {
    return { kind: 'refused', why: 'The archive could not be opened. It may have been moved or changed.' };
  }
}
