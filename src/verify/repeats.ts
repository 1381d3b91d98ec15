import { useQuery } from '@tanstack/react-query';
import type { Verdict } from '#library/verdicts.ts';
import type { Unjudged } from './judge.ts';
import { judgeQuery, verdictsQuery } from './queries.ts';

/** What is known of a picture's repeats; those that nobody has compared yet are compared now. */
export function useRepeats(of: string): {
  /** Of every maker, for what others say of this one's. */
  all: readonly Verdict[];
  /** Of this picture: exact repeats, and those without one parameter. */
  exact: Verdict[];
  tests: Verdict[];
  unjudged: readonly Unjudged[];
  isComparing: boolean;
  error: string | undefined;
} {
  const { data: all = [], error: unread } = useQuery(verdictsQuery);
  const { data: unjudged = [], isFetching, error } = useQuery(judgeQuery(of));
  const own = all.filter((verdict) => verdict.of === of);
  return {
    all,
    exact: own.filter(({ without }) => without === undefined),
    tests: own.filter(({ without }) => without !== undefined),
    unjudged,
    isComparing: isFetching,
    error: (error ?? unread)?.message,
  };
}
