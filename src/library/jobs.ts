import type { Receipt } from '#inference/made-picture.ts';
import { uniqueId } from '#lib/unique-id.ts';
import { library } from './database.ts';
import { announce } from './news.ts';
import { type JobRow, jobRowSchema } from './rows.ts';

/** This tab's name; a Web Lock of the same name is held for as long as the tab lives. */
export const thisTab = `proofsheet-tab-${uniqueId()}`;

/** Holds this tab's lock, so that other tabs leave its jobs alone. Let go of by the browser when the tab goes, however it goes. */
export function holdTab(): void {
  const locks = globalThis.navigator?.locks;
  // In a frame of another site there are locks, but they may not be asked for.
  locks?.request(thisTab, () => new Promise(() => undefined)).catch(() => undefined);
  if (!locks) withoutLocks().catch(() => undefined); // whoever asks tries again
}

let asking: Promise<typeof import('./tabs-without-locks.ts')> | undefined;

/** What stands in for locks; from here on this tab answers the others. */
function withoutLocks(): NonNullable<typeof asking> {
  asking ??= import('./tabs-without-locks.ts').then((tabs) => {
    tabs.answerFor(thisTab, () => announce('jobs'));
    return tabs;
  });
  asking.catch(() => {
    asking = undefined;
  });
  return asking;
}

/**
 * Notes how far a job of this tab has come, before more is done for it: it may cost money from here on, or a receipt says
 * what is left to do. All of it is written and the commit asked for at once, so that a page that goes in the next moment
 * does not take the note with it, and a job that may be billed is never said to have cost nothing.
 */
export async function noteJob(row: JobRow): Promise<void> {
  const transaction = (await library()).transaction('jobs', 'readwrite');
  const write = transaction.store.put(row);
  transaction.commit();
  await Promise.all([write, transaction.done]);
}

/** Notes how a job failed and what is left to do for its picture, if anything is, so that a reload still tells. */
export async function markFailed(
  id: string,
  failure: NonNullable<JobRow['failure']>,
  receipt?: Receipt,
): Promise<void> {
  await changeJob(id, ({ receipt: _, ...row }) => ({ ...row, failure, ...(receipt && { receipt }) }));
  announce('jobs', [id]);
}

/** Writes a job down again, as this tab's: it is about to be tried anew. */
export async function writeJob(row: JobRow): Promise<void> {
  await (await library()).put('jobs', row);
  announce('jobs');
}

/** Strikes a job out: cancelled, or dismissed. */
export async function removeJob(id: string): Promise<void> {
  await (await library()).delete('jobs', id);
  announce('jobs');
}

/** Jobs whose tab is gone: what a reload or a crash interrupted. They are offered again, never sent by themselves. */
export async function readAbandonedJobs(): Promise<JobRow[]> {
  const db = await library();
  const rows = (await db.getAll('jobs')).flatMap((row) => jobRowSchema.safeParse(row).data ?? []);
  const alive = await livingTabs(rows.map(({ tab }) => tab));
  return rows.filter((row) => !alive.has(row.tab));
}

/** Which of these tabs are open; this one is. */
export async function livingTabs(names: readonly string[]): Promise<ReadonlySet<string | undefined>> {
  const others = new Set(names.filter((name) => name !== thisTab));
  if (others.size === 0) return new Set([thisTab]);
  const held = await globalThis.navigator?.locks?.query().catch(() => undefined);
  if (held) return new Set([thisTab, ...(held.held ?? []).map((lock) => lock.name)]);
  // Better a job that nobody offers than one that is paid twice.
  const alive = await withoutLocks().then(
    ({ whoAnswers }) => whoAnswers(others),
    () => others,
  );
  return new Set([thisTab, ...alive]);
}

async function changeJob(id: string, change: (row: JobRow) => JobRow): Promise<void> {
  const db = await library();
  const transaction = db.transaction('jobs', 'readwrite');
  const row = await transaction.store.get(id);
  if (row) await transaction.store.put(change(row));
  await transaction.done;
}
