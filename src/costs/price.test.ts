import { expect, test } from 'vitest';
import { costOf, estimatedCost } from './price.ts';

const perPicture = { amount: 0.04, per: 'picture' } as const;
const perSecond = { amount: 0.002, per: 'second' } as const;

test('a picture costs its price, or its time', () => {
  expect(costOf(perPicture, 60_000)).toBe(0.04);
  expect(costOf(perSecond, 60_000)).toBeCloseTo(0.12);
});

test('a price per second is no estimate until the time is known', () => {
  expect(estimatedCost(perPicture, null)).toBe(0.04);
  expect(estimatedCost(perSecond, null)).toBeUndefined();
  expect(estimatedCost(perSecond, 5000)).toBeCloseTo(0.01);
});
