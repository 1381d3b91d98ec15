import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bradleyTerry, chanceOf, type Match } from './bradley-terry.ts';

const matchesOf = (contestants: number): fc.Arbitrary<Match[]> =>
  fc.array(
    fc
      .record({
        left: fc.nat(contestants - 1),
        step: fc.integer({ min: 1, max: contestants - 1 }),
        better: fc.constantFrom('left' as const, 'right' as const, 'tie' as const),
      })
      .map(({ left, step, better }) => ({ left, right: (left + step) % contestants, better })),
    { maxLength: 60 },
  );

const someMatches = fc
  .integer({ min: 2, max: 8 })
  .chain((contestants) => fc.record({ contestants: fc.constant(contestants), matches: matchesOf(contestants) }));

const opposite = { left: 'right', right: 'left', tie: 'tie' } as const;

const strengths = (contestants: number, matches: readonly Match[]) =>
  bradleyTerry(contestants, matches).map(({ strength }) => strength);

test('a known order is found again when the better one always wins', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(99), { minLength: 2, maxLength: 24 }), (qualities) => {
      const matches = qualities.flatMap((quality, left) =>
        qualities.slice(left + 1).map((other, index): Match => {
          return { left, right: left + 1 + index, better: quality > other ? 'left' : 'right' };
        }),
      );
      const found = strengths(qualities.length, matches);
      const order = (values: readonly number[]) =>
        values.map((_, index) => index).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
      expect(order(found)).toEqual(order(qualities));
    }),
    { numRuns: 40 },
  );
});

test('known chances are found again from many votes', () => {
  // 3 : 1 between neighbours, so 9 : 1 between the ends.
  const played = (left: number, right: number, won: number, of: number): Match[] =>
    Array.from({ length: of }, (_, index) => ({ left, right, better: index < won ? 'left' : 'right' }));
  const [a, b, c] = bradleyTerry(3, [
    ...played(0, 1, 750, 1000),
    ...played(1, 2, 750, 1000),
    ...played(0, 2, 900, 1000),
  ]);
  if (!a || !b || !c) throw new Error('three ratings were asked for');
  expect(chanceOf(a, b)).toBeCloseTo(0.75, 2);
  expect(chanceOf(b, c)).toBeCloseTo(0.75, 2);
  expect(chanceOf(a, c)).toBeCloseTo(0.9, 2);
  expect(chanceOf(c, a) + chanceOf(a, c)).toBeCloseTo(1);
});

test('the order of votes, the sides and the names do not matter', () => {
  fc.assert(
    fc.property(someMatches, ({ contestants, matches }) => {
      const plain = strengths(contestants, matches);
      const swapped = matches.map(({ left, right, better }): Match => {
        return { left: right, right: left, better: opposite[better] };
      });
      const last = contestants - 1;
      const renamed = matches.map(({ left, right, better }) => ({ left: last - left, right: last - right, better }));
      for (const same of [
        strengths(contestants, matches.toReversed()),
        strengths(contestants, swapped),
        strengths(contestants, renamed).reverse(),
      ])
        for (const [index, strength] of same.entries()) expect(strength).toBeCloseTo(plain[index] ?? Number.NaN, 5);
    }),
  );
});

test('strengths and errors are finite whatever was voted, also for one that won everything or met nobody', () => {
  fc.assert(
    fc.property(someMatches, ({ contestants, matches }) => {
      for (const { strength, error } of bradleyTerry(contestants + 1, matches)) {
        expect(Number.isFinite(strength)).toBe(true);
        expect(error).toBeGreaterThan(0);
        expect(Number.isFinite(error)).toBe(true);
      }
    }),
  );
});

test('nothing but ties makes equals, and more votes make surer', () => {
  const tie: Match = { left: 0, right: 1, better: 'tie' };
  const [a, b] = bradleyTerry(2, [tie, tie]);
  expect(a?.strength).toBeCloseTo(0);
  expect(b?.strength).toBeCloseTo(0);
  const [surer] = bradleyTerry(
    2,
    Array.from({ length: 20 }, () => tie),
  );
  expect(surer?.error).toBeLessThan(a?.error ?? 0);
});

test('a win more never weakens the winner', () => {
  fc.assert(
    fc.property(someMatches, ({ contestants, matches }) => {
      const before = strengths(contestants, matches);
      const after = strengths(contestants, [...matches, { left: 0, right: 1, better: 'left' }]);
      expect(after[0]).toBeGreaterThan(before[0] ?? 0);
    }),
  );
});
