import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parsePolicy } from '#lib/content-policy.ts';
import { lockOf, weaknesses } from './policy.ts';

const page = readFileSync('index.html', 'utf8');
const [, built = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page) ?? [];
const directives = built.split('; ');
const weaknessesOf = (text: string) => weaknesses(parsePolicy(text));

test('the policy of the page has no weakness, and none of its directives can be widened unseen', () => {
  expect(weaknessesOf(built)).toEqual([]);
  expect(directives).toHaveLength(15);
  for (const directive of directives) {
    const [name = ''] = directive.split(' ');
    const wide = name === 'require-trusted-types-for' ? `${name} *` : `${directive} *`;
    expect(weaknessesOf(built.replace(directive, wide)), wide).toHaveLength(1);
  }
});

test('what is missing is a weakness, unless default-src forbids it', () => {
  for (const directive of directives) {
    const [name = ''] = directive.split(' ');
    const isLeftToDefault = name.endsWith('-src') && name !== 'default-src';
    expect(weaknessesOf(directives.filter((each) => each !== directive).join('; ')), name).toHaveLength(
      isLeftToDefault ? 0 : 1,
    );
  }
});

test.each([
  ["script-src 'self'", "script-src 'self' 'unsafe-inline'", "script-src allows 'unsafe-inline'"],
  ["script-src 'self'", 'script-src * https://cdn.example', 'script-src allows * https://cdn.example'],
  ["script-src 'self'", "script-src 'self'; script-src-elem *", 'script-src-elem is not of the build'],
  ["base-uri 'none'; ", '', 'base-uri is missing'],
  ["default-src 'none'; script-src 'self'; ", '', 'script-src is missing'],
  ["require-trusted-types-for 'script'", '', 'Trusted Types are not required'],
  ['trusted-types app', "trusted-types app evil 'allow-duplicates'", "trusted-types allows evil 'allow-duplicates'"],
  ['trusted-types app', '', 'trusted-types is missing'],
  ["frame-src 'none'", 'frame-src blob:', 'frame-src allows blob:'],
  ["media-src 'none'", 'media-src https:', 'media-src allows https:'],
  ["manifest-src 'self'", "manifest-src 'self' data:", 'manifest-src allows data:'],
])('%s become %s is one', (from, to, words) => {
  expect(weaknessesOf(built.replace(from, to))).toContain(words);
});

test('stricter is no weakness, and of a directive given twice the first counts', () => {
  expect(weaknessesOf(`${built}; upgrade-insecure-requests`)).toEqual([]);
  expect(weaknessesOf(built.replace('trusted-types app', "trusted-types 'none'"))).toEqual([]);
  expect(weaknessesOf(`${built}; script-src *`)).toEqual([]);
  expect(weaknessesOf(`script-src *; ${built}`)).toContain('script-src allows *');
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
