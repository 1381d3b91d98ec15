import { announce, library } from './database.ts';
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
  announce('runs');
}

/** Writes a run that was refused before, if this one was: a picture without its run would stand in no strip. */
export async function writeRefusedRun(id: string): Promise<void> {
  const run = refused.get(id);
  // Taken out first, so that two of its pictures at once do not write it twice; refused again, it is back.
  if (refused.delete(id) && run) await writeRun(run, []);
}

/** All runs, newest first. Rows that no longer fit the schema are passed over rather than taking the gallery down. */
export async function readRuns(): Promise<Run[]> {
  const db = await library();
  const rows = await db.getAll('runs');
  const written = rows.flatMap((row) => runSchema.safeParse(row).data ?? []);
  const next = (written.at(-1)?.number ?? 0) + 1;
  return [...written, ...[...refused.values()].map((run, index) => ({ ...run, number: next + index }))].reverse();
}
