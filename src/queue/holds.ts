import { isRateLimit, retryDelay } from '#inference/retry-policy.ts';
import { wait } from '#lib/wait.ts';
import type { Job } from './job.ts';

/**
 * Endpoints that asked to be left alone, and until when: one job hears of a rate limit, and the others need not run into
 * it too (TRUST F-11).
 *
 * @param now epoch milliseconds
 */
export function createHolds(now: () => number) {
  const ends = new Map<string, number>();
  return {
    /** Notes what a failure says of its endpoint; a later end counts. */
    hear(endpoint: string, failures: number, error: Error): void {
      if (!isRateLimit(error)) return;
      ends.set(endpoint, Math.max(ends.get(endpoint) ?? 0, now() + retryDelay(failures, error)));
    },

    /**
     * Waits while requests may not go there; undefined when they may at once. Rejects when the job is cancelled.
     *
     * @param onWait hears from when until when, in epoch milliseconds
     */
    wait(
      { endpoint, controller }: Pick<Job, 'endpoint' | 'controller'>,
      onWait: (span: { startedAt: number; resumesAt: number }) => void,
    ): Promise<void> | undefined {
      const [startedAt, resumesAt] = [now(), ends.get(endpoint.id) ?? 0];
      if (resumesAt <= startedAt) return undefined;
      onWait({ startedAt, resumesAt });
      return wait(resumesAt - startedAt, controller.signal);
    },

    /** Lets requests go there at once: somebody asked for it. */
    lift: (endpoint: string) => void ends.delete(endpoint),
  };
}
