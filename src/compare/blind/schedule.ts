import type { Ballot } from './ballot.ts';
import { bradleyTerry, chanceOf } from './bradley-terry.ts';
import { createChance } from './chance.ts';
import { matchesOf } from './ranking.ts';

export type Pair = { left: string; right: string };

/** Up to so many pictures every pair is shown once; that is 28 votes. */
const mostForEveryPair = 8;

/** With more pictures, each of them is first seen so many times before close pairs are looked for. */
const rounds = 3;

/**
 * How many votes a ranking takes: every pair once, or with many pictures n·log₂ n, as many comparisons as sorting takes.
 */
export function votesPlanned({ pictures: { length: n }, more }: Ballot): number {
  const everyPair = (n * (n - 1)) / 2;
  return more + (n <= mostForEveryPair ? everyPair : Math.min(everyPair, Math.ceil(n * Math.log2(n))));
}

/**
 * The two to vote on next: by a round robin in which nobody stays on the screen longer than needed, then those whose
 * order is least certain and that met least often. Undefined with fewer than two pictures.
 */
export function nextPair(ballot: Ballot): Pair | undefined {
  const { pictures, seed, votes } = ballot;
  // A stream apart from the shuffle's: the first pair would otherwise always stand the same way round.
  const chance = createChance(seed ^ Math.imul(votes.length + 1, 0x9e3779b9));
  const toss = ([one, other]: readonly [string, string]): Pair =>
    chance() < 0.5 ? { left: one, right: other } : { left: other, right: one };
  const robin = roundRobin(shuffled(pictures, createChance(seed)));
  const first = pictures.length <= mostForEveryPair ? robin : robin.slice(0, rounds * Math.floor(pictures.length / 2));
  const met = new Map<string, number>();
  for (const { left, right } of votes) met.set(keyOf(left, right), (met.get(keyOf(left, right)) ?? 0) + 1);
  const unseen = first.find(([one, other]) => !met.has(keyOf(one, other)));
  if (unseen) return toss(unseen);

  const ratings = bradleyTerry(pictures.length, matchesOf(ballot));
  const last = votes.at(-1);
  const open = robin.filter(
    ([one, other]) => robin.length === 1 || !last || keyOf(one, other) !== keyOf(last.left, last.right),
  );
  const doubt = ([one, other]: readonly [string, string]) => {
    const [a, b] = [ratings[pictures.indexOf(one)], ratings[pictures.indexOf(other)]];
    const wins = a && b ? chanceOf(a, b) : 0.5;
    return (wins * (1 - wins)) / (1 + (met.get(keyOf(one, other)) ?? 0));
  };
  const closest = open.reduce<readonly [string, string] | undefined>(
    (best, pair) => (best && doubt(best) >= doubt(pair) ? best : pair),
    undefined,
  );
  return closest && toss(closest);
}

/** Every pair once, by the circle method: the first stays, all others move on by one place after each round. */
function roundRobin(pictures: readonly string[]): (readonly [string, string])[] {
  const seats: (string | undefined)[] = pictures.length % 2 === 0 ? [...pictures] : [...pictures, undefined];
  return seats.slice(1).flatMap((_, round) => {
    const moving = seats.slice(1);
    const turned = [seats[0], ...moving.slice(round), ...moving.slice(0, round)];
    return turned.slice(0, turned.length / 2).flatMap((one, index) => {
      const other = turned.at(-1 - index);
      return one !== undefined && other !== undefined ? [[one, other] as const] : [];
    });
  });
}

function keyOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

/** Every order equally likely (Fisher–Yates). */
function shuffled<T>(items: readonly T[], chance: () => number): T[] {
  const rest = [...items];
  return items.flatMap(() => rest.splice(Math.floor(chance() * rest.length), 1));
}
