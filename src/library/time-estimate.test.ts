import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimateMs, type PastTime } from './time-estimate.ts';

const past = (megapixels: number | undefined, steps: number | undefined, tookMs: number, made?: number): PastTime => ({
  megapixels,
  steps,
  madeMegapixels: made,
  tookMs,
});

const size = fc.constantFrom(0.25, 0.5, 1, 2, 4);
const steps = fc.integer({ min: 1, max: 100 });
const ms = fc.integer({ min: 1, max: 300_000 });
const pastTime = fc.tuple(size, steps, ms).map(([megapixels, count, took]) => past(megapixels, count, took));
const some = fc.array(pastTime, { minLength: 1, maxLength: 24 });
const effort = fc.record({ megapixels: size, steps });

test('nothing is known of a model that was never used', () => {
  expect(estimateMs([], { megapixels: 1, steps: 20 })).toBeUndefined();
});

test('the same size and steps take the middle of the past times, whatever else was made', () => {
  const times = [9000, 1000, 2000].map((took) => past(1, 20, took));
  expect(estimateMs([...times, past(4, 20, 90_000)], { megapixels: 1, steps: 20 })).toBe(2000);
  expect(
    estimateMs([past(undefined, undefined, 3000), past(1, 20, 9000)], { megapixels: undefined, steps: undefined }),
  ).toBe(3000);
});

test('with one size known, another one is in proportion', () => {
  expect(estimateMs([past(1, 20, 4000)], { megapixels: 2, steps: 20 })).toBe(8000);
  expect(estimateMs([past(1, 20, 4000)], { megapixels: 1, steps: 5 })).toBe(1000);
});

test('a size left to the model is the one that came of it', () => {
  const own = past(undefined, 20, 4000, 1);
  expect(estimateMs([own], { megapixels: 2, steps: 20 })).toBe(8000);
  expect(estimateMs([own, past(2, 20, 8000)], { megapixels: undefined, steps: 40 })).toBeCloseTo(8000);
});

test('more work that took no longer is no reason to expect less than usual', () => {
  const cloud = [past(1, 10, 6000), past(1, 20, 5000), past(1, 40, 4000)];
  expect(estimateMs(cloud, { megapixels: 1, steps: 100 })).toBe(5000);
});

test('what every request costs whatever its size is found, and kept apart from the work', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: 10, max: 2000 }),
      fc.uniqueArray(steps, { minLength: 2, maxLength: 24 }),
      effort,
      (overhead, perWork, counts, wish) => {
        fc.pre(counts.some((a) => counts.some((b) => b > a * 1.1)));
        const times = counts.map((count) => past(1, count, overhead + perWork * count));
        const expected = overhead + perWork * wish.megapixels * wish.steps;
        expect(estimateMs(times, wish)).toBeCloseTo(expected, 3);
      },
    ),
  );
});

test('one cold start among usual times changes nothing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 100 }),
      fc.integer({ min: 10, max: 500 }),
      effort,
      (factor, perStep, wish) => {
        const counts = [5, 10, 15, 20, 30, 40, 50, 60, 80];
        const times = counts.map((count) => past(1, count, 1000 + perStep * count));
        const cold = past(1, 25, factor * (1000 + perStep * 25));
        const usual = estimateMs(times, wish) ?? 0;
        fc.pre(wish.megapixels !== 1 || !counts.includes(wish.steps));
        fc.pre(wish.megapixels !== 1 || wish.steps !== 25);
        expect((estimateMs([...times, cold], wish) ?? 0) / usual).toBeCloseTo(1, 1);
      },
    ),
  );
});

test('an estimate is a positive time, within what was seen when the effort is the same', () => {
  fc.assert(
    fc.property(some, effort, (times, wish) => {
      const estimate = estimateMs(times, wish);
      expect(estimate).toBeGreaterThan(0);
      expect(estimate).toBeLessThan(Number.POSITIVE_INFINITY);
      const [first] = times;
      if (!first) return;
      const same = times.filter((each) => each.megapixels === first.megapixels && each.steps === first.steps);
      const seen = same.map(({ tookMs }) => tookMs);
      expect(seen).toContain(estimateMs(times, first));
    }),
  );
});

test('more steps never take less, unless just those were made before', () => {
  fc.assert(
    fc.property(some, effort, steps, (times, wish, more) => {
      const larger = { ...wish, steps: wish.steps + more };
      fc.pre(!times.some(({ megapixels }) => megapixels === wish.megapixels));
      expect(estimateMs(times, larger) ?? 0).toBeGreaterThanOrEqual(estimateMs(times, wish) ?? 0);
    }),
  );
});

test('the order of the past does not matter, nor does the clock’s unit', () => {
  fc.assert(
    fc.property(some, effort, (times, wish) => {
      expect(estimateMs(times.toReversed(), wish)).toBeCloseTo(estimateMs(times, wish) ?? 0, 6);
      const slower = times.map((each) => ({ ...each, tookMs: each.tookMs * 3 }));
      expect(estimateMs(slower, wish)).toBeCloseTo(3 * (estimateMs(times, wish) ?? 0), 3);
    }),
  );
});
