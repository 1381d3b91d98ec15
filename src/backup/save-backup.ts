import { downloadBlob } from '#lib/blob-url.ts';
import { backupEntries } from './backup-entries.ts';
import { noteBackup } from './backups.ts';
import { archiveName } from './format.ts';
import type { Lent } from './lent.ts';
import { pack } from './pack.ts';
import { pictureRows } from './records.ts';
import { split } from './split.ts';

export type Progress = { done: number; of: number };
export type Saved = { names: string[]; bytes: number; leftOut: string[] };

type Ports = {
  lent: Lent;
  /** These are all pictures there are. */
  isWhole: boolean;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
};

/** What is gathered before the browser takes it over, where a backup cannot be written straight to its file. */
const blobBytes = 16 * 1024 * 1024;

/**
 * Pictures in one archive where it cannot be written straight to its file: until a download has ended the browser holds
 * all of it, some of them in memory.
 */
export const mostDownloadBytes = 1_000_000_000;

/** Whether a backup of any size goes straight into its file. */
export const canChooseFile = (): boolean => 'showSaveFilePicker' in globalThis;

/**
 * Saves pictures and their records, a picture at a time: as one archive into the file that a person chooses where the
 * browser has that, else as downloads, each of them a backup of its own. To be called in the task of a press.
 *
 * Rejects with an AbortError when it was stopped or no file was chosen; then only downloads that were done are there.
 */
export async function saveBackup(ids: readonly string[], ports: Ports): Promise<Saved> {
  const { lent, isWhole, signal, onProgress } = ports;
  const now = new Date();
  const name = archiveName(now);
  const target = canChooseFile() ? await chooseFile(name) : undefined;
  const parts = target ? [ids] : await downloadsOf(ids);
  const saved: Saved = { names: [], bytes: 0, leftOut: [] };
  let done = 0;
  for (const [index, part] of parts.entries()) {
    const partName = parts.length === 1 ? name : archiveName(now, { part: index + 1, of: parts.length });
    // Each picture is passed twice: for the list, and for its file.
    const entries = backupEntries(part, {
      lent,
      now: now.getTime(),
      onLeftOut: (words) => {
        if (!saved.leftOut.includes(words)) saved.leftOut.push(words);
      },
      onPicture: () => {
        signal.throwIfAborted();
        onProgress({ done: Math.floor(++done / 2), of: ids.length });
      },
    });
    const counted = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        saved.bytes += chunk.length;
        controller.enqueue(chunk);
      },
    });
    const archive = pack(entries).pipeThrough(counted);
    // What is written goes beside the file and takes its place at the end: a backup that stopped leaves the old one.
    if (target) await archive.pipeTo(await target.createWritable(), { signal });
    else downloadBlob(await gather(archive, signal), partName);
    saved.names.push(target?.name ?? partName);
    await noteBackup(part, { at: now.getTime(), isWhole: isWhole && index === parts.length - 1 });
  }
  return saved;
}

/** The pictures of each download. */
async function downloadsOf(ids: readonly string[]): Promise<string[][]> {
  const sized: { id: string; bytes: number }[] = [];
  for await (const { id, picture } of pictureRows(ids)) sized.push({ id, bytes: picture?.bytes ?? 0 });
  return split(sized, ({ bytes }) => bytes, mostDownloadBytes).map((part) => part.map(({ id }) => id));
}

function chooseFile(suggestedName: string): Promise<FileSystemFileHandle> {
  return showSaveFilePicker({
    suggestedName,
    types: [{ description: 'Backup', accept: { 'application/zip': ['.zip'] } }],
  });
}

/** A stream as a blob of blobs: each is the browser's as soon as it is made, which keeps large ones on disk. */
async function gather(stream: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<Blob> {
  const blobs: Blob[] = [];
  let parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  await stream.pipeTo(
    new WritableStream({
      write(chunk: Uint8Array) {
        parts.push(new Uint8Array(chunk));
        size += chunk.length;
        if (size < blobBytes) return;
        blobs.push(new Blob(parts));
        parts = [];
        size = 0;
      },
    }),
    { signal },
  );
  return new Blob([...blobs, ...parts], { type: 'application/zip' });
}
