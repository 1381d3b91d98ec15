import * as z from 'zod/mini';
import { library } from '#library/database.ts';
import { markSchema } from '#library/marks.ts';
import { jobRowSchema, pictureSchema } from '#library/rows.ts';
import { type Entry, failedEntry, pictureEntry } from './entry.ts';

/** Everything that can be searched of the pictures in a range of ids. Rows that no longer fit the schema are passed over. */
export async function readPictures(range: IDBKeyRange): Promise<[string, Entry][]> {
  const db = await library();
  const transaction = db.transaction(['pictures', 'marks', 'picks', 'verdicts']);
  const [pictures, marks, picks, verdicts] = await Promise.all([
    transaction.objectStore('pictures').getAll(range),
    transaction.objectStore('marks').getAll(range),
    transaction.objectStore('picks').getAllKeys(range),
    transaction.objectStore('verdicts').getAllKeys(range),
  ]);
  const markOf = new Map(marks.map((row) => [row.id, markSchema.safeParse(row).data]));
  const picked = new Set(picks);
  const verified = new Set(verdicts);
  return pictures.flatMap((row): [string, Entry][] => {
    const picture = pictureSchema.safeParse(row).data;
    if (!picture) return [];
    const { id } = picture;
    return [
      [id, pictureEntry(picture, { mark: markOf.get(id), isPick: picked.has(id), isVerified: verified.has(id) })],
    ];
  });
}

/** The jobs that failed and wait for a person. */
export async function readFailed(): Promise<[string, Entry][]> {
  const rows = await (await library()).getAll('jobs');
  return rows.flatMap((row): [string, Entry][] => {
    const job = jobRowSchema.safeParse(row).data;
    return job?.failure ? [[job.id, failedEntry(job)]] : [];
  });
}

/** The numbers of all runs by their ids, from keys alone. */
export async function readRunNumbers(): Promise<[string, number][]> {
  const found: [string, number][] = [];
  const { store } = (await library()).transaction('runs');
  let cursor = await store.index('byId').openKeyCursor();
  for (; cursor; cursor = await cursor.continue()) found.push([cursor.key, cursor.primaryKey]);
  return found;
}

/** The numbers of the runs after a number. */
export async function readNewRuns(after: number): Promise<[string, number][]> {
  const rows = await (await library()).getAll('runs', IDBKeyRange.lowerBound(after, true));
  return rows.flatMap(({ id, number }): [string, number][] => (number === undefined ? [] : [[id, number]]));
}

const projectSchema = z.object({ id: z.string(), name: z.string() });

/** What projects are called, by their ids. */
export async function readProjectNames(): Promise<[string, string][]> {
  const rows = await (await library()).getAll('projects');
  return rows.flatMap((row): [string, string][] => {
    const { data } = projectSchema.safeParse(row);
    return data ? [[data.id, data.name]] : [];
  });
}

/** What the small copies of pictures say of them; absent while there is none. */
export async function readFlaws(ids: readonly string[]): Promise<[string, 'black' | 'damaged' | 'none'][]> {
  const { store } = (await library()).transaction('previews');
  const previews = await Promise.all(ids.map((id) => store.get(id)));
  return ids.flatMap((id, index): [string, 'black' | 'damaged' | 'none'][] => {
    const preview = previews[index];
    if (!preview) return [];
    if (preview.kind === 'damaged') return [[id, 'damaged']];
    return [[id, preview.mark === 'black' ? 'black' : 'none']];
  });
}
