import { unwrap } from 'idb';
import { library } from '#library/database.ts';
import { acceptCensus } from '#library/find-missing.ts';
import { announce } from '#library/news.ts';
import { putPicture } from '#library/pictures.ts';
import type { Run } from '#library/rows.ts';
import type { Line, PictureLine } from './format.ts';
import { type Plan, wordsOf } from './plan-restore.ts';
import type { Archive } from './read-archive.ts';

/** After so many pictures the gallery shows what has come. */
const newsEvery = 500;

/**
 * Does what a plan says. Each picture comes with its bytes in one transaction, so that a restore that is stopped, by a
 * crash as well, left only whole pictures and can be run again. Rejects with a QuotaExceededError when the device is full.
 */
export async function restore(
  { lines, unfit, bytesOf }: Archive,
  { fresh, emptied }: Plan,
  { signal, onDone }: { signal: AbortSignal; onDone: (done: number, of: number) => void },
): Promise<{ pictures: number; problems: string[] }> {
  await restoreRuns(lines.flatMap((line) => (line.store === 'runs' ? [line.row] : [])));
  const problems = [...unfit];
  const due = [...fresh, ...emptied];
  let pictures = 0;
  for (const [index, line] of due.entries()) {
    signal.throwIfAborted();
    onDone(index, due.length);
    const bytes = line.file ? await bytesOf(line).catch(wordsOf) : undefined;
    if (typeof bytes === 'string') problems.push(`${line.row.id}: ${bytes}`);
    else {
      await restorePicture(line, bytes);
      pictures++;
    }
    if (pictures % newsEvery === 0) announce('pictures');
  }
  await restoreOthers(lines);
  // What was missing has come back, or is in no backup: counting begins anew.
  await acceptCensus();
  announce(['runs', 'pictures', 'picks', 'marks', 'costs', 'sweeps', 'presets', 'verdicts', 'projects']);
  return { pictures, problems };
}

/** Runs keep their numbers where those are free, so that a label such as "42·3" still means the same picture. */
async function restoreRuns(runs: readonly Run[]): Promise<void> {
  const db = await library();
  const transaction = db.transaction('runs', 'readwrite');
  const { store } = transaction;
  for (const run of runs.toSorted((a, b) => a.number - b.number)) {
    if ((await store.index('byId').getKey(run.id)) !== undefined) continue;
    const { number: _, ...unnumbered } = run;
    await store.add((await store.getKey(run.number)) === undefined ? run : unnumbered);
  }
  await transaction.done;
}

async function restorePicture({ row, file }: PictureLine, bytes: Blob | undefined): Promise<void> {
  const db = await library();
  const transaction = db.transaction(['pictures', 'images', 'previews', 'hashes', 'facts'], 'readwrite');
  const pictures = transaction.objectStore('pictures');
  if ((await pictures.getKey(row.id)) === undefined) await putPicture(pictures, transaction.objectStore('facts'), row);
  if (bytes && file) {
    await transaction.objectStore('images').put(bytes, row.id);
    await transaction.objectStore('hashes').put({ id: row.id, sha256: file.sha256 });
    // One that said the pixels were gone is made anew.
    await transaction.objectStore('previews').delete(row.id);
  }
  await transaction.done;
}

/** Everything else comes where it is not here, or is newer than what is here. */
async function restoreOthers(lines: readonly Line[]): Promise<void> {
  const db = await library();
  const stores = ['pictures', 'picks', 'marks', 'costs', 'presets', 'projects', 'sweeps', 'verdicts'] as const;
  const transaction = db.transaction(stores, 'readwrite');
  for (const line of lines) {
    if (line.store === 'runs' || line.store === 'pictures') continue;
    const { store, row } = line;
    if (store === 'costs') {
      if ((await transaction.objectStore(store).getKey([row.at, row.job])) === undefined)
        await transaction.objectStore(store).put(row);
      continue;
    }
    // What is said of a picture that did not come would stand beside nothing.
    const isOfPicture = store === 'picks' || store === 'marks' || store === 'verdicts';
    if (isOfPicture && (await transaction.objectStore('pictures').getKey(row.id)) === undefined) continue;
    const here: unknown = await transaction.objectStore(store).get(row.id);
    // Each fits the schema of its own store (`format.ts`), which is more than the types of one call can say.
    if (here === undefined || changedAt(row) > changedAt(here)) unwrap(transaction.objectStore(store)).put(row);
  }
  await transaction.done;
}

/** When a record changed, in epoch milliseconds; one that does not say is older than any that does. */
function changedAt(row: unknown): number {
  if (typeof row !== 'object' || row === null) return 0;
  const said = 'changedAt' in row ? row.changedAt : 'createdAt' in row ? row.createdAt : 0;
  return typeof said === 'number' ? said : 0;
}
