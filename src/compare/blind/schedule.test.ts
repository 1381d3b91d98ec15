import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Ballot, isOf, newBallot, undone, type Vote, voted, without } from './ballot.ts';
import { rankingOf } from './ranking.ts';
import { nextPair, votesPlanned } from './schedule.ts';

const names = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`);
const seeds = fc.integer({ min: 0, max: 4294967295 });

/** A ballot voted on to its planned end by somebody who always knows. */
function votedThrough(start: Ballot, better: (left: string, right: string) => Vote['better']): Ballot {
  let ballot = start;
  while (ballot.votes.length < votesPlanned(ballot)) {
    const pair = nextPair(ballot);
    if (!pair) throw new Error('there is always a pair');
    ballot = voted(ballot, { ...pair, better: better(pair.left, pair.right) });
  }
  return ballot;
}

const higher = (left: string, right: string) => (Number(left.slice(1)) > Number(right.slice(1)) ? 'left' : 'right');
const pairsOf = ({ votes }: Ballot) => votes.map(({ left, right }) => [left, right].sort().join(' '));

test('up to eight pictures every pair comes exactly once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 8 }), seeds, (count, seed) => {
      const pairs = pairsOf(votedThrough(newBallot(names(count), seed), higher));
      expect(pairs).toHaveLength((count * (count - 1)) / 2);
      expect(new Set(pairs).size).toBe(pairs.length);
    }),
  );
});

test('with many pictures each is seen, no pair comes twice in a row, and the best and the worst are found', () => {
  fc.assert(
    fc.property(fc.integer({ min: 9, max: 24 }), seeds, (count, seed) => {
      const ballot = votedThrough(newBallot(names(count), seed), higher);
      const pairs = pairsOf(ballot);
      expect(pairs.length).toBeLessThan((count * (count - 1)) / 2 + 1);
      for (const [index, pair] of pairs.entries()) expect(pair).not.toBe(pairs[index - 1]);
      const ranking = rankingOf(ballot).map(({ id }) => id);
      expect(ranking[0]).toBe(`p${count - 1}`);
      expect(ranking.at(-1)).toBe('p0');
    }),
    { numRuns: 12 },
  );
});

test('the same seed shows the same pairs on the same sides, another one shuffles anew', () => {
  const votesOf = (seed: number) => votedThrough(newBallot(names(6), seed), higher).votes;
  expect(votesOf(7)).toEqual(votesOf(7));
  expect(votesOf(7)).not.toEqual(votesOf(8));
});

test('a picture is as often on the left as chance has it', () => {
  const lefts = Array.from({ length: 400 }, (_, seed) => nextPair(newBallot(names(2), seed))?.left);
  const share = lefts.filter((id) => id === 'p0').length / lefts.length;
  expect(share).toBeGreaterThan(0.4);
  expect(share).toBeLessThan(0.6);
});

test('an undone vote is asked for again', () => {
  const start = newBallot(names(4), 5);
  const pair = nextPair(start);
  if (!pair) throw new Error('there is always a pair');
  expect(nextPair(undone(voted(start, { ...pair, better: 'tie' })))).toEqual(pair);
});

test('votes beyond the plan go to the pair that is least certain', () => {
  const clear = votedThrough(newBallot(names(4), 1), (left, right) =>
    [left, right].sort().join(' ') === 'p2 p3' ? 'tie' : higher(left, right),
  );
  const pair = nextPair({ ...clear, votes: clear.votes.toSorted((a) => (a.better === 'tie' ? -1 : 1)), more: 3 });
  expect([pair?.left, pair?.right].sort()).toEqual(['p2', 'p3']);
});

test('a picture that is gone takes its votes along', () => {
  const ballot = without(votedThrough(newBallot(names(4), 3), higher), 'p3');
  expect(ballot.votes).toHaveLength(3);
  expect(isOf(ballot, ['p2', 'p0', 'p1'])).toBe(true);
  expect(rankingOf(ballot).map(({ id }) => id)).toEqual(['p2', 'p1', 'p0']);
  expect(nextPair(without(without(without(ballot, 'p0'), 'p1'), 'p2'))).toBeUndefined();
});

test('a ranking counts and says in words how sure it is', () => {
  const vote = (left: string, right: string, better: Vote['better'], times: number): Vote[] =>
    Array.from({ length: times }, () => ({ left, right, better }));
  const ballot = {
    ...newBallot(names(4), 0),
    votes: [
      ...vote('p0', 'p1', 'left', 20),
      ...vote('p1', 'p2', 'tie', 4),
      ...vote('p0', 'p2', 'left', 20),
      ...vote('p2', 'p3', 'left', 1),
      ...vote('p1', 'p3', 'left', 1),
    ],
  };
  const [best, second, third, last] = rankingOf(ballot);
  expect(best).toMatchObject({ id: 'p0', place: 1, wins: 40, losses: 0, ties: 0, lead: 'clearly better' });
  expect([second?.place, third?.place]).toEqual([2, 2]);
  expect(second?.lead).toBe('equal');
  expect(third?.lead).toBe('too close to call');
  expect(last).toMatchObject({ id: 'p3', place: 4, wins: 0, losses: 2, lead: undefined });
  expect(best?.chance).toBeGreaterThan(0.5);
});
