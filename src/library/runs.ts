import { announce, library } from './database.ts';
import { type JobRow, type Run, runSchema } from './rows.ts';

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
  await Promise.all([...writes, transaction.done]);
  announce('runs');
}

/** All runs, newest first. Rows that no longer fit the schema are passed over rather than taking the gallery down. */
export async function readRuns(): Promise<Run[]> {
  const db = await library();
  const rows = await db.getAll('runs');
  return rows.flatMap((row) => runSchema.safeParse(row).data ?? []).reverse();
}
