import { useQuery } from '@tanstack/react-query';
import { abandonedJobsQuery } from '#library/queries.ts';
import type { JobRow } from '#library/rows.ts';
import { type LiveJob, useJobs } from '#queue/use-jobs.ts';

/** A frame that is still owed: by a job of this page, or by one that an earlier page left behind. */
export type FrameJob =
  | { id: string; live: LiveJob; abandoned?: never }
  | { id: string; live?: never; abandoned: JobRow };

/** Those ordered for a project; for '' all. */
export function jobsOf(project: string, jobs: readonly FrameJob[]): readonly FrameJob[] {
  if (project === '') return jobs;
  return jobs.filter(({ live, abandoned }) => (live?.job ?? abandoned)?.project === project);
}

export function useFrameJobs(): FrameJob[] {
  const live = useJobs().map((job) => ({ id: job.job.id, live: job }));
  const own = new Set(live.map(({ id }) => id));
  const { data: rows = [] } = useQuery(abandonedJobsQuery);
  const left = rows.filter(({ id }) => !own.has(id)).map((row) => ({ id: row.id, abandoned: row }));
  return [...live, ...left];
}
