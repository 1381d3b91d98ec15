import { expect, test } from 'vitest';
import { type TinyType, tinyPicture } from '../../e2e/server/tiny-pictures.ts';
import { imageTypeOf, imageTypes } from './image-type.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test.each<TinyType>(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif'])('knows %s', (type) => {
  expect(imageTypeOf(tinyPicture(type))).toBe(type);
  expect(Object.keys(imageTypes)).toContain(type);
});

test('knows the older GIF and an AVIF sequence', () => {
  expect(imageTypeOf(bytes('GIF87a'))).toBe('image/gif');
  expect(imageTypeOf(bytes('\0\0\0\u0020ftypavis'))).toBe('image/avif');
});

test.each([
  ['nothing', ''],
  ['a page', '<!doctype html><img src=x>'],
  ['SVG, which can run code', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['PDF', '%PDF-1.7'],
  ['a RIFF that is sound', 'RIFF\0\0\0\0WAVE'],
  ['a RIFF cut short', 'RIFF\0\0\0\0WEB'],
  ['a film', '\0\0\0\u0020ftypmp42'],
  ['BMP', 'BM\0\0'],
  ['text that speaks of PNG', 'PNG\r\n'],
])('%s is no picture', (_, text) => {
  expect(imageTypeOf(bytes(text))).toBeUndefined();
});

test('one wrong byte in the signature is no PNG', () => {
  const damaged = Buffer.from(tinyPicture());
  damaged[4] = 0x0a;
  expect(imageTypeOf(damaged)).toBeUndefined();
});
