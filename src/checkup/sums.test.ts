import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildId, compareFile, parseSums } from './sums.ts';

const page = '<!doctype html><html lang="en"><head><meta charset="utf-8"></head></html>';
const line =
  '<script>window.huggingface={variables:{"SPACE_CREATOR_USER_ID":"65a0","OAUTH_CLIENT_ID":"a-1"}};</script>';
const sumOf = (text: string) => createHash('sha256').update(text).digest('hex');
const compare = (text: string, name = 'index.html') => compareFile(name, new TextEncoder().encode(text), sumOf(page));
const withLine = (text: string) => page.replace('<head>', `<head>${text}`);

test('a list is read by its lines, and what is none is none', () => {
  expect(parseSums(`${sumOf('a')}  a b.js\n${sumOf('c')}  c/d.js\n`)).toEqual(
    new Map([
      ['a b.js', sumOf('a')],
      ['c/d.js', sumOf('c')],
    ]),
  );
  for (const text of ['', page, `${sumOf('a')}  a.js\n<html>`, 'abc  a.js']) expect(parseSums(text)).toBeUndefined();
});

test('a build is known by every file but its worker', async () => {
  const sums = new Map([['a.js', sumOf('a')]]);
  const id = await buildId(sums);
  expect(id).toMatch(/^[\da-f]{16}$/);
  expect(await buildId(new Map([...sums, ['sw.js', sumOf('x')]]))).toBe(id);
  expect(await buildId(new Map([...sums, ['b.js', sumOf('b')]]))).not.toBe(id);
});

test('exactly the line of a Space is allowed, in the page and right behind its head', async () => {
  expect(await compare(page)).toBe('same');
  expect(await compare(withLine(line))).toBe('space');
  expect(await compare(withLine(line), 'boot.js')).toBe('other');
  const others = [
    page.replace('</head>', `${line}</head>`),
    withLine(line + line),
    withLine(` ${line}`),
    withLine(line.replace('};', '};alert(1);')),
    withLine(line.replace('65a0', '"+alert(1)+"')),
    withLine(line.replace('65a0', '</script><script>alert(1)')),
    withLine('<script src="https://evil.example/x.js"></script>'),
    `${withLine(line)} `,
  ];
  for (const other of others) expect(await compare(other), other).toBe('other');
});

test('no other change of one character passes', async () => {
  const served = withLine(line);
  await fc.assert(
    fc.asyncProperty(fc.nat(served.length - 1), fc.constantFrom('(', '`', '<', ';', '\u0000'), async (at, sign) => {
      fc.pre(served[at] !== sign);
      expect(await compare(served.slice(0, at) + sign + served.slice(at + 1))).toBe('other');
    }),
  );
});
