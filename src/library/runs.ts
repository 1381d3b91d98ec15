import { library } from './database.ts';
import { announce } from './news.ts';
import { rowPages } from './pages.ts';
import { type JobRow, type Run, runSchema } from './rows.ts';

/** Runs that the disk had no room for. They are shown all the same, and written with the first picture that finds room. */
const refused = new Map<string, Omit<Run, 'number'>>();

/**
 * Writes a run and all its jobs down, in one transaction, before anything is sent. The number of the run is given by
 * the database. The commit is asked for at once and not only when the requests are done, which is as early as a page
 * can put a promise on disk.
 */
export async function writeRun(run: Omit<Run, 'number'>, jobs: readonly JobRow[]): Promise<void> {
  const db = await library();
  const transaction = db.transaction(['runs', 'jobs'], 'readwrite');
  const writes = [
    transaction.objectStore('runs').add(run),
    ...jobs.map((job) => transaction.objectStore('jobs').put(job)),
  ];
  transaction.commit();
  await Promise.all([...writes, transaction.done]).catch((error: unknown) => {
    refused.set(run.id, run);
    throw error;
  });
  announce('runs', [run.id]);
}

/** Writes a run that was refused before, if this one was: a picture without its run would stand in no strip. */
export async function writeRefusedRun(id: string): Promise<void> {
  const run = refused.get(id);
  // Taken out first, so that two of its pictures at once do not write it twice; refused again, it is back.
  if (refused.delete(id) && run) await writeRun(run, []);
}

/** All runs, newest first. Rows that no longer fit the schema are passed over rather than taking the gallery down. */
export async function readRuns(): Promise<Run[]> {
  const { store } = (await library()).transaction('runs');
  const runs: Run[] = [];
  for await (const rows of rowPages(store, ({ number }) => number ?? 0)) runs.push(...sound(rows));
  return withRefused(runs).reverse();
}

/** The newest runs, newest first, without reading the others; and whether there are others. */
export async function readNewestRuns(count: number): Promise<{ runs: Run[]; more: boolean }> {
  const { store } = (await library()).transaction('runs');
  const newest = (await store.openKeyCursor(null, 'prev'))?.key ?? 0;
  const rows = await store.getAll(IDBKeyRange.lowerBound(newest - count, true));
  return { runs: withRefused(sound(rows)).reverse(), more: newest > count };
}

/** Certain runs, by their ids; those that are not there are left out. */
export async function readRunsById(ids: readonly string[]): Promise<Run[]> {
  const index = (await library()).transaction('runs').store.index('byId');
  return sound(await Promise.all(ids.map((id) => index.get(id))));
}

/** Runs as they were known, with others in their places by number, newest first. A run known under its id is replaced. */
export function mergeRuns(known: readonly Run[], fresh: readonly Run[]): Run[] {
  const byId = new Map(fresh.map((run) => [run.id, run]));
  const kept = known.filter(({ id }) => !byId.has(id));
  return [...byId.values(), ...kept].sort((a, b) => b.number - a.number);
}

function sound(rows: readonly unknown[]): Run[] {
  return rows.flatMap((row) => runSchema.safeParse(row).data ?? []);
}

/** Runs, oldest first, and behind them those the disk had no room for, under the numbers they would have got. */
function withRefused(runs: readonly Run[]): Run[] {
  const next = (runs.at(-1)?.number ?? 0) + 1;
  return [...runs, ...[...refused.values()].map((run, index) => ({ ...run, number: next + index }))];
}
