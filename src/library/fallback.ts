import type { LibraryDatabase } from './schema.ts';
import { type MemoryCause, storageState } from './storage-state.ts';

/** What a newer version needs of a record is not known to this one: it writes nothing, and shows nothing half. */
export class NewerLibraryError extends Error {
  override readonly name = 'NewerLibraryError';
}

/** The library for when that on disk cannot be opened, and why there is none where there must not be one. */
export async function openInstead(cause: MemoryCause, error: unknown): Promise<LibraryDatabase> {
  if (error instanceof DOMException && error.name === 'VersionError') {
    storageState.set({ kind: 'newer' });
    throw new NewerLibraryError('This library was written by a newer Proofsheet. Reload the page to get it.');
  }
  const words = error instanceof Error ? error.message : '';
  const { openInMemory } = await import('./memory.ts');
  const { db, inherited } = await openInMemory(cause === 'unmigrated');
  storageState.set({ kind: 'memory', cause, words, inherited });
  return db;
}
