import * as z from 'zod/mini';

/** A setting that outlives the page: read, written and watched, also across tabs. */
export type Persisted<T> = {
  get: () => T;
  set: (value: T) => void;
  subscribe: (listener: () => void) => () => void;
};

/** What was stored and did not fit, in words: it is left out, and somebody should be told (TRUST A-33). */
export const leftOut = new Set<string>();

/** A list whose bad entries are left out one by one, so that junk costs nobody the others; `name` is what they are called. */
export function fitting<T>(schema: z.ZodMiniType<T>, name: string) {
  return z.pipe(
    z.array(z.unknown()),
    z.transform((entries): T[] =>
      entries.flatMap((entry) => {
        const { success, data } = schema.safeParse(entry);
        if (!success) leftOut.add(name);
        return success ? [data] : [];
      }),
    ),
  );
}

/**
 * A value in web storage behind its schema. What is stored and does not fit, or cannot be read at all, counts as
 * `fallback`; what cannot be written (full, or blocked by the browser) still holds until the page closes.
 *
 * `get` returns the same object until the value changes, as `useSyncExternalStore` asks.
 */
export function persisted<T>(
  key: string,
  schema: z.ZodMiniType<T>,
  fallback: T,
  area: () => Storage = () => globalThis.localStorage,
): Persisted<T> {
  const listeners = new Set<() => void>();
  let text: string | null | undefined;
  let value = fallback;

  const onStorage = (event: StorageEvent) => {
    if (event.key === key || event.key === null) for (const listener of listeners) listener();
  };

  return {
    get() {
      const stored = readText(area, key, text);
      if (stored !== text) {
        text = stored;
        const found = parse(stored, schema);
        if (stored && found === undefined) leftOut.add(key.replace(/^\w+\./, '').replaceAll('-', ' '));
        value = found ?? fallback;
      }
      return value;
    },
    set(next) {
      value = next;
      text = JSON.stringify(next);
      try {
        area().setItem(key, text);
      } catch {
        // Full or forbidden: `value` above still serves this page, until what is stored becomes something else.
        text = readText(area, key, text);
      }
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      if (listeners.size === 0) globalThis.addEventListener?.('storage', onStorage);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) globalThis.removeEventListener?.('storage', onStorage);
      };
    },
  };
}

function readText(area: () => Storage, key: string, known: string | null | undefined): string | null | undefined {
  try {
    return area().getItem(key);
  } catch {
    return known;
  }
}

function parse<T>(text: string | null | undefined, schema: z.ZodMiniType<T>): T | undefined {
  if (text === null || text === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
