import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';
import type { Outcome } from '#exchange/read/read-bytes.ts';
import { type FileOutcome, readFiles, readPasted } from '#exchange/read/read-file.ts';
import { filesOf } from '#exchange/read/unpack.ts';

/** What came in: files and folders from wherever, or a text. `id` tells one drop from the next. */
export type Incoming = { id: string } & (
  | { files: readonly File[]; entries: readonly FileSystemEntry[]; text?: never }
  | { text: string; files?: never; entries?: never }
);

/** One thing that was looked into. A text has no file. */
export type Item = { name: string; file?: Blob; outcome: Outcome };

/** Everything that came in, looked into one after the other; what is known so far is there at once. */
export const itemsQuery = (incoming: Incoming) =>
  queryOptions({
    queryKey: ['incoming', incoming.id],
    networkMode: 'always',
    staleTime: 'static',
    gcTime: 0,
    retry: false,
    queryFn: async ({ client }): Promise<Item[]> => {
      if (incoming.text !== undefined) return [{ name: 'Text', outcome: await readPasted(incoming.text) }];
      return gather(client, incoming.id, readFiles(await filesOf(incoming.entries, incoming.files)));
    },
  });

async function gather(client: QueryClient, id: string, outcomes: AsyncIterable<FileOutcome>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const outcome of outcomes) {
    items.push(outcome);
    client.setQueryData(['incoming', id], [...items]);
  }
  return items;
}
