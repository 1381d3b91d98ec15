import { expect, test } from 'vitest';
import { bad, type Check, good, runCheck } from './check.ts';
import { groups } from './groups.ts';
import { inSum, writeReport } from './report.ts';
import { sharing } from './shared-origin.ts';

const ports = {
  own: () => Promise.reject(new TypeError('offline')),
  fetch: () => Promise.reject(),
  frame: 'none',
} as const;
const checkOf = (run: Check['run']): Check => ({ id: 'a', name: 'A', means: 'b', run });

test('a check that throws or asks in vain has found nothing out', async () => {
  const failing = checkOf(() => {
    throw new Error('no such thing');
  });
  expect(await runCheck(failing, ports)).toEqual({ result: 'unknown', text: 'Error: no such thing' });
  const asking = checkOf(async ({ own }) => good((await own('./')).statusText));
  expect(await runCheck(asking, ports)).toEqual({ result: 'unknown', text: 'TypeError: offline' });
});

test('every check has a name of its own and says why', () => {
  const checks = groups.flatMap((group) => group.checks);
  expect(checks.length).toBeGreaterThanOrEqual(25);
  for (const of of ['id', 'name', 'means'] as const)
    expect(new Set(checks.map((each) => each[of])).size).toBe(checks.length);
});

test.each([
  ['https://proofsheet.example/', 'own'],
  ['https://ada-proofsheet.static.hf.space/index.html', 'own'],
  ['https://ada.github.io/', 'own'],
  ['https://ada.github.io/proofsheet/', 'shared'],
  ['https://storage.googleapis.com/bucket/index.html', 'shared'],
  ['https://notgithub.io/proofsheet/', 'perhaps'],
  ['https://example.com/tools/', 'perhaps'],
])('%s is %s', (address, expected) => {
  expect(sharing(new URL(address))).toBe(expected);
});

test('a report tells results, and of the address and secrets nothing', () => {
  const findings = [
    { ...checkOf(() => good('')), outcome: good('Fine.') },
    { ...checkOf(() => good('')), name: 'B', outcome: bad('Odd: hf_abcdefghijklmnopqrstuvwxyz', 'Mend it.', ['one']) },
    { ...checkOf(() => good('')), name: 'C', outcome: undefined },
  ];
  expect(inSum(findings)).toBe('1 good, 1 bad');
  const address = new URL('https://a.example/p/?code=1#prompt=secret');
  expect(writeReport(findings, { address, browser: 'Some browser', at: new Date(0) })).toBe(
    [
      'Proofsheet checkup of https://a.example/p/',
      '1970-01-01T00:00:00.000Z, Some browser',
      '1 good, 1 bad',
      '',
      '[good] A: Fine.',
      '[bad] B: Odd: hf_…wxyz',
      '    one',
      '[not done] C',
      '',
    ].join('\n'),
  );
});
