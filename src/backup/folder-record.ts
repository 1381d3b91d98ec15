import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { library } from '#library/database.ts';
import { readFact, writeFact } from '#library/facts.ts';

const handleSchema = z.transform((value: unknown, context) => {
  if (value instanceof FileSystemDirectoryHandle) return value;
  context.issues.push({ code: 'custom', message: 'It is no folder.', input: value });
  return z.NEVER;
});

/** The folder that new pictures are written into, and how that goes. */
const folderSchema = z.object({
  handle: handleSchema,
  /** When it was chosen, in epoch milliseconds: tells one choice from the next. */
  since: z.number(),
  /** When something was last written into it. */
  at: z.optional(z.number()),
  /** Why nothing is written for now, in words. */
  problem: z.optional(z.object({ needsPermission: z.boolean(), words: z.string() })),
});

export type Folder = z.output<typeof folderSchema>;

/** Which pictures are in it: a long list, in a fact of its own that is read and written only when it changes. */
const idsSchema = z.object({ since: z.number(), ids: z.array(z.string()) });

const name = 'backup-folder';
const idsName = 'backup-folder-ids';

export const readFolder = () => readFact(name, folderSchema);

/** The pictures in the folder that was chosen then; none before the first are. */
export async function readFolderIds(since: number): Promise<readonly string[]> {
  const known = await readFact(idsName, idsSchema);
  return known?.since === since ? known.ids : [];
}

export const folderQuery = queryOptions({
  queryKey: ['facts', name],
  networkMode: 'always',
  retry: false,
  queryFn: async () => (await readFolder()) ?? null,
});

/** The pictures in the folder, by when something was last written into it. */
export const folderIdsQuery = ({ since, at = 0 }: Pick<Folder, 'since' | 'at'>) =>
  queryOptions({
    queryKey: ['facts', `${idsName} ${since} ${at}`],
    networkMode: 'always',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    structuralSharing: false,
    queryFn: () => readFolderIds(since),
  });

export async function writeFolder(handle: FileSystemDirectoryHandle | null, since = Date.now()): Promise<void> {
  await writeFact(name, handle && ({ handle, since } satisfies Folder));
}

/** What is known anew of the folder; `ids` where other pictures are in it than were before. */
export type FolderNews = Pick<Folder, 'at' | 'problem'> & { ids?: readonly string[] };

/** Notes how it goes, unless the folder was let go of or another was chosen since. */
export async function noteFolder(since: number, { ids, ...news }: FolderNews): Promise<void> {
  const { store, done } = (await library()).transaction('facts', 'readwrite');
  const known = folderSchema.safeParse(await store.get(name)).data;
  if (known?.since === since) {
    const { handle, at } = known;
    await store.put({ handle, since, at, ...news } satisfies Folder, name);
    if (ids) await store.put({ since, ids }, idsName);
  }
  await done;
}
