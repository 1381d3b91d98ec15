import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fields } from '#recipe/fields.ts';
import { matchingRatio, ratios, sizeInRatio } from './ratios.ts';

const named = (name: string) => {
  const ratio = ratios.find((each) => each.name === name);
  if (!ratio) throw new Error(`no ratio ${name}`);
  return ratio;
};

test.each([
  ['1:1', 1024, 1024],
  ['4:3', 1024, 768],
  ['3:4', 768, 1024],
  ['16:9', 1024, 576],
  ['9:16', 576, 1024],
])('%s is %d × %d at first', (name, width, height) => {
  expect(sizeInRatio(named(name))).toEqual({ width, height });
});

test('the longer side is kept, as near as multiples of 8 allow', () => {
  expect(sizeInRatio(named('4:3'), 800)).toEqual({ width: 800, height: 600 });
  expect(sizeInRatio(named('16:9'), 1000)).toEqual({ width: 1000, height: 560 });
  expect(sizeInRatio(named('1:1'), 515)).toEqual({ width: 512, height: 512 });
});

test('every size is one a server takes, and is recognised as some ratio', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ratios), fc.integer({ min: 1, max: 10_000 }), (ratio, longer) => {
      const { width, height } = sizeInRatio(ratio, longer);
      for (const side of [width, height]) {
        expect(side % 8).toBe(0);
        expect(side).toBeGreaterThanOrEqual(fields.width.min);
        expect(side).toBeLessThanOrEqual(fields.width.max);
      }
      expect(matchingRatio(width, height)).toBeDefined();
    }),
  );
});

test('a size from a ratio is recognised as that ratio', () => {
  for (const ratio of ratios)
    for (let longer = 256; longer <= fields.width.max; longer += 8) {
      const { width, height } = sizeInRatio(ratio, longer);
      expect(matchingRatio(width, height)?.name).toBe(ratio.name);
    }
});

test.each([
  [undefined, undefined],
  [1024, undefined],
  [undefined, 1024],
  [1024, 700],
  [1000, 1001],
  [0, 0],
])('%s × %s is no ratio of ours', (width, height) => {
  expect(matchingRatio(width, height)).toBeUndefined();
});
