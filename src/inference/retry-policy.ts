import { InferenceError } from './inference-error.ts';

/** Longest single wait before a repeat, in milliseconds. Longer asks fail and say when to come back. */
const longestWaitMs = 60_000;

/**
 * Whether a failed attempt is repeated by itself: only when the server said it did no work. A 500, a 504 or a broken
 * connection may have been billed and waits for a person (the same reason ky leaves POST out of its retries).
 *
 * @param failures attempts that failed before this one, as react-query counts them
 */
export function shouldRetry(failures: number, error: Error): boolean {
  if (!(error instanceof InferenceError)) return false;
  switch (error.kind) {
    case 'model-loading':
      return failures < 20;
    case 'busy':
      // "Too busy" also comes as 500, after a minute of trying: nobody says that no work was done then.
      return error.status === 503 && worthAnother(failures, error);
    case 'rate-limited':
      return worthAnother(failures, error);
    default:
      return false;
  }
}

function worthAnother(failures: number, { retryAfterMs = 0 }: InferenceError): boolean {
  return failures < 3 && retryAfterMs <= longestWaitMs;
}

/** How long to wait before the next attempt, in milliseconds: what the server said (at most a minute), else a backoff. */
export function retryDelay(failures: number, error: Error, random: () => number = Math.random): number {
  const asked = error instanceof InferenceError ? error.retryAfterMs : undefined;
  if (asked !== undefined) return Math.min(Math.max(asked, 1000), longestWaitMs);
  const backoff = Math.min(2000 * 2 ** failures, longestWaitMs);
  return backoff * (0.75 + random() / 2);
}
