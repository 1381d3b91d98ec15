import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { presetFieldsSchema, presetNameSchema } from '#recipe/preset.ts';
import { library } from './database.ts';
import { noteDeleted } from './deletions.ts';
import { announce } from './news.ts';

/** A part of the form under a name. */
export const presetSchema = z.object({
  id: z.string(),
  name: presetNameSchema,
  fields: presetFieldsSchema,
  /** When it was saved last, in epoch milliseconds. */
  changedAt: z.number(),
});

export type Preset = z.output<typeof presetSchema>;

export const presetsQuery = queryOptions({
  queryKey: ['presets'],
  queryFn: readPresets,
  networkMode: 'always',
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

/** All presets. Rows that no longer fit the schema are passed over. */
export async function readPresets(): Promise<Preset[]> {
  return (await (await library()).getAll('presets')).flatMap((row) => presetSchema.safeParse(row).data ?? []);
}

/**
 * Writes presets and removes others, in one transaction, and gives the way back. Rejects with a QuotaExceededError when
 * the device is full; then nothing of it was written.
 */
export async function changePresets(
  written: readonly Preset[],
  removed: readonly string[] = [],
): Promise<() => Promise<unknown>> {
  const db = await library();
  const transaction = db.transaction(['presets', 'facts'], 'readwrite');
  const [presets, facts] = [transaction.objectStore('presets'), transaction.objectStore('facts')];
  const ids = [...written.map(({ id }) => id), ...removed];
  const before = (await Promise.all(ids.map((id) => presets.get(id)))).filter((row) => row !== undefined);
  await Promise.all([
    ...removed.flatMap((id) => [presets.delete(id), noteDeleted(facts, 'presets', id)]),
    ...written.map((preset) => presets.put(preset)),
    transaction.done,
  ]);
  announce('presets');
  const known = new Set(before.map(({ id }) => id));
  return () =>
    changePresets(
      before,
      ids.filter((id) => !known.has(id)),
    );
}
