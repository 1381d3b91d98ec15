import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { CostRow } from './costs.ts';
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
  /** What was spent, by when a request left; one job may have sent several. */
  costs: { key: [number, string]; value: CostRow; indexes: { byJob: string } };
}

/** 2: costs. */
const version = 2;

let opening: Promise<IDBPDatabase<Library>> | undefined;

/** The open database; opened on first use, and again after the browser closed it. */
export function library(): Promise<IDBPDatabase<Library>> {
  opening ??= open(version)
    // A newer version was here while this page stood open. Its stores are ours and more: a picture still finds its place.
    .catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'VersionError') return open();
      throw error;
    })
    .catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
  return opening;
}

function open(at?: number): Promise<IDBPDatabase<Library>> {
  return openDB<Library>('proofsheet', at, {
    upgrade(db, from) {
      if (from < 1) {
        db.createObjectStore('runs', { keyPath: 'number', autoIncrement: true });
        db.createObjectStore('jobs', { keyPath: 'id' });
        db.createObjectStore('pictures', { keyPath: 'id' }).createIndex('byModel', ['endpoint.id', 'recipe.model']);
        db.createObjectStore('trash', { keyPath: 'id' });
        db.createObjectStore('picks', { keyPath: 'id' });
        db.createObjectStore('images');
        db.createObjectStore('previews');
      }
      if (from < 2) db.createObjectStore('costs', { keyPath: ['at', 'job'] }).createIndex('byJob', 'job');
    },
    // Another tab runs a newer version: make way, or its upgrade would wait for this tab to close.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
      opening = undefined;
    },
    terminated: () => {
      opening = undefined;
    },
  });
}

/** The parts of the library that lists show; a write names the ones it changed. */
export type LibraryPart = 'runs' | 'pictures' | 'picks' | 'jobs' | 'costs';

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
