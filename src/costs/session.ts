import { limits } from './limits.ts';

/** The day this page was opened, from its first moment. */
const today = new Date().setHours(0, 0, 0, 0);

/**
 * When the session began whose spending a budget limits, in epoch milliseconds: with the day this page was opened, or
 * later by hand. So a reload or a second tab starts no new one, and neither does midnight under a page that is open,
 * which would let go of jobs that wait for money while nobody looks.
 */
export function sessionStart(): number {
  const { sessionFrom } = limits.get();
  // A moment to come is of a clock that was wrong: nothing would count until then.
  return sessionFrom > Date.now() ? today : Math.max(today, sessionFrom);
}
