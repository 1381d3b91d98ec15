import { expect, test } from 'vitest';
import { cacheSign } from './cache-sign.ts';

const gpu = { computeType: 'gpu', computeTimeS: 5.457, cached: false };

test.each([
  ['made twice', { notes: gpu, tookMs: 6000 }, { notes: gpu, tookMs: 5900 }, undefined],
  ['the server says so', { notes: gpu, tookMs: 6000 }, { notes: { cached: true }, tookMs: 6000 }, 'named'],
  ['in less than making takes', { notes: gpu, tookMs: 6000 }, { notes: gpu, tookMs: 5400 }, 'too-fast'],
  ['nothing said this time', { notes: gpu, tookMs: 6000 }, { notes: {}, tookMs: 6000 }, 'untold'],
  ['much faster', { notes: {}, tookMs: 6000 }, { notes: {}, tookMs: 1400 }, 'much-faster'],
  ['a little faster', { notes: {}, tookMs: 6000 }, { notes: {}, tookMs: 1600 }, undefined],
  ['both in no time', { notes: {}, tookMs: 900 }, { notes: {}, tookMs: 20 }, undefined],
  [
    'much faster, and said to be made now',
    { notes: {}, tookMs: 6000 },
    { notes: { cached: false }, tookMs: 90 },
    undefined,
  ],
])('%s', (_name, picture, repeat, sign) => {
  expect(cacheSign(picture, repeat, true)).toBe(sign);
  // Other bytes come from no cache, whatever the time they took; unless the server says they do.
  expect(cacheSign(picture, repeat, false)).toBe(sign === 'named' ? 'named' : undefined);
});
