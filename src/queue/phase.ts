import { InferenceError } from '#inference/inference-error.ts';
import { byteSize } from '#lib/byte-size.ts';
import { duration } from '#lib/duration.ts';
import type { Attempt, JobState } from './job.ts';

/** Where a job is. Derived from the mutation, its attempt and the line before it; never stored. */
export type Phase =
  | { kind: 'queued'; ahead: number }
  | { kind: 'offline' }
  | { kind: 'paused' }
  | { kind: 'generating'; startedAt: number; attempt: number; received?: number }
  | { kind: 'held'; since: number; resumesAt: number }
  | { kind: 'loading' | 'retrying'; error: Error; since: number; resumesAt: number; attempt: number }
  | { kind: 'failed'; error: Error };

/**
 * The phase of a job. `ahead` counts the jobs before it in its lane, `online` is the browser's word, `paused` says that
 * it waits for money. Pure.
 */
export function phaseOf(
  state: JobState,
  attempt: Attempt | undefined,
  ahead: number,
  online: boolean,
  paused = false,
): Phase {
  if (state.error) return { kind: 'failed', error: state.error };
  if (paused) return { kind: 'paused' };
  if (state.isPaused) return ahead === 0 && !online ? { kind: 'offline' } : { kind: 'queued', ahead };
  if (!attempt) return { kind: 'queued', ahead };
  if (attempt.resumesAt !== undefined) {
    if (!state.failureReason) return { kind: 'held', since: attempt.startedAt, resumesAt: attempt.resumesAt };
    const loading = state.failureReason instanceof InferenceError && state.failureReason.kind === 'model-loading';
    const { startedAt: since, resumesAt, number } = attempt;
    return { kind: loading ? 'loading' : 'retrying', error: state.failureReason, since, resumesAt, attempt: number };
  }
  const { startedAt, number, received } = attempt;
  return { kind: 'generating', startedAt, attempt: number, ...(received !== undefined && { received }) };
}

/**
 * A phase in words: a headline and a line under it with the count that ticks. `now` is epoch milliseconds.
 *
 * @param leftMs what the server says is left, which counts more than what past runs took
 */
export function phaseInWords(
  phase: Exclude<Phase, { kind: 'failed' }>,
  now: number,
  usualMs?: number,
  leftMs?: number,
): { title: string; detail: string } {
  switch (phase.kind) {
    case 'queued':
      return { title: 'Queued', detail: phase.ahead === 1 ? '1 ahead' : `${phase.ahead} ahead` };
    case 'offline':
      return { title: 'Offline', detail: 'waits for the network, then goes on by itself' };
    case 'paused':
      return { title: 'Paused', detail: 'the session budget is reached' };
    case 'held':
      return { title: 'Waiting', detail: `${duration(phase.resumesAt - now)} left · the server limits requests` };
    case 'loading':
      return {
        title: 'Loading the model',
        detail: `about ${duration(phase.resumesAt - now)} left · attempt ${phase.attempt + 1}`,
      };
    case 'retrying':
      return { title: 'Retrying', detail: `in ${duration(phase.resumesAt - now)} · attempt ${phase.attempt + 1}` };
    case 'generating': {
      const elapsed = now - phase.startedAt;
      const usual =
        leftMs !== undefined
          ? ` · about ${duration(leftMs)} left`
          : usualMs === undefined
            ? ''
            : elapsed < usualMs
              ? ` of about ${duration(usualMs)}`
              : ` · usually ${duration(usualMs)}`;
      const came = phase.received === undefined ? '' : ` · ${byteSize(phase.received)} received`;
      return { title: 'Generating', detail: `${duration(elapsed)}${usual}${came}` };
    }
  }
}

/** How far along a wait is, 0 … 1, or undefined when nobody knows. */
export function progressOf(phase: Phase, now: number, usualMs?: number): number | undefined {
  if (phase.kind === 'loading' || phase.kind === 'retrying' || phase.kind === 'held')
    return (now - phase.since) / (phase.resumesAt - phase.since);
  if (phase.kind !== 'generating' || usualMs === undefined || usualMs <= 0) return undefined;
  // Never quite full: an estimate that is over is not a picture.
  return Math.min(0.97, (now - phase.startedAt) / usualMs);
}
