import { queryOptions } from '@tanstack/react-query';
import { startWorker } from '#lib/start-worker.ts';
import { readImage } from '#library/pictures.ts';
import type { Difference } from './difference-worker.ts';
import workerUrl from './difference-worker.ts?worker&url';

/** Where two stored pictures differ. Let go of with the last that shows it: it is as heavy as a picture. */
export const differenceQuery = (left: string, right: string) =>
  queryOptions({
    queryKey: ['compared', 'difference', left, right],
    networkMode: 'always',
    staleTime: 'static',
    gcTime: 0,
    retry: false,
    queryFn: async ({ signal }) => findDifference(await readImage(left), await readImage(right), signal),
  });

/** A worker for one question: stopping it is how the question is taken back, and its memory goes with it. */
function findDifference(left: Blob, right: Blob, signal: AbortSignal): Promise<Difference> {
  signal.throwIfAborted();
  const worker = startWorker(workerUrl, 'difference');
  return new Promise<Difference>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Difference>) => resolve(data);
    worker.onerror = () => reject(new Error('The difference could not be computed. Reload the page and try again.'));
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.postMessage({ left, right });
  }).finally(() => worker.terminate());
}
