import type { QueryClient } from '@tanstack/react-query';
import { startWorker } from '#lib/start-worker.ts';
import { storageState } from '#library/storage-state.ts';
import type { Count, CountedField } from './counts.ts';
import workerUrl from './search-worker.ts?worker&url';
import type { Asked, Found, Question, Told } from './serve-index.ts';
import type { Sort } from './sorts.ts';

type Waiting = { resolve: (told: Told) => void; reject: (error: Error) => void };

/** What was asked for, and what was found; `ms` from asking to the answer. */
export type Answer = Omit<Found, 'ids'> & { text: string; sort: Sort; ids: readonly string[]; ms: number };

/** What react-query gives to whoever reads for it. */
type Reading = { signal: AbortSignal; client: QueryClient };

/** Somebody who answers: a worker, or the page itself where the library is in its memory. */
type Index = { postMessage: (asked: Asked) => void };

let worker: Worker | undefined;
let inPage: Index | undefined;
const waiting = new Map<number, Waiting>();
let lastNumber = 0;

/** Starts the index, where it was not: it reads the library while the first words are typed. */
export function warmIndex(client: QueryClient): void {
  indexFor(client);
}

function indexFor(client: QueryClient): Index {
  if (storageState.get().kind === 'memory') {
    inPage ??= startInPage(client);
    return inPage;
  }
  worker ??= startOwn(client);
  return worker;
}

/** Pictures and failed jobs that a search finds, in order. Rejects when the library cannot be read. */
export async function findPictures(text: string, sort: Sort, reading: Reading): Promise<Answer> {
  const began = performance.now();
  const told = await ask({ kind: 'find', text, sort }, reading);
  if (!('found' in told)) throw new Error('The index answered something else.');
  const { ids, ...found } = told.found;
  return { ...found, text, sort, ids: ids === '' ? [] : ids.split(' '), ms: performance.now() - began };
}

/** The values of a field and how many pictures have each, the most frequent first. */
export async function countValues(field: CountedField, reading: Reading): Promise<Count[]> {
  const told = await ask({ kind: 'count', field }, reading);
  return 'counts' in told ? told.counts : [];
}

function ask(question: Question, { signal, client }: Reading): Promise<Told> {
  const index = indexFor(client);
  const number = ++lastNumber;
  const say = (asked: Asked) => index.postMessage(asked);
  say({ number, question });
  signal.addEventListener('abort', () => waiting.delete(number) && say({ number }));
  return new Promise((resolve, reject) => waiting.set(number, { resolve, reject }));
}

function startOwn(client: QueryClient): Worker {
  const started = startWorker(workerUrl, 'search');
  started.onmessage = ({ data }: MessageEvent<Told>) => hear(client, data);
  started.onerror = () => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error('The search stopped.'));
    waiting.clear();
  };
  return started;
}

function startInPage(client: QueryClient): Index {
  const index = import('./serve-index.ts').then(({ serveIndex }) => serveIndex((told) => hear(client, told)));
  return { postMessage: (asked) => void index.then((ask) => ask(asked)) };
}

function hear(client: QueryClient, told: Told): void {
  if ('changed' in told) {
    // What is being worked out is told after this, and knows of it already: to ask again would only put it off.
    void client.invalidateQueries({ queryKey: ['search'] }, { cancelRefetch: false });
    return;
  }
  const asker = waiting.get(told.number);
  waiting.delete(told.number);
  if ('failed' in told) asker?.reject(new Error('The library could not be read.'));
  else asker?.resolve(told);
}
