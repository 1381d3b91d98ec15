import { useSyncExternalStore } from 'react';

/** The time in epoch milliseconds, new every second while anyone looks. One clock for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read);
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

function read(): number {
  // Without a ticking clock the stored time is stale; a first look sets it.
  if (listeners.size === 0) now = Date.now();
  return now;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
