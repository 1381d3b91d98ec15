import { expect, test } from 'vitest';
import { dollars } from './dollars.ts';

test.each([
  [0, '$0'],
  [0.0001, '< $0.01'],
  [0.0099, '< $0.01'],
  [0.01, '$0.01'],
  [0.125, '$0.13'],
  [0.1 + 0.2, '$0.30'],
  [5, '$5'],
  [4.999, '$5'],
  [1234.5, '$1234.50'],
])('%d is said as %s', (amount, words) => {
  expect(dollars(amount)).toBe(words);
});
