import { unwrap } from 'idb';
import { library } from '#library/database.ts';
import { readDeletions } from '#library/deletions.ts';
import { markSchema } from '#library/marks.ts';
import { isNamed, type Line } from './format.ts';
import { fateOf, newerMark, type Said } from './what-comes.ts';

/** What has a name of its own, and costs: what is not here comes, and the newer of two counts. */
export async function restoreRecords(lines: readonly Line[]): Promise<void> {
  const deletedAt = await readDeletions();
  const transaction = (await library()).transaction(['costs', 'presets', 'projects', 'sweeps'], 'readwrite');
  const costs = transaction.objectStore('costs');
  for (const line of lines) {
    if (line.store === 'costs') {
      if ((await costs.getKey([line.row.at, line.row.job])) === undefined) await costs.put(line.row);
    } else if (isNamed(line)) {
      const { store, row } = line;
      const fate = fateOf(row, await transaction.objectStore(store).get(row.id), deletedAt(store, row.id));
      // Each fits the schema of its own store (`format.ts`), which is more than the types of one call can say.
      if (fate === 'comes' || fate === 'replaces') unwrap(transaction.objectStore(store)).put(row);
    }
  }
  await transaction.done;
}

/** What is said of pictures that were here before the restore. Verdicts are never taken back, so that one that is not here is news. */
export async function restoreSaid(said: ReadonlyMap<string, Said>, fresh: ReadonlySet<string>): Promise<void> {
  const db = await library();
  const transaction = db.transaction(['pictures', 'picks', 'marks', 'verdicts'], 'readwrite');
  const [marks, verdicts] = [transaction.objectStore('marks'), transaction.objectStore('verdicts')];
  for (const [id, { mark, verdict }] of said) {
    // Of a picture that did not come it would stand beside nothing.
    if (fresh.has(id) || (await transaction.objectStore('pictures').getKey(id)) === undefined) continue;
    const isPicked = (await transaction.objectStore('picks').getKey(id)) !== undefined;
    const newer = newerMark(mark, markSchema.safeParse(await marks.get(id)).data, isPicked);
    if (newer) await marks.put(newer);
    if (verdict && (await verdicts.getKey(id)) === undefined) await verdicts.put(verdict);
  }
  await transaction.done;
}
