import * as z from 'zod/mini';
import { sweepSchema } from '#recipe/sweep/sweep.ts';
import { announce, library } from './database.ts';

/** A sheet: its definition. Its cells are ordinary pictures and jobs, which name it (`cell.sweep`). */
export const sheetSchema = z.object({
  /** Sorts by time of making. */
  id: z.string(),
  createdAt: z.number(),
  changedAt: z.number(),
  title: z.optional(z.string()),
  sweep: sweepSchema,
});

export type Sheet = z.output<typeof sheetSchema>;

/** Writes a new sheet down. */
export async function writeSheet(sheet: Sheet): Promise<void> {
  await (await library()).put('sweeps', sheet);
  announce('sweeps');
}

export async function deleteSheet(id: string): Promise<void> {
  await (await library()).delete('sweeps', id);
  announce('sweeps');
}
