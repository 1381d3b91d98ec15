import * as z from 'zod/mini';
import { listeners, type Watched } from './watched.ts';

/** Ways to write what could not be written; none while everything is kept. */
const unwritten = new Set<() => void>();

/** Whether everything that was set would outlive the page. What could not be written is tried once more. */
export function isAllKept(): boolean {
  for (const write of unwritten) write();
  return unwritten.size === 0;
}

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
 * A setting that outlives the page, in web storage behind its schema, watched also across tabs. What is stored and does
 * not fit, or cannot be read at all, counts as `fallback`; what cannot be written (full, or blocked by the browser) still
 * holds until the page closes.
 *
 * `get` returns the same object until the value changes, as `useSyncExternalStore` asks.
 */
export function persisted<T>(
  key: string,
  schema: z.ZodMiniType<T>,
  fallback: T,
  area: () => Storage = () => globalThis.localStorage,
): Watched<T> {
  let text: string | null | undefined;
  let value = fallback;

  const { tell, subscribe } = listeners(() => {
    const onStorage = (event: StorageEvent) => {
      if (event.key === key || event.key === null) tell();
    };
    globalThis.addEventListener?.('storage', onStorage);
    return () => globalThis.removeEventListener?.('storage', onStorage);
  });

  function write() {
    const next = JSON.stringify(value);
    try {
      area().setItem(key, next);
      text = next;
      unwritten.delete(write);
    } catch {
      // Full or forbidden: `value` still serves this page, until what is stored becomes something else.
      text = readText(area, key, next);
      unwritten.add(write);
    }
  }

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
      write();
      tell();
    },
    subscribe,
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
