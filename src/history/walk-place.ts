let place = '';
const listeners = new Set<() => void>();

/** Where one is on the way through the earlier prompts, in words; empty when one is not. For `useSyncExternalStore`. */
export const walkPlace = {
  get: (): string => place,
  set: (next: string): void => {
    place = next;
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
