import { library } from '#library/database.ts';
import { noteReturned } from '#library/find-missing.ts';
import { announce } from '#library/news.ts';
import { putPicture } from '#library/pictures.ts';
import type { Run } from '#library/rows.ts';
import type { PictureLine } from './format.ts';
import { lostAmong } from './lost-records.ts';
import { type Plan, wordsOf } from './plan-restore.ts';
import type { Archive } from './read-archive.ts';
import { restoreRecords, restoreSaid } from './restore-others.ts';
import { type Said, saidIn } from './what-comes.ts';

/** After so many pictures the gallery shows what has come. */
const newsEvery = 500;

/**
 * Does what a plan says. Each picture comes with its bytes and what is said of it in one transaction, so that a restore
 * that is stopped, by a crash as well, left only whole pictures and can be run again. Rejects with a QuotaExceededError
 * when the device is full.
 */
export async function restore(
  { lines, unfit, bytesOf }: Archive,
  { fresh, emptied }: Plan,
  { signal, onDone }: { signal: AbortSignal; onDone: (done: number, of: number) => void },
): Promise<{ pictures: number; problems: string[] }> {
  const problems = [...unfit];
  const said = saidIn(lines);
  const come = fresh.map(({ row }) => row.id);
  const lost = await lostAmong(come);
  const due = [...fresh, ...emptied];
  let pictures = 0;
  let returned = 0;
  try {
    await restoreRuns(lines.flatMap((line) => (line.store === 'runs' ? [line.row] : [])));
    await restoreRecords(lines);
    await restoreSaid(said, new Set(come));
    for (const [index, line] of due.entries()) {
      signal.throwIfAborted();
      onDone(index, due.length);
      const bytes = line.file || line.small ? await bytesOf(line).catch(wordsOf) : undefined;
      if (typeof bytes === 'string') problems.push(`${line.row.id}: ${bytes}`);
      // A recipe comes without its small copy as well.
      if (typeof bytes !== 'string' || !line.file) {
        const { id } = line.row;
        const beside = { said: said.get(id), isCounted: lost.has(id), ...(bytes instanceof Blob && { bytes }) };
        if (await restorePicture(line, beside)) returned++;
        pictures++;
      }
      if (pictures % newsEvery === 0) announce('pictures');
    }
  } finally {
    // Also where it was stopped half-way: what has come is here.
    await noteReturned(returned);
    announce(['runs', 'pictures', 'picks', 'marks', 'costs', 'sweeps', 'presets', 'verdicts', 'projects']);
  }
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

type Beside = { bytes?: Blob; said: Said | undefined; isCounted: boolean };

const stores = ['pictures', 'images', 'previews', 'hashes', 'facts', 'picks', 'marks', 'verdicts'] as const;

/** Brings a picture; of one whose record is here, the pixels alone. Says whether its record came. */
async function restorePicture({ row, file, small }: PictureLine, { bytes, said, isCounted }: Beside): Promise<boolean> {
  const transaction = (await library()).transaction(stores, 'readwrite');
  const pictures = transaction.objectStore('pictures');
  const isNew = (await pictures.getKey(row.id)) === undefined;
  if (isNew) {
    if (isCounted) await pictures.put(row);
    else await putPicture(pictures, transaction.objectStore('facts'), row);
    if (said?.isPicked) await transaction.objectStore('picks').put({ id: row.id });
    if (said?.mark) await transaction.objectStore('marks').put(said.mark);
    if (said?.verdict) await transaction.objectStore('verdicts').put(said.verdict);
  }
  if (bytes && file) {
    await transaction.objectStore('images').put(bytes, row.id);
    await transaction.objectStore('hashes').put({ id: row.id, sha256: file.sha256 });
    // One that said the pixels were gone is made anew.
    await transaction.objectStore('previews').delete(row.id);
  } else if (bytes && small) {
    const { width, height } = small;
    const preview = { kind: 'thumbnail', blob: bytes, width, height, mark: 'forgotten' } as const;
    await transaction.objectStore('previews').put(preview, row.id);
  }
  await transaction.done;
  return isNew;
}
