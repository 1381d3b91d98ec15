import { type Count, type CountedField, countValues } from './counts.ts';
import { find } from './find.ts';
import { createLiveCatalogue } from './live-catalogue.ts';
import { parseQuery } from './parse.ts';
import { leavesOf, type Query } from './query.ts';
import type { Sort } from './sorts.ts';

export type Question = { kind: 'find'; text: string; sort: Sort } | { kind: 'count'; field: CountedField };

export type Found = {
  /** Of pictures and failed jobs, in order, with a space between them: one text crosses to the page several times faster. */
  ids: string;
  /** How many were looked through. */
  of: number;
  /** The part of the library that was, 0 … 1. */
  progress: number;
};

export type Asked = { number: number; question: Question } | { number: number; question?: never };

/** `changed`: what was answered may be out of date. */
export type Told =
  | { number: number; found: Found }
  | { number: number; counts: Count[] }
  | { number: number; failed: true }
  | { changed: true };

/** Answers grow out of date with every part that is read; so often is soon enough, in milliseconds. */
const newsEveryMs = 250;

/**
 * The index of this device's library, which asks nobody else for anything. `tell` gets the answers; what is returned takes
 * the questions.
 */
export function serveIndex(tell: (told: Told) => void): (asked: Asked) => void {
  let isDue = false;
  const live = createLiveCatalogue(() => {
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      tell({ changed: true });
    }, newsEveryMs);
  });
  const withdrawn = new Set<number>();
  return ({ number, question }) => {
    if (!question) return void withdrawn.add(number);
    // While something was worked out more may have been typed: what was withdrawn meanwhile is not worked out at all.
    setTimeout(() => !withdrawn.delete(number) && tell(answer(live, number, question)));
  };
}

function answer(live: ReturnType<typeof createLiveCatalogue>, number: number, question: Question): Told {
  const { catalogue } = live;
  if (live.isFailing()) return { number, failed: true };
  if (question.kind === 'count') {
    if (question.field === 'size') live.lookAtPixels();
    return { number, counts: countValues(question.field, catalogue) };
  }
  const { query } = parseQuery(question.text);
  const asksForPixels = leavesOf(query).some(isOfPixels);
  if (asksForPixels) live.lookAtPixels();
  const ids = find(query, question.sort, catalogue, Date.now());
  const progress = asksForPixels ? Math.min(live.progress(), live.looked()) : live.progress();
  return { number, found: { ids: ids.join(' '), of: catalogue.order.length, progress } };
}

/** What only the small copies of pictures can say for certain. */
function isOfPixels(leaf: Query): boolean {
  if (leaf.kind === 'is') return leaf.state === 'black' || leaf.state === 'damaged';
  if (leaf.kind === 'number') return ['width', 'height', 'ratio'].includes(leaf.field);
  return leaf.kind === 'ratio';
}
