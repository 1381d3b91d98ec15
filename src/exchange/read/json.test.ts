import fc from 'fast-check';
import { expect, test } from 'vitest';
import { own, readJson, readJsonObject } from './json.ts';

test('reads whatever JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 20 }), (value) => {
      const text = JSON.stringify(value);
      // Whole numbers beyond 2⁵³ come back as text: the next test.
      fc.pre(!/(?<![.\d])\d{16,}(?![.\de])/.test(text));
      expect(JSON.stringify(readJson(text))).toBe(text);
    }),
    { numRuns: 500, seed: 1 },
  );
});

test('keeps the digits of whole numbers that JSON.parse would round', () => {
  expect(readJson('[18446744073709551615, -9007199254740993, 9007199254740991, 1e400]')).toEqual([
    '18446744073709551615',
    '-9007199254740993',
    9007199254740991,
    null,
  ]);
});

test("reads what Python's writers leave: NaN, infinities and bare line breaks", () => {
  expect(readJson('{"a": NaN, "b": [-Infinity, Infinity], "c": "two\nlines"}')).toEqual({
    a: null,
    b: [null, null],
    c: 'two\nlines',
  });
});

test('defines "__proto__" as a key like any other, and inherits none', () => {
  const object = readJsonObject('{"__proto__": {"polluted": 1}, "constructor": 2}');
  expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
  expect(own(object, '__proto__')).toEqual({ polluted: 1 });
  expect(own(object, 'toString')).toBeUndefined();
  expect('polluted' in {}).toBe(false);
});

test.each(['', '{', '{"a"', '{"a":}', '[1,,2]', '{a:1}', '"open', 'nul', '-', '"\\q"', '[1 2]'])(
  'refuses %j',
  (text) => {
    expect(() => readJson(text)).toThrow(SyntaxError);
  },
);

test('refuses a hundred thousand brackets at once', () => {
  expect(() => readJson('{"a":'.repeat(100_000))).toThrow('Nested too deep');
  expect(() => readJson('['.repeat(100_000))).toThrow('Nested too deep');
  expect(() => readJson(`"${'x'.repeat(2_000_000)}"`)).toThrow('Too long');
});
