import { useSyncExternalStore } from 'react';
import { listeners } from './watched.ts';

/** The time in epoch milliseconds, new every second while anyone looks. One clock for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(clock.subscribe, read);
}

let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

const clock = listeners(() => {
  timer = setInterval(() => {
    now = Date.now();
    clock.tell();
  }, 1000);
  return () => {
    clearInterval(timer);
    timer = undefined;
  };
});

function read(): number {
  // Without a ticking clock the stored time is stale; a first look sets it.
  if (timer === undefined) now = Date.now();
  return now;
}
