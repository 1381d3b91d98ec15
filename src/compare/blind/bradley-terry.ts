/** One comparison, by the places of the two in the list. */
export type Match = { left: number; right: number; better: 'left' | 'right' | 'tie' };

/** `strength`: its logarithm, 0 for an average one; `error`: the standard error of that. */
export type Rating = { strength: number; error: number };

/**
 * Every contestant has also tied once with an average one. Without that, one that won everything would be infinitely
 * strong (Hunter 2004, assumption 1), and one that met nobody would have no strength at all.
 */
const priorTies = 1;

const steps = 2000;
const enough = 1e-7;

/**
 * The Bradley–Terry model: the chance that i beats j is p_i / (p_i + p_j). Fitted by the MM algorithm of D. R. Hunter,
 * "MM algorithms for generalized Bradley–Terry models", Annals of Statistics 32 (2004), equation (3); a tie is half a win
 * for each. Errors come from the diagonal of the Fisher information.
 */
export function bradleyTerry(contestants: number, matches: readonly Match[]): Rating[] {
  const wins = Array.from({ length: contestants }, () => priorTies / 2);
  const meetings = Array.from({ length: contestants }, () => Array.from({ length: contestants }, () => 0));
  const add = (list: number[] = [], at: number, by: number) => list.splice(at, 1, (list[at] ?? 0) + by);
  for (const { left, right, better } of matches) {
    add(wins, left, { left: 1, right: 0, tie: 0.5 }[better]);
    add(wins, right, { left: 0, right: 1, tie: 0.5 }[better]);
    add(meetings[left], right, 1);
    add(meetings[right], left, 1);
  }
  /** Sums over those that i met, the average one included. */
  const sum = (i: number, each: (times: number, p: number) => number, p: readonly number[]) =>
    each(priorTies, 1) + (meetings[i] ?? []).reduce((total, times, j) => total + each(times, p[j] ?? 1), 0);

  let p = wins.map(() => 1);
  for (let step = 0; step < steps; step++) {
    const before = p;
    p = wins.map((won, i) => won / sum(i, (times, other) => times / ((before[i] ?? 1) + other), before));
    if (p.every((value, i) => Math.abs(Math.log(value / (before[i] ?? 1))) < enough)) break;
  }
  return p.map((own, i) => ({
    strength: Math.log(own),
    error: 1 / Math.sqrt(sum(i, (times, other) => (times * own * other) / (own + other) ** 2, p)),
  }));
}

/** The chance that one beats another. */
export function chanceOf(one: Rating, other: Rating): number {
  return 1 / (1 + Math.exp(other.strength - one.strength));
}
