import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
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
export interface Library extends DBSchema {
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
export const version = 3;

export type LibraryDatabase = IDBPDatabase<Library>;

/** Brings a database up to this version; `from` is the version it has, 0 for none. */
export function upgrade(
  db: LibraryDatabase,
  from: number,
  transaction: IDBPTransaction<Library, StoreNames<Library>[], 'versionchange'>,
): void {
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
}
