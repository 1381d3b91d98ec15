import { onLibraryChange } from '#library/news.ts';
import type { Tag } from './backup-entries.ts';
import { noteBackup } from './backups.ts';
import { newBell } from './bell.ts';
import { problemOf } from './folder-problem.ts';
import { type Folder, noteFolder, readFolder } from './folder-record.ts';
import { type FolderWriter, openFolder } from './write-folder.ts';

type Ports = {
  tag: Tag;
  /** Something is known anew of the folder, or of what is backed up. */
  onNews: () => void;
};

/** Of all tabs the one that holds this lock writes; when it goes, the next one does. */
const lockName = 'proofsheet-backup-folder';
const channelName = 'proofsheet-backup-folder';

/** Pictures come in bunches: so long after the first of them the bunch is written, in milliseconds. */
const shortestPauseMs = 3000;

let isKept = false;

/**
 * Writes what is new into the chosen folder for as long as there is one. Once in a tab; calling it again is `nudge`.
 * Needs no permission to be called: without one it says so in the folder's record and waits for a press.
 */
export async function keepFolder(ports: Ports): Promise<void> {
  nudge();
  if (isKept) return;
  isKept = true;
  try {
    await navigator.locks.request(lockName, async () => {
      for (let folder = await readFolder(); folder; folder = await readFolder()) await keep(folder, ports);
    });
  } finally {
    isKept = false;
  }
}

/** Tells the tab that writes to look at the folder's record again, at once: it was chosen, let go of, or allowed. */
export function nudge(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(null);
  channel.close();
}

/** Writes into one folder until it is another, or none. */
async function keep({ handle, since, ids, at }: Folder, { tag, onNews }: Ports): Promise<void> {
  const choice = new AbortController();
  const { signal } = choice;
  const bell = newBell();
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = async () => {
    if ((await readFolder())?.since !== since) choice.abort();
    bell.ring('now');
  };
  const deafen = onLibraryChange(({ parts }) => {
    if (parts.some((part) => part !== 'jobs' && part !== 'previews')) bell.ring('soon');
  });
  let state: Pick<Folder, 'ids' | 'at'> = { ids, at };
  let writer: FolderWriter | undefined;
  while (!signal.aborted) {
    const startedAt = performance.now();
    let more = false;
    try {
      if ((await handle.queryPermission({ mode: 'readwrite' })) !== 'granted')
        throw new DOMException('No permission.', 'NotAllowedError');
      writer ??= await openFolder(handle, { tag, signal });
      ({ more } = await writer.write());
      state = { ids: writer.ids(), at: Date.now() };
      await noteFolder(since, state);
      await noteBackup(state.ids, state.at);
    } catch (error) {
      if (signal.aborted) break;
      // It is opened anew: a disk may have gone and come back with less on it.
      writer = undefined;
      await noteFolder(since, { ...state, problem: problemOf(error) });
    }
    onNews();
    if (!more) await bell.rung(pauseAfter(performance.now() - startedAt));
  }
  deafen();
  channel.close();
}

/** Keeping up takes half of the time at most, however large the library is, or slow its disk. */
function pauseAfter(tookMs: number): number {
  return Math.max(shortestPauseMs, tookMs);
}
