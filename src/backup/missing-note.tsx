import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { count } from '#lib/count.ts';
import { acceptCensus, findMissing, type Missing } from '#library/find-missing.ts';
import { whenAtRest } from '#library/first-look.ts';
import { storageState } from '#library/storage-state.ts';
import { Button } from '#ui/button.tsx';
import { Note } from './note.tsx';

/** Looked for whenever the library was opened. */
const missingQuery = (openings: number) =>
  queryOptions({
    queryKey: ['facts', `missing ${openings}`],
    networkMode: 'always',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    // It reads all there is, which nothing on the page waits for.
    queryFn: async () => (await whenAtRest().then(() => findMissing())) ?? null,
  });

/** Says that the disk lost records, which it does without a sign (TRUST 13), and what can be done. */
export function MissingNote({ onRestore }: { onRestore: () => void }) {
  const client = useQueryClient();
  const storage = useSyncExternalStore(storageState.subscribe, storageState.get);
  const isDisk = storage.kind === 'disk' && storage.openings > 0;
  const query = missingQuery(isDisk ? storage.openings : 0);
  const { data: missing } = useQuery({ ...query, enabled: isDisk });
  if (!isDisk || missing === undefined) return null;
  const words = missing ? inWords(missing, storage.isReset) : storage.isReset && begunAnew;
  if (!words) return null;
  return (
    <Note
      actions={
        <>
          <Button size="small" onClick={onRestore}>
            Restore a backup
          </Button>
          <Button
            size="small"
            onClick={async () => {
              await acceptCensus();
              client.setQueryData(query.queryKey, null);
              storageState.set({ ...storage, isReset: false });
            }}
          >
            Understood
          </Button>
        </>
      }
    >
      {words} If you have a backup, it restores what is not here.
    </Note>
  );
}

const begunAnew = 'The browser found the library of this device damaged and began a new one, which is empty.';

function inWords({ count: lost, since, whole }: Missing, isReset: boolean): string {
  const day = new Date(since).toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
  const pictures = count(lost, 'picture');
  if (isReset) return `${begunAnew} The one before had ${pictures}.`;
  if (whole)
    return `The browser removed this site’s pictures: there were ${pictures} here on ${day} that are not here now.`;
  return `${pictures} ${lost === 1 ? 'is' : 'are'} missing since ${day}: this device lost the records.`;
}
