import { startWorker } from '#lib/start-worker.ts';
import { limits } from './limits.ts';
import type { Outcome } from './read-bytes.ts';
import type { Sign, Task } from './read-worker.ts';
import workerUrl from './read-worker.ts?worker&url';
import type { NamedBytes } from './unzip.ts';

let worker: Promise<Worker> | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Has the worker do a task; one at a time, because stopping it stops all it has. A worker that gives no sign for two
 * seconds is stopped (TRUST R7) and the next task gets a new one. Never rejects.
 */
export function askWorker(task: Task, onEntry: (entry: NamedBytes) => void = () => {}): Promise<Outcome | undefined> {
  const done = last.then(async () => {
    worker ??= startOwn();
    try {
      return await doTask(await worker, task, onEntry);
    } catch (error) {
      worker = undefined;
      return { kind: 'refused', why: error instanceof Error ? error.message : 'This could not be read.' } as const;
    }
  });
  last = done;
  return done;
}

/** Rejects when the worker is silent for too long or breaks down; it is stopped then. */
function doTask(worker: Worker, task: Task, onEntry: (entry: NamedBytes) => void): Promise<Outcome | undefined> {
  return new Promise((resolve, reject) => {
    const stop = (why: string) => {
      worker.terminate();
      reject(new Error(why));
    };
    const watch = () => setTimeout(() => stop('Reading this took too long, so it was stopped.'), limits.silenceMs);
    let timer = watch();
    worker.onmessage = ({ data }: MessageEvent<Sign>) => {
      clearTimeout(timer);
      if ('end' in data) return resolve(data.end);
      timer = watch();
      if ('entry' in data) onEntry(data.entry);
    };
    worker.onerror = () => {
      clearTimeout(timer);
      stop('This could not be read.');
    };
    worker.postMessage(task, task.kind === 'text' ? [] : [task.bytes.buffer]);
  });
}

/** A worker whose code has arrived: on a slow line that takes longer than any task may. */
function startOwn(): Promise<Worker> {
  const started = startWorker(workerUrl, 'reading');
  return new Promise((resolve, reject) => {
    started.onmessage = () => resolve(started);
    started.onerror = () => reject(new Error('The part that reads files could not be loaded. Reload the page.'));
  });
}
