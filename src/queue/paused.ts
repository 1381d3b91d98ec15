import { useQuery } from '@tanstack/react-query';
import type { Attempt } from './job.ts';
import type { LiveJob } from './use-jobs.ts';

/** Ids of the jobs that stand at the gate for want of money; beside the mutations, which do not know of it. */
export const pausedKey = ['paused'] as const;

const nobody: readonly string[] = [];

export function useAtGate(): readonly string[] {
  return useQuery<readonly string[]>({ queryKey: pausedKey, enabled: false }).data ?? nobody;
}

/** Whether a job waits for money: it stands at the gate, or will have to pass it and somebody stands there already. */
export function isPaused(
  { job, state }: Pick<LiveJob, 'job' | 'state'>,
  attempt: Attempt | undefined,
  atGate: readonly string[],
): boolean {
  if (state.status !== 'pending' || atGate.length === 0) return false;
  const mustPass = job.endpoint.price !== undefined && !attempt && !job.receipt && !job.made;
  return mustPass || atGate.includes(job.id);
}
