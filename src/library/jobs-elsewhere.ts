import { queryOptions } from '@tanstack/react-query';
import { library } from './database.ts';
import { livingTabs, thisTab } from './jobs.ts';
import { abandonedJobsQuery } from './queries.ts';
import { type JobRow, jobRowSchema } from './rows.ts';

/** How long until another tab's jobs are looked at again, in milliseconds: that a tab was closed is announced by nobody. */
const lookAgainMs = 4000;

/** The jobs of a sheet that another open tab is at: its business, but not to be ordered here as well. */
export const jobsElsewhereQuery = (sweep: string) =>
  queryOptions({
    networkMode: 'always',
    retry: false,
    queryKey: ['jobs-elsewhere', sweep],
    queryFn: async ({ client, queryKey }) => {
      const before = client.getQueryData<JobRow[]>(queryKey) ?? [];
      const rows = await readJobsElsewhere(sweep);
      // Perhaps their tab was closed: what it left behind is offered here from now on.
      if (rows.length < before.length)
        await client.invalidateQueries({ queryKey: abandonedJobsQuery.queryKey, exact: true });
      return rows;
    },
    refetchInterval: ({ state }) => ((state.data?.length ?? 0) > 0 ? lookAgainMs : false),
  });

/** Jobs of a sheet that belong to another tab which is open. */
export async function readJobsElsewhere(sweep: string): Promise<JobRow[]> {
  const rows = (await (await library()).getAll('jobs')).filter(
    ({ cell, tab }) => cell?.sweep === sweep && tab !== thisTab,
  );
  if (rows.length === 0) return [];
  const alive = await livingTabs(rows.map(({ tab }) => tab));
  return rows.filter(({ tab }) => alive.has(tab)).flatMap((row) => jobRowSchema.safeParse(row).data ?? []);
}
