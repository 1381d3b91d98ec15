import type { useRepeats } from './repeats.ts';
import { plural, summary } from './words.ts';

/** Repeats of a picture that are under way, and those that failed or were interrupted. */
export type OwedRepeats = { pending: number; failed: number };

/** Where repeating a picture stands, in sentences. */
export function status(
  { exact, tests, unjudged, comparing, error }: ReturnType<typeof useRepeats>,
  { pending, failed }: OwedRepeats,
): string {
  const tested = new Set(tests.map(({ without }) => without)).size;
  return [
    exact.length > 0 && `Verified: ${summary(exact)}.`,
    exact.length + tests.length + unjudged.length + comparing.length + pending === 0 && 'Never repeated.',
    tested > 0 && `${plural(tested, 'parameter')} tested.`,
    pending > 0 && `${plural(pending, 'repeat')} under way.`,
    failed > 0 && `${plural(failed, 'repeat')} did not come: the card in the gallery says why.`,
    comparing.length > 0 && 'Comparing…',
    error !== undefined && `The comparison could not be kept: ${error}`,
  ]
    .filter(Boolean)
    .join(' ');
}
