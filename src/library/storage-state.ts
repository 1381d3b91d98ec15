import { watched } from '#lib/watched.ts';

/** Why there is a library in memory alone: see `app/storage-note.tsx` for the words. */
export type MemoryCause = 'refused' | 'silent' | 'lost' | 'unmigrated';

/**
 * Where pictures are kept. `disk`: as they should be; `openings` counts how often the library was opened, `isReset` says
 * that the browser found it damaged and began a new one. `waiting`: a page of an older version holds it. `newer`: a newer
 * version wrote it. `memory`: until the page closes; `words` are the browser's own, `inherited` of its pictures are on
 * disk as well.
 */
export type StorageState =
  | { kind: 'disk'; openings: number; isReset: boolean }
  | { kind: 'waiting' }
  | { kind: 'newer' }
  | { kind: 'memory'; cause: MemoryCause; words: string; inherited: number };

export const storageState = watched<StorageState>({ kind: 'disk', openings: 0, isReset: false });
