import type { Picture } from '#library/rows.ts';
import type { Verdict } from '#library/verdicts.ts';

/** A repeat that comes in a quarter of the time was hardly made anew; a second apart, chance and lines are out of it. */
const muchFaster = { times: 4, ms: 1000 };

type Timed = Pick<Picture, 'notes' | 'tookMs'>;

/**
 * What speaks for a repeat being the server's memory of the picture; undefined when nothing does. Pure.
 *
 * `named`: the server says so. The rest are signs, and only for the same bytes, which are all a cache can give:
 * `too-fast`: it came sooner than the server says its making took, because a hit repeats the time of the first making
 * (PROTOCOL §5). `untold`: the first one said what computed it, this one does not, which is how a page sees Hugging
 * Face's cached answers (PROTOCOL §3.2). `much-faster`: nothing is known but the time it took.
 */
export function cacheSign(picture: Timed, repeat: Timed, sameBytes: boolean): Verdict['cached'] {
  const { cached, computeTimeS, computeType } = repeat.notes;
  if (cached) return 'named';
  if (!sameBytes) return undefined;
  if (computeTimeS !== undefined && repeat.tookMs < computeTimeS * 1000) return 'too-fast';
  if (cached === false) return undefined;
  if (picture.notes.computeType !== undefined && computeType === undefined) return 'untold';
  const { times, ms } = muchFaster;
  const isMuchFaster = repeat.tookMs * times < picture.tookMs && repeat.tookMs + ms < picture.tookMs;
  return isMuchFaster ? 'much-faster' : undefined;
}
