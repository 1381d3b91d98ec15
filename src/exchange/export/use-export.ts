import { useState } from 'react';
import { downloadBlob } from '#lib/blob-url.ts';
import { byteSize } from '#lib/byte-size.ts';
import { wait } from '#lib/wait.ts';
import type { ExportOptions } from './export-options.ts';
import { runExport } from './run-export.ts';

/** How far an export is: of a run the pictures done, of its end what was saved and what has to be known about it. */
export type ExportState =
  | { kind: 'idle' }
  | { kind: 'running'; done: number; of: number; stop: () => void }
  | { kind: 'ended'; words: string; problems: string[]; failed: boolean };

/** Browsers take downloads that come all at once for an attack and drop some. */
const betweenFilesMs = 250;

/** Makes the files of an export and saves them, one export at a time. */
export function useExport(): [
  ExportState,
  (ids: readonly string[], labelOf: (id: string) => string, options: ExportOptions) => Promise<void>,
] {
  const [state, setState] = useState<ExportState>({ kind: 'idle' });

  async function start(ids: readonly string[], labelOf: (id: string) => string, options: ExportOptions) {
    const controller = new AbortController();
    const { signal } = controller;
    const running = (done: number): ExportState => ({
      kind: 'running',
      done,
      of: ids.length,
      stop: () => controller.abort(),
    });
    setState(running(0));
    try {
      const { files, problems } = await runExport(ids, labelOf, options, {
        signal,
        onDone: (done) => setState(running(done)),
      });
      for (const [index, file] of files.entries()) {
        if (index > 0) await wait(betweenFilesMs, signal);
        signal.throwIfAborted();
        downloadBlob(file, file.name);
      }
      setState({ kind: 'ended', words: saved(files), problems, failed: files.length === 0 });
    } catch (error) {
      if (signal.aborted) return setState({ kind: 'ended', words: 'Stopped.', problems: [], failed: false });
      const words = `Nothing was exported. ${error instanceof Error ? error.message : ''}`;
      setState({ kind: 'ended', words, problems: [], failed: true });
    }
  }

  return [state, start];
}

function saved(files: readonly File[]): string {
  const [first] = files;
  if (!first) return 'Nothing was exported.';
  const size = byteSize(files.reduce((sum, file) => sum + file.size, 0));
  return files.length === 1 ? `Saved ${first.name}, ${size}.` : `Saved ${files.length} files, ${size}.`;
}
