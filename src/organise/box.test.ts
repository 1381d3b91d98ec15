import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxBetween, touches } from './box.ts';

const point = fc.record({ x: fc.integer({ min: -50, max: 50 }), y: fc.integer({ min: -50, max: 50 }) });

test('a rectangle is the same from whichever corner it is drawn', () => {
  fc.assert(
    fc.property(point, point, (a, b) => {
      const box = boxBetween(a, b);
      expect(boxBetween(b, a)).toEqual(box);
      expect(boxBetween({ x: a.x, y: b.y }, { x: b.x, y: a.y })).toEqual(box);
      expect(box.left <= box.right && box.top <= box.bottom).toBe(true);
    }),
  );
});

test.each([
  [{ left: 5, top: 5, right: 15, bottom: 15 }, true],
  [{ left: 2, top: 2, right: 3, bottom: 3 }, true],
  [{ left: 10, top: 0, right: 20, bottom: 10 }, false],
  [{ left: 0, top: 11, right: 10, bottom: 20 }, false],
])('a picture at %j is touched: %s', (box, expected) => {
  const picture = { left: 0, top: 0, right: 10, bottom: 10 };
  expect([touches(picture, box), touches(box, picture)]).toEqual([expected, expected]);
});
