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
  /** The pictures that are in it. */
  ids: z.array(z.string()),
  /** Why nothing is written for now, in words. */
  problem: z.optional(z.object({ needsPermission: z.boolean(), words: z.string() })),
});

export type Folder = z.output<typeof folderSchema>;

const name = 'backup-folder';

export const readFolder = () => readFact(name, folderSchema);

export const folderQuery = queryOptions({
  queryKey: ['facts', name],
  networkMode: 'always',
  retry: false,
  queryFn: async () => (await readFolder()) ?? null,
});

export async function chooseFolder(handle: FileSystemDirectoryHandle, since = Date.now()): Promise<void> {
  await writeFact(name, { handle, since, ids: [] } satisfies Folder);
}

export async function forgetFolder(): Promise<void> {
  await writeFact(name, null);
}

/** Notes how it goes, unless the folder was let go of or another was chosen since. */
export async function noteFolder(since: number, news: Pick<Folder, 'at' | 'ids' | 'problem'>): Promise<void> {
  const transaction = (await library()).transaction('facts', 'readwrite');
  const known = folderSchema.safeParse(await transaction.store.get(name)).data;
  if (known?.since === since) await transaction.store.put({ handle: known.handle, since, ...news }, name);
  await transaction.done;
}
