import { type Mutation, onlineManager, useMutationState } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { type Job, type JobState, jobIn } from './job.ts';

/** A live job with what react-query knows of it, and how many wait before it in its lane. */
export type LiveJob = { job: Job; state: JobState; ahead: number };

/** Jobs in flight, waiting or failed, in the order they were submitted. */
export function useJobs(): LiveJob[] {
  const jobs = useMutationState({
    filters: { mutationKey: ['job'] },
    select: (mutation: Mutation) => ({
      job: jobIn(mutation.state.variables),
      state: mutation.state,
      lane: mutation.options.scope?.id,
    }),
  });
  const waiting = new Map<string | undefined, number>();
  return jobs.flatMap(({ job, state, lane }) => {
    const ahead = waiting.get(lane) ?? 0;
    if (state.status === 'pending') waiting.set(lane, ahead + 1);
    return job ? [{ job, state, ahead }] : [];
  });
}

/** Whether the browser says it is online. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
}
