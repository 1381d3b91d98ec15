import type { Picture } from '#library/rows.ts';
import type { Verdict } from '#library/verdicts.ts';
import type { Recipe } from '#recipe/recipe.ts';

/** Who makes pictures: a model at an endpoint, and at the provider an endpoint passes requests on to. */
export type Maker = Pick<Verdict, 'endpoint' | 'model' | 'provider'>;

/**
 * Whether a parameter makes a difference. `unclear`: exact repeats differ as well, or were never made, so that a
 * difference says nothing.
 */
export type Finding = 'ignored' | 'used' | 'unclear';

/** What repeats say of a maker. What may come from a cache counts as that and as nothing else. */
export type Tally = Maker & {
  repeats: number;
  identical: number;
  near: number;
  different: number;
  cached: number;
  findings: Partial<Record<keyof Recipe, Finding>>;
};

export function makerOf({ endpoint, recipe, notes }: Picture): Maker {
  return { endpoint, model: recipe.model, ...(notes.route && { provider: notes.route.provider }) };
}

/** What is known of each maker, in the order of the first repeat. Pure. */
export function tallies(verdicts: readonly Verdict[]): Tally[] {
  const groups = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const key = keyOf(verdict);
    groups.set(key, [...(groups.get(key) ?? []), verdict]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [tally(first, group)] : [];
  });
}

/** What is known of one maker. */
export function tallyOf(maker: Maker, verdicts: readonly Verdict[]): Tally {
  const key = keyOf(maker);
  return tally(
    maker,
    verdicts.filter((verdict) => keyOf(verdict) === key),
  );
}

function tally({ endpoint, model, provider }: Maker, group: readonly Verdict[]): Tally {
  const exact = group.filter(({ without }) => without === undefined);
  const made = exact.filter(({ cached }) => cached === undefined);
  const count = (verdict: Verdict['verdict']) => made.filter((each) => each.verdict === verdict).length;
  const counts = { identical: count('identical'), near: count('near'), different: count('different') };
  const findings: Tally['findings'] = {};
  // Later ones last: a server may have learnt it since.
  for (const test of group.toSorted((a, b) => a.at - b.at))
    if (test.without !== undefined) findings[test.without] = findingOf(test, counts);
  return {
    endpoint,
    model,
    ...(provider !== undefined && { provider }),
    repeats: exact.length,
    ...counts,
    cached: exact.length - made.length,
    findings,
  };
}

function findingOf(test: Verdict, exact: Pick<Tally, 'identical' | 'near' | 'different'>): Finding {
  if (test.cached) return 'unclear';
  if (test.verdict === 'identical') return 'ignored';
  if (test.sizes && test.without === 'width') return 'used';
  if (exact.different > 0) return 'unclear';
  if (exact.near > 0) return test.verdict === 'different' ? 'used' : 'unclear';
  return exact.identical > 0 ? 'used' : 'unclear';
}

/** An endpoint that has moved to another address is another server. */
function keyOf({ endpoint: { id, baseUrl }, model, provider = '' }: Maker): string {
  return JSON.stringify([id, baseUrl, model, provider]);
}
