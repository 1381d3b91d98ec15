import { onLibraryChange } from '#library/news.ts';
import { newBell } from './bell.ts';
import { addNews, allChanges, noChanges } from './folder-changes.ts';
import { problemOf } from './folder-problem.ts';
import { type Folder, noteFolder, readFolder } from './folder-record.ts';
import type { Lent } from './lent.ts';
import { type FolderWriter, openFolder } from './write-folder.ts';

/** Of all tabs the one that holds this lock writes; when it goes, the next one does. */
const lockName = 'proofsheet-backup-folder';
const channelName = 'proofsheet-backup-folder';

/** Pictures come in bunches: so long after the first of them the bunch is written, in milliseconds. */
const shortestPauseMs = 3000;
/** What is said of pictures is said of one after the other, and the whole list is written for it. */
const longPauseMs = 30_000;

let isKept = false;

/**
 * Writes what is new into the chosen folder for as long as there is one. Once in a tab; calling it again is `nudge`.
 * Needs no permission to be called: without one it says so in the folder's record and waits for a press. `onNews` hears
 * that something is known anew of the folder, or of what is backed up.
 */
export async function keepFolder(lent: Lent, onNews: () => void): Promise<void> {
  nudge();
  if (isKept) return;
  isKept = true;
  try {
    await navigator.locks.request(lockName, async () => {
      for (let folder = await readFolder(); folder; folder = await readFolder()) await keep(folder, lent, onNews);
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
async function keep({ handle, since }: Folder, lent: Lent, onNews: () => void): Promise<void> {
  const choice = new AbortController();
  const { signal } = choice;
  const bell = newBell();
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = async () => {
    if ((await readFolder())?.since !== since) choice.abort();
    bell.ring('now');
  };
  let changes = allChanges();
  const deafen = onLibraryChange((news) => {
    if (addNews(changes, news)) bell.ring(news.parts.includes('pictures') ? 'soon' : 'late');
  });
  let writer: FolderWriter | undefined;
  let noted: number | undefined;
  while (!signal.aborted) {
    const startedAt = performance.now();
    let more = false;
    try {
      if ((await handle.queryPermission({ mode: 'readwrite' })) !== 'granted')
        throw new DOMException('No permission.', 'NotAllowedError');
      writer ??= await openFolder(handle, { lent, signal });
      const [at, taken] = [Date.now(), changes];
      changes = noChanges();
      ({ more } = await writer.write(taken));
      const isOther = writer.count() !== noted;
      if (!more || isOther) {
        await noteFolder(since, { at, problem: undefined, ...(isOther && { ids: writer.ids() }) });
        onNews();
      }
      noted = writer.count();
    } catch (error) {
      if (signal.aborted) break;
      // It is opened anew: a disk may have gone and come back with less on it.
      writer = undefined;
      noted = undefined;
      changes = allChanges();
      await noteFolder(since, { problem: problemOf(error) });
      onNews();
    }
    if (!more) await bell.rung(...pausesAfter(performance.now() - startedAt));
  }
  deafen();
  channel.close();
}

/** Keeping up takes half of the time at most, however large the library is, or slow its disk; for less than pictures, a tenth. */
function pausesAfter(tookMs: number): [pauseMs: number, longPauseMs: number] {
  return [Math.max(shortestPauseMs, tookMs), Math.max(longPauseMs, tookMs * 9)];
}
