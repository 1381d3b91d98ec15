import type { Notice } from './notice.tsx';

let offer: Notice | undefined;
const listeners = new Set<() => void>();

/** What the page itself has to ask, such as to be loaded again, until it is dealt with. For `useSyncExternalStore`. */
export const updates = {
  get: (): Notice | undefined => offer,

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  set(notice: Notice | undefined): void {
    offer = notice;
    for (const listener of listeners) listener();
  },
};
