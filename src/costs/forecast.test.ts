import { expect, test } from 'vitest';
import type { Endpoint } from '#inference/endpoint.ts';
import { asksFirst } from './asks-first.ts';
import { type Forecast, forecast, forecastInWords, together } from './forecast.ts';

const free: Endpoint = { id: 'own', name: 'Own', api: 'inference-api', baseUrl: 'https://own.example' };
const perPicture: Endpoint = { ...free, price: { amount: 0.04, per: 'picture' } };
const perSecond: Endpoint = { ...free, price: { amount: 0.002, per: 'second' } };
const oneCard: Endpoint = { ...free, api: 'automatic1111' };

test.each<[string, Endpoint, number, number | null, Forecast, string | undefined]>([
  ['four pictures in two lanes', free, 4, 12_000, { images: 4, ms: 24_000 }, 'about 24 s'],
  ['three in two lanes take as long as four', free, 3, 12_000, { images: 3, ms: 24_000 }, 'about 24 s'],
  ['four on one graphics card', oneCard, 4, 12_000, { images: 4, ms: 48_000 }, 'about 48 s'],
  ['a price for each', perPicture, 3, 24_000, { images: 3, ms: 48_000, cost: 0.12 }, 'about $0.12 · 48 s'],
  ['a price before any time is known', perPicture, 1, null, { images: 1, ms: undefined, cost: 0.04 }, 'about $0.04'],
  ['a price per second', perSecond, 2, 30_000, { images: 2, ms: 30_000, cost: 0.12 }, 'about $0.12 · 30 s'],
  [
    'a price per second before any time is known',
    perSecond,
    2,
    null,
    { images: 2, ms: undefined, cost: undefined },
    'cost known after the first picture',
  ],
  ['nothing known', free, 4, null, { images: 4, ms: undefined }, undefined],
])('%s', (_, endpoint, images, usualMs, run, words) => {
  expect(forecast(endpoint, images, usualMs)).toEqual(run);
  expect(forecastInWords(forecast(endpoint, images, usualMs))).toBe(words);
});

const limits = { pictures: 10, amount: 5, budget: null, sessionFrom: 0 };

test.each<[string, Forecast, Partial<typeof limits> | { pictures: null } | { amount: null }, boolean]>([
  ['as many pictures as may be', { images: 10, ms: 1 }, {}, false],
  ['one more', { images: 11, ms: 1 }, {}, true],
  ['any number without a limit', { images: 100, ms: 1 }, { pictures: null }, false],
  ['as much money as may be', { images: 1, ms: 1, cost: 5 }, {}, false],
  ['more', { images: 1, ms: 1, cost: 5.01 }, {}, true],
  ['any money without a limit', { images: 1, ms: 1, cost: 500 }, { amount: null }, false],
  ['several at a cost that nobody knows', { images: 2, ms: undefined, cost: undefined }, {}, true],
  ['the first one, by which it becomes known', { images: 1, ms: undefined, cost: undefined }, {}, false],
  ['several without a price', { images: 2, ms: undefined }, {}, false],
])('a run of %s', (_, run, changed, asks) => {
  expect(asksFirst(run, { ...limits, ...changed })).toBe(asks);
});

test.each<[string, Forecast[], Forecast]>([
  [
    'take as long as the longest',
    [
      { images: 2, ms: 10 },
      { images: 3, ms: 30 },
    ],
    { images: 5, ms: 30 },
  ],
  [
    'cost the sum',
    [
      { images: 1, ms: 1, cost: 2 },
      { images: 1, ms: 1, cost: 3 },
    ],
    { images: 2, ms: 1, cost: 5 },
  ],
  [
    'cost what those with a price cost',
    [
      { images: 1, ms: 1, cost: 2 },
      { images: 1, ms: 1 },
    ],
    { images: 2, ms: 1, cost: 2 },
  ],
  [
    'are not known when one of them is not',
    [
      { images: 1, ms: undefined, cost: undefined },
      { images: 1, ms: 1, cost: 2 },
    ],
    { images: 2, ms: undefined, cost: undefined },
  ],
])('runs side by side %s', (_, runs, all) => {
  expect(together(runs)).toEqual(all);
});
