import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { CostRow } from './costs.ts';
import type { Mark } from './marks.ts';
import type { Preset } from './presets.ts';
import type { Project } from './projects.ts';
import type { JobRow, Picture, Preview, Run } from './rows.ts';
import type { Sheet } from './sweeps.ts';
import type { Verdict } from './verdicts.ts';

/**
 * The database of this device. Metadata, bytes and thumbnails live in stores of their own, so that lists are read
 * without pictures and pictures without lists. Keys of `pictures` say run and frame, so grouping needs keys only.
 */
interface Library extends DBSchema {
  runs: { key: number; value: Omit<Run, 'number'> & { number?: number }; indexes: { byId: string; byParent: string } };
  jobs: { key: string; value: JobRow };
  pictures: {
    key: string;
    value: Picture;
    indexes: { byModel: [string, string]; byParent: string; bySweep: string; byCheck: string; byProject: string };
  };
  /** Rows of deleted pictures; their bytes stay until they are purged, so that Undo needs no copy. */
  trash: { key: string; value: Picture & { deletedAt: number } };
  picks: { key: string; value: { id: string } };
  images: { key: string; value: Blob };
  previews: { key: string; value: Preview };
  /** What was spent, by when a request left; one job may have sent several. */
  costs: { key: [number, string]; value: CostRow; indexes: { byJob: string } };
  /** Definitions of sweeps, by when they were made; their cells are ordinary pictures. */
  sweeps: { key: string; value: Sheet };
  presets: { key: string; value: Preset };
  /** What came of repeating a picture's request, by the repeat. */
  verdicts: { key: string; value: Verdict };
  /** What a person said of a picture, by the picture: rating, rejection, tags, project. Pictures themselves never change. */
  marks: { key: string; value: Mark; indexes: { byProject: string } };
  projects: { key: string; value: Project };
  /** SHA-256 of a picture's bytes, by the picture. */
  hashes: { key: string; value: { id: string; sha256: string }; indexes: { bySha256: string } };
  /** Single facts about this library, such as when it was last backed up, by their name. */
  facts: { key: string; value: unknown };
}

/** 2: costs. 3: sweeps, presets, verdicts, marks, projects, hashes, facts; runs by id, pictures by parent, sweep and check. */
const version = 3;

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
    upgrade(db, from, _to, transaction) {
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
      if (from < 3) {
        for (const name of ['sweeps', 'presets', 'verdicts', 'marks', 'projects'] as const)
          db.createObjectStore(name, { keyPath: 'id' });
        db.createObjectStore('hashes', { keyPath: 'id' }).createIndex('bySha256', 'sha256');
        db.createObjectStore('facts');
        const runs = transaction.objectStore('runs');
        runs.createIndex('byId', 'id');
        runs.createIndex('byParent', 'parent');
        const pictures = transaction.objectStore('pictures');
        pictures.createIndex('byParent', 'parent');
        pictures.createIndex('bySweep', 'cell.sweep');
        pictures.createIndex('byCheck', 'check.of');
        pictures.createIndex('byProject', 'project');
        transaction.objectStore('marks').createIndex('byProject', 'project');
      }
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
export type LibraryPart =
  | 'runs'
  | 'pictures'
  | 'picks'
  | 'jobs'
  | 'costs'
  | 'sweeps'
  | 'presets'
  | 'verdicts'
  | 'marks'
  | 'projects';

const channelName = 'proofsheet-library';
let announcer: BroadcastChannel | undefined;

/** What was written: the lists that changed, and which pictures it was about, where it was about certain ones. */
export type LibraryNews = { parts: readonly LibraryPart[]; ids?: readonly string[] };

/** Tells every tab, this one included, which lists to read again. */
export function announce(part: LibraryPart | readonly LibraryPart[], ids?: readonly string[]): void {
  announcer ??= new BroadcastChannel(channelName);
  const news: LibraryNews = { parts: [part].flat(), ...(ids && { ids }) };
  announcer.postMessage(news);
}

/** Hears the writes of every tab. Returns the way to stop. */
export function onLibraryChange(listener: (news: LibraryNews) => void): () => void {
  // A channel does not hear itself; a second one of the same tab does.
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = (event: MessageEvent<LibraryNews>) => listener(event.data);
  return () => channel.close();
}
