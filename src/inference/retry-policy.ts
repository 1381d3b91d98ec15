import { InferenceError } from './inference-error.ts';

/**
 * Longest single wait before a repeat, in milliseconds; longer asks fail and say when to come back. A limit on how often
 * may be asked is obeyed for longer than a server that is busy: it says exactly when it ends (TRUST F-11).
 */
const longestWaitMs = 60_000;
const longestLimitMs = 600_000;

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

function worthAnother(failures: number, error: InferenceError): boolean {
  return failures < 3 && (error.retryAfterMs ?? 0) <= longestFor(error);
}

/** How long to wait before the next attempt, in milliseconds: what the server said, as far as that goes, else a backoff. */
export function retryDelay(failures: number, error: Error, random: () => number = Math.random): number {
  const asked = error instanceof InferenceError ? error.retryAfterMs : undefined;
  if (asked !== undefined) return Math.min(Math.max(asked, 1000), longestFor(error));
  const backoff = Math.min((isRateLimit(error) ? 5000 : 2000) * 2 ** failures, longestWaitMs);
  return backoff * (0.75 + random() / 2);
}

/** Whether a server asked to be left alone for a while, by everybody and not only by this request. */
export function isRateLimit(error: Error): boolean {
  return error instanceof InferenceError && error.kind === 'rate-limited';
}

function longestFor(error: Error): number {
  return isRateLimit(error) ? longestLimitMs : longestWaitMs;
}
