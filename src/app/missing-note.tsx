import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { acceptCensus, findMissing } from '#library/find-missing.ts';
import { Button } from '#ui/button.tsx';

const missingQuery = queryOptions({
  queryKey: ['facts', 'missing'],
  networkMode: 'always',
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
  queryFn: async () => (await findMissing()) ?? null,
});

/** Says that the disk lost records, which it does without a sign (TRUST 13), and what can be done. */
export function MissingNote() {
  const client = useQueryClient();
  const { data: missing } = useQuery(missingQuery);
  if (!missing) return null;
  const { count, since } = missing;
  const day = new Date(since).toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 border-b border-line bg-raise px-[18px] py-2.5">
      <p className="min-w-0 flex-1 basis-72">
        {count === 1 ? '1 picture is' : `${count.toLocaleString()} pictures are`} missing since {day}: this device lost
        the records. If you have a backup, Storage at the top restores what is not here.
      </p>
      <Button
        size="small"
        onClick={() => {
          client.setQueryData(missingQuery.queryKey, null);
          void acceptCensus();
        }}
      >
        Understood
      </Button>
    </div>
  );
}
