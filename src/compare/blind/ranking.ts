import type { Ballot } from './ballot.ts';
import { bradleyTerry, chanceOf, type Match, type Rating } from './bradley-terry.ts';

export type Ranked = {
  id: string;
  /** 1, 2, 2, 4: equals share a place. */
  place: number;
  /** The chance that it is preferred to an average one of them, 0 … 1. */
  chance: number;
  wins: number;
  losses: number;
  ties: number;
  /** How sure it is that it stands before the next; absent for the last. */
  lead: 'equal' | 'too close to call' | 'probably better' | 'clearly better' | undefined;
};

/** The votes as the model takes them, by place in the list of pictures. Votes on others are passed over. */
export function matchesOf({ pictures, votes }: Ballot): Match[] {
  return votes.flatMap((vote) => {
    const [left, right] = [pictures.indexOf(vote.left), pictures.indexOf(vote.right)];
    return left < 0 || right < 0 ? [] : [{ left, right, better: vote.better }];
  });
}

/** The pictures of a ballot, best first. */
export function rankingOf(ballot: Ballot): Ranked[] {
  const ratings = bradleyTerry(ballot.pictures.length, matchesOf(ballot));
  const sorted = ballot.pictures
    .flatMap((id, index) => (ratings[index] ? [{ id, rating: ratings[index] }] : []))
    .sort((a, b) => b.rating.strength - a.rating.strength);
  const average = { strength: 0, error: 0 };
  let place = 1;
  return sorted.map(({ id, rating }, index) => {
    const [before, after] = [sorted[index - 1], sorted[index + 1]];
    if (before && !areEqual(before.rating, rating)) place = index + 1;
    return {
      id,
      place,
      chance: chanceOf(rating, average),
      ...countsOf(ballot, id),
      lead: after && leadOf(rating, after.rating),
    };
  });
}

/** What the fit leaves between two that are the same. */
function areEqual(one: Rating, other: Rating): boolean {
  return Math.abs(one.strength - other.strength) < 1e-4;
}

/** One-sided tests of the difference: 84 % (one standard error) and 95 % sure (1.645 of them). */
function leadOf(one: Rating, next: Rating): NonNullable<Ranked['lead']> {
  if (areEqual(one, next)) return 'equal';
  const errors = (one.strength - next.strength) / Math.hypot(one.error, next.error);
  return errors < 1 ? 'too close to call' : errors < 1.645 ? 'probably better' : 'clearly better';
}

function countsOf({ votes }: Ballot, id: string): Pick<Ranked, 'wins' | 'losses' | 'ties'> {
  const own = votes.filter(({ left, right }) => left === id || right === id);
  const ties = own.filter(({ better }) => better === 'tie').length;
  const wins = own.filter((vote) => vote.better !== 'tie' && vote[vote.better] === id).length;
  return { wins, ties, losses: own.length - wins - ties };
}
