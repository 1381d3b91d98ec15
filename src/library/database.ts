import { openDB, unwrap } from 'idb';
import { announce, libraryParts } from './news.ts';
import { type Library, type LibraryDatabase, upgrade, version } from './schema.ts';
import { type MemoryCause, storageState } from './storage-state.ts';

/** A disk that has not answered by then is not waited for (TRUST F-47), in milliseconds. */
const patienceMs = 5000;

let opening: Promise<LibraryDatabase> | undefined;
let openings = 0;
/** Connections that broke under the page. The first is opened again; after the second the disk is not trusted. */
let losses = 0;

/**
 * The open database; opened on first use, and again after the browser closed it. Where the disk cannot be used it is one
 * in memory, with the same stores, and `storageState` says so. Rejects when a newer version wrote the library: what that
 * needs of a record is not known here, so nothing is written.
 */
export function library(): Promise<LibraryDatabase> {
  opening ??= open().catch((error: unknown) => {
    // Refused once and for all: only another page can read it.
    if (storageState.get().kind !== 'newer') opening = undefined;
    throw error;
  });
  return opening;
}

async function open(): Promise<LibraryDatabase> {
  const attempt: Attempt = { cause: 'refused', isReset: false };
  try {
    const db = await openDisk(attempt);
    storageState.set({ kind: 'disk', openings: ++openings, isReset: attempt.isReset });
    return db;
  } catch (error) {
    return (await import('./fallback.ts')).openInstead(attempt.cause, error);
  }
}

/** What became of opening: why it failed, if it did, and whether what was there is gone. */
type Attempt = { cause: MemoryCause; isReset: boolean };

function openDisk(attempt: Attempt): Promise<LibraryDatabase> {
  return new Promise((resolve, reject) => {
    const fail = (cause: MemoryCause) => {
      attempt.cause = cause;
      reject();
    };
    if (losses > 1) return fail('lost');
    let isLate = false;
    let current: LibraryDatabase | undefined;
    const lose = () => {
      if (!current) return;
      current = undefined;
      losses++;
      openAnew();
    };
    const opened = openDB<Library>('proofsheet', version, {
      upgrade(db, from, _to, transaction, event) {
        clearTimeout(timer);
        if (from > 0) attempt.cause = 'unmigrated';
        attempt.isReset = 'dataLoss' in event && event.dataLoss === 'total';
        try {
          if (isLate) throw attempt;
          upgrade(db, from, transaction);
        } catch (error) {
          // Everything stays as it was.
          transaction.done.catch(() => reject(error));
          transaction.abort();
        }
      },
      // A page that does not make way: this one goes on by itself once that is closed.
      blocked: () => {
        clearTimeout(timer);
        if (!isLate) storageState.set({ kind: 'waiting' });
      },
      // Another tab runs a newer version: make way, or its upgrade would wait for this tab to close.
      blocking: (_current, _blocked, event) => {
        if (event.target instanceof IDBDatabase) event.target.close();
        current = undefined;
        openAnew();
      },
      terminated: lose,
    });
    const timer = setTimeout(() => {
      isLate = true;
      fail('silent');
    }, patienceMs);
    opened
      .finally(() => clearTimeout(timer))
      .then((db) => {
        if (isLate) return db.close();
        current = db;
        noticeLoss(unwrap(db), lose);
        resolve(db);
      }, reject);
  });
}

/** Opens the library again and has every list read again; that there is none is told by `storageState`. */
function openAnew(): void {
  opening = undefined;
  library().then(
    () => announce(libraryParts),
    () => undefined,
  );
}

/** Some browsers break a connection and tell nobody: then nothing can be begun on it. */
function noticeLoss(db: IDBDatabase, onLoss: () => void): void {
  const begin = db.transaction.bind(db);
  db.transaction = (...order) => {
    try {
      return begin(...order);
    } catch (error) {
      if (wasClosed(error)) onLoss();
      throw error;
    }
  };
}

const closings = new Set(['InvalidStateError', 'UnknownError', 'AbortError']);

/** Whether an error means that the connection broke, and the same may succeed on the next one. */
function wasClosed(error: unknown): boolean {
  return error instanceof DOMException && closings.has(error.name);
}

/** For react-query's `retry`: what a broken connection kept from being read is read once more. */
export function readAgain(failures: number, error: Error): boolean {
  return failures === 0 && wasClosed(error);
}

/** Writes something, and once more where the connection broke under it. For what may be written twice. */
export function writeAgain<T>(write: () => Promise<T>): Promise<T> {
  return write().catch((error: unknown) => {
    if (wasClosed(error)) return write();
    throw error;
  });
}
