import fc from 'fast-check';
import { expect, test } from 'vitest';
import { split } from './split.ts';

const size = (item: number) => item;
const sum = (items: readonly number[]) => items.reduce((all, each) => all + each, 0);

test('nothing is lost or moved, nothing is too large but what is so alone, and no two parts could be one', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100), { minLength: 1 }), fc.integer({ min: 1, max: 200 }), (items, most) => {
      const parts = split(items, size, most);
      expect(parts.flat()).toEqual(items);
      for (const [index, part] of parts.entries()) {
        if (part.length > 1) expect(sum(part)).toBeLessThanOrEqual(most);
        const [first] = parts[index + 1] ?? [];
        if (first !== undefined) expect(sum(part) + first).toBeGreaterThan(most);
      }
    }),
  );
});

test('of nothing there is one part, which is empty', () => {
  expect(split([], size, 5)).toEqual([[]]);
});
