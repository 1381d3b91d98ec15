import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { library } from '#library/database.ts';
import { readFact } from '#library/facts.ts';
import { readFolder, readFolderIds, writeFolder } from './folder-record.ts';

/** When the last backup was made, and the last of all pictures; and which pictures are in one. */
const backedUpSchema = z.object({ at: z.number(), wholeAt: z.optional(z.number()), ids: z.array(z.string()) });

export type BackedUp = z.output<typeof backedUpSchema>;

const name = 'backed-up';

export const backedUpQuery = queryOptions({
  queryKey: ['facts', name],
  networkMode: 'always',
  retry: false,
  structuralSharing: false,
  queryFn: async () => (await readBackedUp()) ?? null,
});

/** What is backed up, in archives and in the folder. */
export async function readBackedUp(): Promise<BackedUp | undefined> {
  const [known, folder] = await Promise.all([readFact(name, backedUpSchema), readFolder()]);
  if (folder?.at === undefined) return known;
  return together(known, { at: folder.at, wholeAt: folder.at, ids: [...(await readFolderIds(folder.since))] });
}

/** Notes that pictures are in a backup. One that was made before the last leaves that the last. */
export async function noteBackup(
  ids: readonly string[],
  { at = Date.now(), isWhole = false }: { at?: number; isWhole?: boolean } = {},
): Promise<void> {
  const { store, done } = (await library()).transaction('facts', 'readwrite');
  const known = backedUpSchema.safeParse(await store.get(name)).data;
  await store.put(together(known, { at, ...(isWhole && { wholeAt: at }), ids: [...ids] }), name);
  await done;
}

/** Lets go of the folder for another or for none. What is in it is in a backup still. */
export async function changeFolder(handle: FileSystemDirectoryHandle | null): Promise<void> {
  const before = await readFolder();
  if (before?.at !== undefined) await noteBackup(await readFolderIds(before.since), { at: before.at, isWhole: true });
  await writeFolder(handle);
}

function together(known: BackedUp | undefined, more: BackedUp): BackedUp {
  if (!known) return more;
  const wholeAt = Math.max(known.wholeAt ?? 0, more.wholeAt ?? 0);
  return {
    at: Math.max(known.at, more.at),
    ...(wholeAt > 0 && { wholeAt }),
    ids: [...new Set([...known.ids, ...more.ids])],
  };
}
