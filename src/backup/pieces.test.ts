import fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesOf, putTogether } from './pieces.ts';

const bytes = (min = 0) => fc.uint8Array({ minLength: min, maxLength: 300 });

test('an original comes out of its tagged copy whatever was put in between', () => {
  fc.assert(
    fc.property(bytes(), bytes(), bytes(), bytes(), (head, tag, tail, other) => {
      const original = Uint8Array.from([...head, ...tail]);
      const tagged = Uint8Array.from([...head, ...tag, ...tail, ...other]);
      const pieces = piecesOf(original, tagged);
      expect(pieces && putTogether(tagged, pieces)).toEqual(original);
    }),
  );
});

test('a changed length in a header costs its bytes and no more', () => {
  const original = Uint8Array.from({ length: 5000 }, (_, index) => Math.imul(index + 1, 0x9e3779b1) >>> 21);
  const tagged = Uint8Array.from([...original, 1, 2, 3]);
  tagged[4] = 99;
  const pieces = piecesOf(original, tagged);
  expect(pieces && putTogether(tagged, pieces)).toEqual(original);
  expect(JSON.stringify(pieces).length).toBeLessThan(200);
});

test('what has nothing to do with the original is not called its copy', () => {
  expect(piecesOf(new Uint8Array(9000).fill(1), new Uint8Array(9000).fill(2))).toBeUndefined();
});

test('pieces that point outside of the file give what there is', () => {
  expect(
    putTogether(Uint8Array.of(1, 2, 3), [
      [1, 50],
      [-1, 9],
      [80, 4],
      [0, -5],
    ]),
  ).toEqual(Uint8Array.of(2, 3, 9));
});
