import { makeZip } from 'client-zip';
import { downloadBlob } from '#lib/blob-url.ts';
import { backupEntries, type Tag } from './backup-entries.ts';
import { noteBackup } from './backups.ts';
import { archiveName } from './format.ts';

export type Progress = { done: number; of: number };
export type Saved = { name: string; bytes: number; leftOut: string[] };

type Ports = { tag: Tag; signal: AbortSignal; onProgress: (progress: Progress) => void };

/** What is gathered before the browser takes it over, where a backup cannot be written straight to its file. */
const blobBytes = 16 * 1024 * 1024;

/**
 * Saves pictures and their records as one archive, a picture at a time: into the file that a person chooses where the
 * browser has that, else as a download. To be called in the task of a press.
 *
 * Rejects with an AbortError when it was stopped or no file was chosen; then there is no archive.
 */
export async function saveBackup(ids: readonly string[], { tag, signal, onProgress }: Ports): Promise<Saved> {
  const now = new Date();
  const name = archiveName(now);
  const target = await chooseFile(name);
  const leftOut: string[] = [];
  let done = 0;
  // Each picture is passed twice: for the list, and for its file.
  const entries = backupEntries(ids, {
    tag,
    now: now.getTime(),
    onLeftOut: (words) => leftOut.push(words),
    onPicture: () => {
      signal.throwIfAborted();
      onProgress({ done: Math.floor(++done / 2), of: ids.length });
    },
  });
  let bytes = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length;
      controller.enqueue(chunk);
    },
  });
  const archive = makeZip(entries).pipeThrough(counted);
  // What is written goes beside the file and takes its place at the end: a backup that stopped leaves the old one.
  if (target) await archive.pipeTo(await target.createWritable(), { signal });
  else downloadBlob(await gather(archive, signal), name);
  await noteBackup(ids, now.getTime());
  return { name: target?.name ?? name, bytes, leftOut };
}

/** Undefined where the browser has no such choice. */
async function chooseFile(suggestedName: string): Promise<FileSystemFileHandle | undefined> {
  if (!('showSaveFilePicker' in globalThis)) return undefined;
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
