import * as z from 'zod/mini';
import { library } from '#library/database.ts';
import { type Mark, markSchema } from '#library/marks.ts';
import { jobRowSchema, type Picture } from '#library/rows.ts';
import { type Beside, type Entry, failedEntry, pictureEntry } from './entry.ts';

/** Everything that can be searched of the pictures in a range of ids. Rows that no longer fit are passed over. */
export async function readPictures(range: IDBKeyRange): Promise<[string, Entry][]> {
  const stores = await storesOfPicture();
  const [pictures, marks, picks, verdicts] = await Promise.all([
    stores.pictures.getAll(range),
    stores.marks.getAll(range),
    stores.picks.getAllKeys(range),
    stores.verdicts.getAllKeys(range),
  ]);
  return entries(pictures, marks, picks, verdicts);
}

/** The same of certain pictures, wherever they stand. */
export async function readPicturesOf(ids: readonly string[]): Promise<[string, Entry][]> {
  const stores = await storesOfPicture();
  const [pictures, marks, picks, verdicts] = await Promise.all([
    Promise.all(ids.map((id) => stores.pictures.get(id))),
    Promise.all(ids.map((id) => stores.marks.get(id))),
    Promise.all(ids.map((id) => stores.picks.getKey(id))),
    Promise.all(ids.map((id) => stores.verdicts.getKey(id))),
  ]);
  return entries(pictures, marks, picks, verdicts);
}

async function storesOfPicture() {
  const transaction = (await library()).transaction(['pictures', 'marks', 'picks', 'verdicts']);
  return {
    pictures: transaction.objectStore('pictures'),
    marks: transaction.objectStore('marks'),
    picks: transaction.objectStore('picks'),
    verdicts: transaction.objectStore('verdicts'),
  };
}

function entries(
  pictures: readonly (Picture | undefined)[],
  marks: readonly (Mark | undefined)[],
  picks: readonly (string | undefined)[],
  verdicts: readonly (string | undefined)[],
): [string, Entry][] {
  const markOf = new Map(marks.map((row) => [row?.id, markSchema.safeParse(row).data]));
  const picked = new Set(picks);
  const verified = new Set(verdicts);
  return pictures.flatMap((picture): [string, Entry][] => {
    if (!picture) return [];
    const { id } = picture;
    const beside = { mark: markOf.get(id), isPick: picked.has(id), isVerified: verified.has(id) };
    const entry = soundEntry(picture, beside);
    return entry ? [[id, entry]] : [];
  });
}

/** What was read of a row, unless it is not what rows hold. The schema of a whole row would take as long as all the rest. */
function soundEntry(picture: Picture, beside: Beside): Entry | undefined {
  try {
    const entry = pictureEntry(picture, beside);
    const isSound =
      Number.isFinite(entry.at) &&
      Object.values(entry.texts).every((text) => text === undefined || typeof text === 'string') &&
      Object.values(entry.numbers).every((number) => number === undefined || Number.isFinite(number));
    return isSound ? entry : undefined;
  } catch {
    return undefined;
  }
}

/** The jobs that failed and wait for a person. */
export async function readFailed(): Promise<[string, Entry][]> {
  const rows = await (await library()).getAll('jobs');
  return rows.flatMap((row): [string, Entry][] => {
    const job = jobRowSchema.safeParse(row).data;
    return job?.failure ? [[job.id, failedEntry(job)]] : [];
  });
}

/** Runs that are read at a time. */
const runsAtATime = 2000;

/** The numbers of the runs after a number, by their ids; of all of them after 0. */
export async function readRunNumbers(after: number): Promise<[string, number][]> {
  const { store } = (await library()).transaction('runs');
  const found: [string, number][] = [];
  let rows: Awaited<ReturnType<typeof store.getAll>>;
  let last = after;
  do {
    rows = await store.getAll(IDBKeyRange.lowerBound(last, true), runsAtATime);
    for (const { id, number = last } of rows) {
      found.push([id, number]);
      last = number;
    }
  } while (rows.length === runsAtATime);
  return found;
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

/** What the small copy of a picture says of it. */
export type Look = { flaw?: 'black' | 'damaged'; size?: { width: number; height: number } };

/** What small copies say of their pictures; absent where there is none. */
export async function readLooks(ids: readonly string[]): Promise<[string, Look][]> {
  const { store } = (await library()).transaction('previews');
  const previews = await Promise.all(ids.map((id) => store.get(id)));
  return ids.flatMap((id, index): [string, Look][] => {
    const preview = previews[index];
    if (!preview) return [];
    if (preview.kind === 'damaged') return [[id, { flaw: 'damaged' }]];
    const { width, height, mark } = preview;
    return [[id, { size: { width, height }, ...(mark === 'black' && { flaw: mark }) }]];
  });
}
