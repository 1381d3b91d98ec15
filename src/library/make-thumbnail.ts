import { startWorker } from '#lib/start-worker.ts';
import type { Preview } from './rows.ts';
import workerUrl from './thumbnail-worker.ts?worker&url';

type Waiting = { resolve: (preview: Preview) => void; reject: (error: Error) => void };

let worker: Worker | undefined;
const waiting = new Map<number, Waiting>();
let lastId = 0;

/** A picture without a thumbnail has mostly just arrived, and is being decoded for the screen: that comes first. */
const waitMs = 200;

/** A thumbnail of a picture, made in a worker. Rejects when the worker dies; the next call starts a new one. */
export async function makeThumbnail(blob: Blob): Promise<Preview> {
  await new Promise((resolve) => setTimeout(resolve, waitMs));
  worker ??= startOwn();
  const id = ++lastId;
  worker.postMessage({ id, blob });
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

function startOwn(): Worker {
  const started = startWorker(workerUrl, 'thumbnails');
  started.onmessage = ({ data }: MessageEvent<{ id: number; preview: Preview }>) => {
    waiting.get(data.id)?.resolve(data.preview);
    waiting.delete(data.id);
  };
  started.onerror = () => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error('The thumbnail worker stopped.'));
    waiting.clear();
  };
  return started;
}
