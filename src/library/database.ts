import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { JobRow, Picture, Preview, Run } from './rows.ts';

/**
 * The database of this device. Metadata, bytes and thumbnails live in stores of their own, so that lists are read
 * without pictures and pictures without lists. Keys of `pictures` say run and frame, so grouping needs keys only.
 */
interface Library extends DBSchema {
  runs: { key: number; value: Omit<Run, 'number'> & { number?: number } };
  jobs: { key: string; value: JobRow };
  pictures: { key: string; value: Picture; indexes: { byModel: [string, string] } };
  /** Rows of deleted pictures; their bytes stay until they are purged, so that Undo needs no copy. */
  trash: { key: string; value: Picture & { deletedAt: number } };
  picks: { key: string; value: { id: string } };
  images: { key: string; value: Blob };
  previews: { key: string; value: Preview };
}

let opening: Promise<IDBPDatabase<Library>> | undefined;

/** The open database; opened on first use, and again after the browser closed it. */
export function library(): Promise<IDBPDatabase<Library>> {
  opening ??= openDB<Library>('proofsheet', 1, {
    upgrade(db) {
      db.createObjectStore('runs', { keyPath: 'number', autoIncrement: true });
      db.createObjectStore('jobs', { keyPath: 'id' });
      db.createObjectStore('pictures', { keyPath: 'id' }).createIndex('byModel', ['endpoint.id', 'recipe.model']);
      db.createObjectStore('trash', { keyPath: 'id' });
      db.createObjectStore('picks', { keyPath: 'id' });
      db.createObjectStore('images');
      db.createObjectStore('previews');
    },
    // Another tab runs a newer version: make way, or its upgrade would wait for this tab to close.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
      opening = undefined;
    },
    terminated: () => {
      opening = undefined;
    },
  }).catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

/** The parts of the library that lists show; a write names the ones it changed. */
export type LibraryPart = 'runs' | 'pictures' | 'picks' | 'jobs';

const channelName = 'proofsheet-library';
let announcer: BroadcastChannel | undefined;

/** Tells every tab, this one included, which lists to read again. */
export function announce(...parts: LibraryPart[]): void {
  announcer ??= new BroadcastChannel(channelName);
  announcer.postMessage(parts);
}

/** Hears the writes of every tab. Returns the way to stop. */
export function onLibraryChange(listener: (parts: readonly LibraryPart[]) => void): () => void {
  // A channel does not hear itself; a second one of the same tab does.
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = (event: MessageEvent<LibraryPart[]>) => listener(event.data);
  return () => channel.close();
}
