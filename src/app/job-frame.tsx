import { AbandonedCard } from '#queue/abandoned-card.tsx';
import { JobCard } from '#queue/job-card.tsx';
import type { FrameJob } from './use-frame-jobs.ts';
import { queue } from './wiring.ts';

/** The card of a frame that is still owed. */
export function JobFrame({ job, label }: { job: FrameJob | undefined; label: string }) {
  if (!job) return null;
  const { id } = job;
  return job.live ? (
    <JobCard live={job.live} label={label} onCancel={() => queue.drop([id])} onTryAgain={() => queue.tryAgain(id)} />
  ) : (
    <AbandonedCard
      row={job.abandoned}
      label={label}
      onTryAgain={() => queue.tryAgain(id, job.abandoned)}
      onDismiss={() => queue.drop([id])}
    />
  );
}
