/** A value that is read, set and watched; `get` and `subscribe` are what `useSyncExternalStore` asks for. */
export type Watched<T> = {
  get: () => T;
  set: (value: T) => void;
  subscribe: (listener: () => void) => () => void;
};

/** A value in the memory of this page, which tells of each change. */
export function watched<T>(value: T, begin?: () => () => void): Watched<T> {
  const { tell, subscribe } = listeners(begin);
  return {
    get: () => value,
    set: (next) => {
      value = next;
      tell();
    },
    subscribe,
  };
}

/**
 * Who is to be told of something.
 *
 * @param begin called while somebody listens, to find out what there is to tell; returns how to stop that
 */
export function listeners(begin?: () => () => void): { tell: () => void; subscribe: Watched<unknown>['subscribe'] } {
  const all = new Set<() => void>();
  let end: (() => void) | undefined;
  return {
    tell: () => {
      for (const listener of all) listener();
    },
    subscribe: (listener) => {
      if (all.size === 0) end = begin?.();
      all.add(listener);
      return () => {
        all.delete(listener);
        if (all.size === 0) end?.();
      };
    },
  };
}
