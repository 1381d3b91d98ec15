import { expect, test } from 'vitest';
import { lockOf, parsePolicy, weaknesses } from './policy.ts';

const built =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self' https:; worker-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; frame-src 'none'; require-trusted-types-for 'script'; trusted-types app";

test('the policy of the build has no weakness', () => {
  expect(weaknesses(parsePolicy(built))).toEqual([]);
});

test.each([
  ["script-src 'self'", "script-src 'self' 'unsafe-inline'", "script-src allows 'unsafe-inline'"],
  ["script-src 'self'", 'script-src * https://cdn.example', 'script-src allows * https://cdn.example'],
  ["base-uri 'none'; ", '', 'base-uri is missing'],
  ["default-src 'none'; script-src 'self'; ", '', 'script-src is missing'],
  ["require-trusted-types-for 'script'", '', 'Trusted Types are not required'],
  ["frame-src 'none'", 'frame-src blob:', 'frame-src allows blob:'],
])('%s become %s is one', (from, to, words) => {
  expect(weaknesses(parsePolicy(built.replace(from, to)))).toContain(words);
});

test('what is missing falls back to default-src, and of a directive given twice the first counts', () => {
  expect(weaknesses(parsePolicy(built.replace("worker-src 'self'; ", '')))).toEqual([]);
  expect(weaknesses(parsePolicy(`${built}; script-src *`))).toEqual([]);
  expect(weaknesses(parsePolicy(`script-src *; ${built}`))).toContain('script-src allows *');
});

test('a lock lists single origins, and everything else in it is too wide', () => {
  const lock = parsePolicy(
    "connect-src 'self' https://router.huggingface.co http://localhost:7860 https: * http://localhost:*",
  );
  expect(lockOf(lock)).toEqual({
    origins: ['https://router.huggingface.co', 'http://localhost:7860'],
    tooWide: ['https:', '*', 'http://localhost:*'],
  });
  expect(lockOf(parsePolicy("script-src 'self'")).tooWide).toEqual(['*']);
});
