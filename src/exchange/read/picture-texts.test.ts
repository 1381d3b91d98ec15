import { expect, test } from 'vitest';
import {
  bytesOf,
  exifWith,
  internationalChunk,
  joined,
  jpegWith,
  packedChunk,
  pngWith,
  textChunk,
  userComment,
  webpWith,
} from '../../../e2e/carriers.ts';
import { cpuTime } from '../../../e2e/cpu-time.ts';
import { pictureTexts } from './picture-texts.ts';

const words = 'кот 猫 café — line1\nline2';
const ascii = (text: string) => ({ tag: 0x9286, type: 2, value: bytesOf(text) });

test('reads every kind of text chunk, in UTF-8 or Latin-1, behind the picture too', async () => {
  const latin = { type: 'tEXt', data: joined(bytesOf('latin\0'), Uint8Array.of(0x63, 0x61, 0x66, 0xe9)) };
  const png = pngWith([
    textChunk('plain', words),
    packedChunk('packed', bytesOf(words)),
    internationalChunk('int', words),
    internationalChunk('packed int', words, true),
    latin,
  ]);
  const late = joined(png.subarray(0, -12), pngWith([textChunk('late', 'x')]).subarray(33));
  expect(await pictureTexts(late, 'image/png')).toEqual([
    { key: 'plain', text: words },
    { key: 'packed', text: words },
    { key: 'int', text: words },
    { key: 'packed int', text: words },
    { key: 'latin', text: 'café' },
    { key: 'late', text: 'x' },
  ]);
});

test('stops unpacking a bomb, and reads what is beside it', async () => {
  const png = pngWith([packedChunk('parameters', new Uint8Array(64 * 1024 * 1024)), textChunk('a', 'b')]);
  expect(await pictureTexts(png, 'image/png')).toEqual([{ key: 'a', text: 'b' }]);
  expect(await cpuTime(() => pictureTexts(png, 'image/png'))).toBeLessThan(200);
});

test('keeps to four megabytes of text, and to five hundred texts', async () => {
  const large = Array.from({ length: 8 }, (_, index) => textChunk(`k${index}`, 'x'.repeat(900_000)));
  expect(await pictureTexts(pngWith(large), 'image/png')).toHaveLength(4);
  const many = Array.from({ length: 2000 }, (_, index) => textChunk(`k${index}`, 'x'));
  expect(await pictureTexts(pngWith(many), 'image/png')).toHaveLength(500);
});

test.each([
  ['big-endian', exifWith([], [userComment(words)])],
  ['little-endian', exifWith([], [userComment(words, true)], true)],
  ['big-endian in a little-endian file', exifWith([], [userComment(words)], true)],
  ['with a byte order mark', exifWith([], [userComment(`\uFEFF${words}`, true)])],
  ['ASCII that is UTF-8', exifWith([], [ascii(`ASCII\0\0\0${words}`)])],
  ['without a prefix, in the first directory', exifWith([ascii(words)])],
])('reads a UserComment %s from JPEG and WebP', async (_, exif) => {
  const expected = [{ key: 'EXIF UserComment', text: words }];
  const withHead = joined(bytesOf('Exif\0\0'), exif);
  expect(await pictureTexts(jpegWith([{ marker: 0xe1, data: withHead }]), 'image/jpeg')).toEqual(expected);
  expect(await pictureTexts(webpWith([{ type: 'EXIF', data: exif }]), 'image/webp')).toEqual(expected);
  expect(await pictureTexts(webpWith([{ type: 'EXIF', data: withHead }]), 'image/webp')).toEqual(expected);
  expect(await pictureTexts(pngWith([{ type: 'eXIf', data: exif }]), 'image/png')).toEqual(expected);
});

test('trusts the order of the file where letters do not tell', async () => {
  const text = '狐漢字';
  const jpeg = jpegWith([{ marker: 0xe1, data: joined(bytesOf('Exif\0\0'), exifWith([], [userComment(text)])) }]);
  expect(await pictureTexts(jpeg, 'image/jpeg')).toEqual([{ key: 'EXIF UserComment', text }]);
});

test('reads the comment and the XMP of a JPEG', async () => {
  const jpeg = jpegWith([
    { marker: 0xfe, data: bytesOf('a comment\0') },
    { marker: 0xe1, data: bytesOf('http://ns.adobe.com/xap/1.0/\0<x/>') },
  ]);
  expect(await pictureTexts(jpeg, 'image/jpeg')).toEqual([
    { key: 'Comment', text: 'a comment' },
    { key: 'XML:com.adobe.xmp', text: '<x/>' },
  ]);
});

/** EXIF with its first directory at 8: two bytes of count, then entries of twelve, then the next directory. */
function exifOf(entries: readonly (readonly number[])[]): Uint8Array {
  const count = [entries.length >> 8, entries.length & 255];
  return Uint8Array.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, ...count, ...entries.flat(), 0, 0, 0, 8]);
}

// TRUST A-27.
test.each([
  ['a directory that points at itself', exifOf([[0x87, 0x69, 0, 4, 0, 0, 0, 1, 0, 0, 0, 8]])],
  ['a count of 0x40000001, four bytes each', exifOf([[0x92, 0x86, 0, 4, 0x40, 0, 0, 1, 0, 0, 0, 8]])],
  ['a count of 0xFFFFFFFF', exifOf([[0x92, 0x86, 0, 2, 255, 255, 255, 255, 0, 0, 0, 8]])],
  ['65,535 entries', Uint8Array.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 255, 255, ...new Uint8Array(800_000)])],
  ['a directory beyond the end', Uint8Array.from([0x4d, 0x4d, 0, 42, 255, 255, 255, 255])],
  ['half a header', bytesOf('MM\0')],
])('is not stopped by EXIF with %s', async (_, exif) => {
  const webp = webpWith([{ type: 'EXIF', data: exif }]);
  expect(await pictureTexts(webp, 'image/webp')).toEqual([]);
  expect(await cpuTime(() => pictureTexts(webp, 'image/webp'))).toBeLessThan(50);
});

test('reads UTF-16 of an odd length', async () => {
  const { tag, type, value } = userComment('fox');
  const exif = exifWith([], [{ tag, type, value: joined(value, Uint8Array.of(0)) }]);
  expect(await pictureTexts(webpWith([{ type: 'EXIF', data: exif }]), 'image/webp')).toEqual([
    { key: 'EXIF UserComment', text: 'fox' },
  ]);
});
