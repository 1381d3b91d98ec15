import { InferenceError } from '#inference/inference-error.ts';
import { progressQuery } from '#inference/server-progress.ts';
import { AbandonedCard } from '#queue/abandoned-card.tsx';
import { JobCard } from '#queue/job-card.tsx';
import type { LiveJob } from '#queue/use-jobs.ts';
import { tokens } from '#settings/tokens/tokens.ts';
import { allowHost } from './open-way.ts';
import type { FrameJob } from './use-frame-jobs.ts';
import { queue } from './wiring.ts';

/** The card of a frame that is still owed. */
export function JobFrame({ job, label }: { job: FrameJob | undefined; label: string }) {
  if (!job) return null;
  const { id } = job;
  if (job.live) {
    const { endpoint } = job.live.job;
    return (
      <JobCard
        live={job.live}
        label={label}
        progress={progressQuery(id, endpoint, (url, headers) => tokens.authorize(endpoint, url, headers))}
        advice={signInAdvice(job.live)}
        onCancel={() => queue.drop([id])}
        onTryAgain={() => queue.tryAgain(id)}
        onAllow={allowHost}
      />
    );
  }
  return (
    <AbandonedCard
      row={job.abandoned}
      label={label}
      onTryAgain={() => queue.tryAgain(id, job.abandoned)}
      onDismiss={() => queue.drop([id])}
      onAllow={allowHost}
    />
  );
}

/** A token from signing in that is not accepted has ended, whatever the clock says of it (TRUST F-25). */
function signInAdvice({ job, state: { error } }: LiveJob): string | undefined {
  const isRefused = error instanceof InferenceError && error.kind === 'unauthorized';
  const isSignIn = tokens.hint(job.endpoint.id)?.expiresAt !== undefined;
  return isRefused && isSignIn ? 'Your sign-in has ended. Sign in again under Endpoints.' : undefined;
}
