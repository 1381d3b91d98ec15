import { limits } from './limits.ts';
import type { Outcome } from './read-bytes.ts';
import type { Sign, Task } from './read-worker.ts';
import type { NamedBytes } from './unzip.ts';

let worker: Worker | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Has the worker do a task; one at a time, because stopping it stops all it has. A worker that gives no sign for two
 * seconds is stopped (TRUST R7) and the next task gets a new one. Never rejects.
 */
export function askWorker(task: Task, onEntry: (entry: NamedBytes) => void = () => {}): Promise<Outcome | undefined> {
  const done = last.then(() => doTask(task, onEntry));
  last = done;
  return done;
}

function doTask(task: Task, onEntry: (entry: NamedBytes) => void): Promise<Outcome | undefined> {
  return new Promise((resolve) => {
    const current = worker ?? startWorker();
    worker = current;
    const stop = (why: string) => {
      current.terminate();
      worker = undefined;
      finish({ kind: 'refused', why });
    };
    const watch = () => setTimeout(() => stop('Reading this took too long, so it was stopped.'), limits.silenceMs);
    let timer = watch();
    const finish = (outcome: Outcome | undefined) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    current.onmessage = ({ data }: MessageEvent<Sign>) => {
      if ('end' in data) return finish(data.end);
      clearTimeout(timer);
      timer = watch();
      onEntry(data.entry);
    };
    current.onerror = () => stop('This could not be read.');
    current.postMessage(task, task.kind === 'text' ? [] : [task.bytes.buffer]);
  });
}

function startWorker(): Worker {
  return new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module', name: 'reading' });
}
