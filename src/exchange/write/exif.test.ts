import { expect, test } from 'vitest';
import { orientationOnly, withUserComment } from './exif.ts';

/** A TIFF whose directory says Make = "Acme camera" (out of line) and which way up the picture is. */
function camera(little: boolean, orientation: number): Uint8Array {
  const bytes = new Uint8Array(8 + 2 + 24 + 4 + 12);
  const view = new DataView(bytes.buffer);
  const short = (at: number, value: number) => view.setUint16(at, value, little);
  const long = (at: number, value: number) => view.setUint32(at, value, little);
  bytes.set(little ? [0x49, 0x49] : [0x4d, 0x4d]);
  short(2, 42);
  long(4, 8);
  short(8, 2);
  [0x010f, 2].forEach((value, index) => {
    short(10 + index * 2, value);
  });
  long(14, 12);
  long(18, 38);
  [0x0112, 3].forEach((value, index) => {
    short(22 + index * 2, value);
  });
  long(26, 1);
  short(30, orientation);
  bytes.set(new TextEncoder().encode('Acme camera\0'), 38);
  return bytes;
}

/** Every tag of the first directory and of the Exif directory, with the value or offset it holds. */
function tagsIn(tiff: Uint8Array): Map<number, number> {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = tiff[0] === 0x49;
  const found = new Map<number, number>();
  const walk = (at: number) => {
    for (let index = 0; index < view.getUint16(at, little); index++) {
      const entry = at + 2 + index * 12;
      const tag = view.getUint16(entry, little);
      const isShort = view.getUint16(entry + 2, little) === 3;
      const value = isShort ? view.getUint16(entry + 8, little) : view.getUint32(entry + 8, little);
      found.set(tag, value);
      if (tag === 0x8769) walk(value);
    }
  };
  walk(view.getUint32(4, little));
  return found;
}

const commentIn = (tiff: Uint8Array) => {
  const at = tagsIn(tiff).get(0x9286) ?? -1;
  expect(new TextDecoder().decode(tiff.subarray(at, at + 8))).toBe('UNICODE\0');
  return new TextDecoder('utf-16be').decode(tiff.subarray(at + 8));
};

test.each([true, false])(
  'a comment joins what a camera wrote, every byte of which stays (little-endian: %s)',
  (little) => {
    const before = camera(little, 6);
    const after = withUserComment(before, 'Fuchs 狐');
    expect(after && commentIn(after)).toMatch(/^Fuchs 狐/);
    expect(after?.subarray(8, before.length)).toEqual(before.subarray(8));
    const tags = tagsIn(after ?? before);
    expect([...tags.keys()]).toEqual([0x010f, 0x0112, 0x8769, 0x9286]);
    expect(tags.get(0x010f)).toBe(38);
    expect(tags.get(0x0112)).toBe(6);
  },
);

test('a comment that is there already is left to speak', () => {
  const theirs = withUserComment(undefined, 'theirs');
  expect(theirs && withUserComment(theirs, 'ours')).toEqual(theirs);
});

test('what is no EXIF, or points out of itself, is left alone', () => {
  expect(withUserComment(new Uint8Array(40), 'x')).toBeUndefined();
  expect(
    withUserComment(Uint8Array.of(0x4d, 0x4d, 0, 42, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 0), 'x'),
  ).toBeUndefined();
  expect(withUserComment(Uint8Array.of(0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0xff, 0xff, 0, 0, 0, 0), 'x')).toBeUndefined();
});

test.each([true, false])('which way up a picture is outlives everything else (little-endian: %s)', (little) => {
  const bare = orientationOnly(camera(little, 6));
  expect(bare && [...tagsIn(bare)]).toEqual([[0x0112, 6]]);
  expect(orientationOnly(camera(little, 1))).toBeUndefined();
});
