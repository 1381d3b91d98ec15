import { expect, test } from 'vitest';
import { count } from './count.ts';

test.each([
  [0, '0 pictures'],
  [1, '1 picture'],
  [2, '2 pictures'],
  [12_400, '12,400 pictures'],
])('%i is said in words', (number, words) => expect(count(number, 'picture')).toBe(words));

test('a plural of its own', () => expect(count(2, 'entry', 'entries')).toBe('2 entries'));
