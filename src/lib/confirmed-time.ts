import * as z from 'zod/mini';
import { persisted } from './persisted.ts';

const dayMs = 86_400_000;

/** When this page was opened: the last three of them that are a day or more apart, in epoch milliseconds, oldest first. */
const sightings = persisted('proofsheet.days', z.array(z.number()), []);

/** Notes that the page is open now. Times to come are of a clock that was wrong. */
export function noteTime(now = Date.now()): void {
  const past = sightings.get().filter((at) => at <= now);
  const last = past.at(-1);
  if (last === undefined || now - last >= dayMs) sightings.set([...past, now].slice(-3));
  else if (past.length < sightings.get().length) sightings.set(past);
}

/**
 * A time that was surely reached, for what cannot be taken back: the clock showed it, and on two later occasions a day or
 * more apart it still showed later ones. One wrong clock at one start erases nothing (TRUST F-25).
 */
export function confirmedTime(): number {
  const [first, , third] = sightings.get();
  return first !== undefined && third !== undefined ? first : Number.NEGATIVE_INFINITY;
}
