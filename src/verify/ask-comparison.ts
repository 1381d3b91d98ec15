import { startWorker } from '#lib/start-worker.ts';
import type { Compared, Task } from './compare-worker.ts';
import workerUrl from './compare-worker.ts?worker&url';

/** A worker that has had nothing to do for so long is let go of, with the memory of large pictures. */
const idleMs = 10_000;

let worker: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, (compared: Compared) => void>();
let letGo: ReturnType<typeof setTimeout> | undefined;

/** Compares the pixels of two pictures in a worker: measures how far apart they are, or draws it. Never rejects. */
export function askComparison(task: Omit<Task, 'id'>): Promise<Compared> {
  worker ??= startOwn();
  clearTimeout(letGo);
  const id = ++lastId;
  const answer = new Promise<Compared>((resolve) => waiting.set(id, resolve));
  worker.postMessage({ id, ...task } satisfies Task);
  return answer;
}

function startOwn(): Worker {
  const started = startWorker(workerUrl, 'comparing');
  started.onmessage = ({ data }: MessageEvent<{ id: number; compared: Compared }>) => {
    waiting.get(data.id)?.(data.compared);
    waiting.delete(data.id);
    if (waiting.size === 0) letGo = setTimeout(stop, idleMs);
  };
  started.onerror = () => {
    const unanswered = [...waiting.values()];
    waiting.clear();
    stop();
    for (const answer of unanswered)
      answer({ kind: 'unreadable', why: 'Comparing stopped. Open this again to try once more.' });
  };
  return started;
}

function stop(): void {
  worker?.terminate();
  worker = undefined;
}
