import { expect, test } from 'vitest';
import { cpuTime } from '../../../e2e/cpu-time.ts';
import { readPythonLiteral } from './python-literal.ts';

test.each([
  ["['Fooocus V2', \"it's\", 'a \\'b\\'']", ['Fooocus V2', "it's", "a 'b'"]],
  ['(1.5, -0.8, 3e2,)', [1.5, -0.8, 300]],
  ['[(None, True), [False]]', [[null, true], [false]]],
  ['6515525224486854496', '6515525224486854496'],
])('reads %s', (text, value) => {
  expect(readPythonLiteral(text)).toEqual(value);
});

test.each([
  '',
  '[',
  '(1',
  '1 2',
  '__import__("os")',
  "'a' + 'b'",
  '[1 2]',
  '{1: 2}',
  'f(1)',
  'nan',
  "'open",
  '('.repeat(100_000),
])('evaluates nothing of %j', (text) => {
  expect(readPythonLiteral(text)).toBeUndefined();
});

test.each([
  ['quotes of which each is taken back', "'\\".repeat(131_072)],
  ['strings that begin in strings', `"'`.repeat(131_072)],
  ['a list of open strings', "['\\',".repeat(43_690)],
  ['signs', '+-'.repeat(131_072)],
  ['brackets', '('.repeat(262_144)],
])('256 kB of %s are no literal within 50 ms', async (_, text) => {
  expect(await cpuTime(() => readPythonLiteral(text))).toBeLessThan(50);
});
