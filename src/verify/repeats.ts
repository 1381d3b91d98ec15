import { useQuery } from '@tanstack/react-query';
import type { Verdict } from '#library/verdicts.ts';
import type { Unjudged } from './judge.ts';
import { judgeQuery, repeatsQuery, verdictsQuery } from './queries.ts';

/** What is known of a picture's repeats; those that nobody has compared yet are compared now. */
export function useRepeats(of: string): {
  /** Of every maker, for what others say of this one's. */
  all: readonly Verdict[];
  /** Of this picture: exact repeats, and those without one parameter. */
  exact: Verdict[];
  tests: Verdict[];
  /** Repeats that cannot be compared, and those that are being compared. */
  unjudged: readonly Unjudged[];
  comparing: string[];
  error: string | undefined;
} {
  const { data: all, error: unread } = useQuery(verdictsQuery);
  const { data: ids = [] } = useQuery(repeatsQuery(of));
  const { data: unjudged = [], error: unkept } = useQuery(judgeQuery(of));
  const own = all?.filter((verdict) => verdict.of === of) ?? [];
  const error = unread ?? unkept;
  const settled = new Set([...own, ...unjudged].map(({ id }) => id));
  return {
    all: all ?? [],
    exact: own.filter(({ without }) => without === undefined),
    tests: own.filter(({ without }) => without !== undefined),
    unjudged,
    comparing: all && !error ? ids.filter((id) => !settled.has(id)) : [],
    error: error?.message,
  };
}
