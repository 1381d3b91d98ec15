import * as z from 'zod/mini';
import { sweepSchema } from '#recipe/sweep/sweep.ts';
import { library } from './database.ts';
import { deleteRecord } from './deletions.ts';
import { announce } from './news.ts';
import { newRunId, pictureSchema } from './rows.ts';

/** A sheet: the definition of a sweep. Its cells are ordinary pictures and jobs, which name it (`cell.sweep`). */
export const sheetSchema = z.object({
  /** Sorts by time of making, as the ids of runs do. */
  id: z.string(),
  createdAt: z.number(),
  changedAt: z.number(),
  title: z.optional(z.string()),
  sweep: sweepSchema,
});

export type Sheet = z.output<typeof sheetSchema>;

/** What may be changed of a sheet. Its base stays: pictures of another one would belong to another sheet. */
export type SheetChange = Partial<Pick<Sheet['sweep'], 'axes' | 'images'>> & { title?: string };

/** The pictures of a sheet by the keys of their cells, oldest first; a cell has several when it was made again. */
export type SheetPictures = ReadonlyMap<string, readonly string[]>;

/** Writes a new sheet down. Throws a ZodError when it is none. */
export async function writeSheet(sweep: Sheet['sweep'], title?: string, now = Date.now()): Promise<Sheet> {
  const dates = { createdAt: now, changedAt: now };
  const sheet = sheetSchema.parse({ id: newRunId(now), ...dates, sweep, ...(title && { title }) });
  await (await library()).add('sweeps', sheet);
  announce('sweeps');
  return sheet;
}

/**
 * Changes a sheet: values added to its axes, more pictures per cell, another title. Read and written in one transaction,
 * so that two tabs cannot lose one another's. Undefined when the sheet is gone.
 */
export async function changeSheet(
  id: string,
  change: (sheet: Sheet) => SheetChange,
  now = Date.now(),
): Promise<Sheet | undefined> {
  const db = await library();
  const transaction = db.transaction('sweeps', 'readwrite');
  const before = sheetSchema.safeParse(await transaction.store.get(id)).data;
  if (!before) return undefined;
  const { title = before.title, ...axes } = change(before);
  const { title: _, ...rest } = before;
  const sweep = { ...before.sweep, ...axes };
  const sheet = sheetSchema.parse({ ...rest, ...(title && { title }), changedAt: now, sweep });
  await transaction.store.put(sheet);
  await transaction.done;
  announce('sweeps');
  return sheet;
}

/** Takes a sheet away; its pictures stay. */
export async function deleteSheet(id: string): Promise<void> {
  await deleteRecord('sweeps', id);
  announce('sweeps');
}

/** Brings a deleted sheet back: its pictures know their cells still. */
export async function restoreSheet(sheet: Sheet): Promise<void> {
  await (await library()).put('sweeps', sheet);
  announce('sweeps');
}

/** All sheets, the last made first. Rows that no longer fit the schema are passed over. */
export async function readSheets(): Promise<Sheet[]> {
  const rows = await (await library()).getAll('sweeps');
  return rows.flatMap((row) => sheetSchema.safeParse(row).data ?? []).reverse();
}

/**
 * The pictures of a sheet. Rows never change, so that of those in `known` none is read again: while a sheet fills, each
 * picture costs one row and not all of them.
 */
export async function readSheetPictures(id: string, known: SheetPictures = new Map()): Promise<SheetPictures> {
  const db = await library();
  const store = db.transaction('pictures').store;
  const cellOf = new Map([...known].flatMap(([key, ids]) => ids.map((picture) => [picture, key] as const)));
  const ids = await store.index('bySweep').getAllKeys(id);
  const fresh = ids.filter((each) => !cellOf.has(each));
  // One request for all of a sheet that is opened, single ones for the few that came since.
  const rows =
    fresh.length > ids.length / 2
      ? await store.index('bySweep').getAll(id)
      : await Promise.all(fresh.map((each) => store.get(each)));
  for (const row of rows) {
    const picture = pictureSchema.safeParse(row).data;
    if (picture?.cell) cellOf.set(picture.id, picture.cell.key);
  }
  const cells = new Map<string, string[]>();
  for (const picture of ids) {
    const key = cellOf.get(picture);
    if (key === undefined) continue;
    const others = cells.get(key);
    if (others) others.push(picture);
    else cells.set(key, [picture]);
  }
  return cells;
}

/** How many pictures a sheet has. */
export async function countSheetPictures(id: string): Promise<number> {
  return (await library()).countFromIndex('pictures', 'bySweep', id);
}
