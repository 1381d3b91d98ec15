import { expect, test } from 'vitest';
import type { Verdict } from '#library/verdicts.ts';
import { type Finding, tallies, tallyOf } from './findings.ts';

const maker = { endpoint: { id: 'own', name: 'Own', baseUrl: 'https://own.example' }, model: 'owner/name' };

let last = 0;
function verdict(kind: Verdict['verdict'], more: Partial<Verdict> = {}): Verdict {
  last++;
  return { ...maker, id: `r${last}-0001`, of: 'a-0001', at: last, verdict: kind, sameBytes: false, ...more };
}

test('repeats are counted by endpoint, address, model and provider', () => {
  const found = tallies([
    verdict('identical'),
    verdict('near'),
    verdict('identical', { model: 'owner/other' }),
    verdict('different', { provider: 'fal-ai' }),
    verdict('different', { provider: 'fal-ai' }),
    verdict('identical', { endpoint: { ...maker.endpoint, baseUrl: 'https://moved.example' } }),
    // A name is only a name.
    verdict('identical', { endpoint: { ...maker.endpoint, name: 'Renamed' } }),
  ]);
  expect(
    found.map(({ model, provider, endpoint, repeats, identical, near, different }) => [
      [model, provider, endpoint.baseUrl],
      [repeats, identical, near, different],
    ]),
  ).toEqual([
    [
      ['owner/name', undefined, 'https://own.example'],
      [3, 2, 1, 0],
    ],
    [
      ['owner/other', undefined, 'https://own.example'],
      [1, 1, 0, 0],
    ],
    [
      ['owner/name', 'fal-ai', 'https://own.example'],
      [2, 0, 0, 2],
    ],
    [
      ['owner/name', undefined, 'https://moved.example'],
      [1, 1, 0, 0],
    ],
  ]);
});

test('what may come from a cache is no proof', () => {
  const copies = [verdict('identical', { cached: 'named' }), verdict('identical', { cached: 'untold' })];
  expect(tallyOf(maker, copies)).toMatchObject({ repeats: 2, identical: 0, cached: 2 });
});

test('repeats without a parameter are none of the exact ones', () => {
  expect(tallyOf(maker, [verdict('identical', { without: 'steps' })])).toMatchObject({ repeats: 0, identical: 0 });
});

const sizes = { picture: { width: 8, height: 4 }, repeat: { width: 4, height: 8 } };

test.each<[string, Verdict[], Finding]>([
  ['the same picture without it', [verdict('identical', { without: 'steps' })], 'ignored'],
  ['another one, where repeats are identical', [verdict('identical'), verdict('near', { without: 'steps' })], 'used'],
  ['another one, where nothing was repeated', [verdict('different', { without: 'steps' })], 'unclear'],
  [
    'another one, where only copies are identical',
    [verdict('identical', { cached: 'named' }), verdict('different', { without: 'steps' })],
    'unclear',
  ],
  [
    'another one, where repeats differ anyway',
    [verdict('identical'), verdict('different'), verdict('different', { without: 'steps' })],
    'unclear',
  ],
  ['one as near as repeats are', [verdict('near'), verdict('near', { without: 'steps' })], 'unclear'],
  ['one farther than repeats are', [verdict('near'), verdict('different', { without: 'steps' })], 'used'],
  [
    'the same picture from a cache',
    [verdict('identical'), verdict('identical', { without: 'steps', cached: 'named' })],
    'unclear',
  ],
  [
    'used first, ignored later',
    [verdict('identical'), verdict('different', { without: 'steps' }), verdict('identical', { without: 'steps' })],
    'ignored',
  ],
])('a parameter: %s', (_name, verdicts, finding) => {
  expect(tallyOf(maker, verdicts).findings).toEqual({ steps: finding });
  expect(tallyOf(maker, verdicts.toReversed()).findings).toEqual({ steps: finding });
});

test('another size that came is a size that is used, whatever else is known', () => {
  expect(tallyOf(maker, [verdict('different', { without: 'width', sizes })]).findings).toEqual({ width: 'used' });
  expect(tallyOf(maker, [verdict('different', { without: 'steps', sizes })]).findings).toEqual({ steps: 'unclear' });
});
