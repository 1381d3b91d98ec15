import { diffArrays } from 'diff';

/** `at`: its place in the row. */
export type DiffPart = { kind: 'kept' | 'removed' | 'added'; text: string; at: number };

/** A stretch of both texts; the same in both where nothing changed. */
type Stretch = { old: string; now: string };

/**
 * The search ends here and everything counts as changed: its cost grows with the square, and what differs in hundreds of
 * words is not read word by word. Two prompts of the longest kind take some 50 ms at the worst.
 */
const mostChanges = 600;

/**
 * What changed between two texts, in whole words and marks. Kept and removed parts in a row are the old text, kept and
 * added ones the new. Changes with nothing but a blank between them are one.
 */
export function diffWords(before: string, after: string): DiffPart[] {
  const changes = diffArrays(words(before), words(after), { maxEditLength: mostChanges });
  const stretches: Stretch[] = [];
  for (const { added, removed, value } of changes ?? []) {
    const text = value.join('');
    append(stretches, { old: added ? '' : text, now: removed ? '' : text });
  }
  // Two texts that share nothing but commas are not a change here and there.
  const isRelated = stretches.some((stretch) => isKept(stretch) && /[\p{L}\p{N}]/u.test(stretch.old));
  return (isRelated ? stretches : [{ old: before, now: after }]).flatMap(partsOf).map((part, at) => ({ ...part, at }));
}

/** Words, marks and blanks; the browser knows where words end in languages that have no blanks. */
function words(text: string): string[] {
  return Array.from(new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text), ({ segment }) => segment);
}

/** Adds a stretch; one that changed joins the change before it, also across a blank. */
function append(stretches: Stretch[], stretch: Stretch): void {
  const last = stretches.at(-1);
  const reach =
    isKept(stretch) || !last ? 0 : !isKept(last) ? 1 : last.old.trim() === '' && stretches.length > 1 ? 2 : 0;
  const all = [...(reach > 0 ? stretches.splice(-reach) : []), stretch];
  stretches.push({ old: all.map(({ old }) => old).join(''), now: all.map(({ now }) => now).join('') });
}

function isKept({ old, now }: Stretch): boolean {
  return old === now;
}

function partsOf({ old, now }: Stretch): Omit<DiffPart, 'at'>[] {
  if (old === now) return old ? [{ kind: 'kept', text: old }] : [];
  return [
    ...(old ? [{ kind: 'removed' as const, text: old }] : []),
    ...(now ? [{ kind: 'added' as const, text: now }] : []),
  ];
}
