import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64, toBase64Url } from './base64url.ts';

test('any bytes survive the round trip, in letters that need no escaping in a URL', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = toBase64Url(bytes);
      expect(text).toMatch(/^[\w-]*$/);
      expect([...fromBase64(text)]).toEqual([...bytes]);
    }),
  );
});

test('it is the base64url that others write', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
    }),
  );
});

test('both alphabets are read, padded or not', () => {
  const bytes = [0xfb, 0xff, 0xfe, 0x01];
  for (const text of ['+//+AQ==', '+//+AQ', '-__-AQ==', '-__-AQ']) expect([...fromBase64(text)]).toEqual(bytes);
});

test.each(['*', 'a', 'ab=c', 'ä'])('what is no base64 is refused: %s', (text) => {
  expect(() => fromBase64(text)).toThrow();
});
