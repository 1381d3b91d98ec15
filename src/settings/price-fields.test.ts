import { expect, test } from 'vitest';
import { priceText, priceTextSchema } from './price-fields.tsx';

test.each([
  ['0.04', { amount: 0.04, per: 'picture' }],
  [' 1000 ', { amount: 1000, per: 'picture' }],
  ['0', { amount: 0, per: 'picture' }],
  ['', undefined],
])('"%s" is a price', (amount, price) => {
  expect(priceTextSchema.parse({ amount, per: 'picture' })).toEqual(price);
});

test.each(['0,04', '4 cents', '-1', '1000.01', '1e2'])('"%s" is not', (amount) => {
  const { error } = priceTextSchema.safeParse({ amount, per: 'second' });
  expect(error?.issues.map(({ path, message }) => [path, message])).toEqual([
    [['amount'], 'Price: a number such as 0.04, at most 1000'],
  ]);
});

test('a price comes back as it was entered', () => {
  expect(priceText({ amount: 0.0005, per: 'second' })).toEqual({ amount: '0.0005', per: 'second' });
  expect(priceText(undefined)).toEqual({ amount: '', per: 'picture' });
});
