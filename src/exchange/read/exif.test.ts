import { expect, test } from 'vitest';
import { bytesOf, exifWith, joined, jpegWith, pngWith, userComment } from '../../../e2e/carriers.ts';
import { cpuTime } from '../../../e2e/cpu-time.ts';
import { exifTexts } from './exif.ts';
import { readPicture } from './read-bytes.ts';
import { TextCollector } from './texts.ts';

/** EXIF in big-endian order whose first directory begins at byte 8: the numbers given, 16 bits each. */
const raw = (numbers: readonly number[]) =>
  joined(bytesOf('MM\0*'), Uint8Array.from([0, 8].flatMap((n) => [n >> 8, n])), words(numbers));
const words = (numbers: readonly number[]) => Uint8Array.from(numbers.flatMap((number) => [number >> 8, number & 255]));

/** One entry: tag, type, count and value, as 16-bit words. */
const entry = (tag: number, type: number, count: number, value: number) => [
  tag,
  type,
  count >>> 16,
  count & 0xffff,
  value >>> 16,
  value & 0xffff,
];

const comment = userComment('a fox\nSteps: 1, Sampler: Euler, CFG scale: 1').value;
/** As many entries as a directory may have, each pointing at the same megabyte. */
const manyOfOne = joined(
  raw([65_535, ...Array.from({ length: 1000 }, () => entry(0x9286, 7, 1_000_000, 12_010)).flat(), 0, 0]),
  new Uint8Array(1_000_000).fill(65),
);
/** Every second byte begins another directory, which all name more of them. */
const manyDirectories = raw(
  Array.from({ length: 30_000 }, (_, at) => [0xffff, ...entry(0x8769, 4, 1, 8 + at * 14 + 2)]).flat(),
);

const bombs: Record<string, Uint8Array<ArrayBuffer>> = {
  'a directory that follows itself': raw([0, 0, 8]),
  'a directory for EXIF that is the first': raw([1, ...entry(0x8769, 4, 1, 8), 0, 8]),
  'a count of 0x00FFFFFF': raw([1, ...entry(0x9286, 7, 0x00ffffff, 26), 0, 0]),
  'a count of 0xFFFFFFFF': raw([1, ...entry(0x9286, 12, 0xffffffff, 26), 0, 0]),
  '65,535 entries': raw([65_535, ...Array.from({ length: 65_535 }, () => entry(0x0131, 2, 4, 0x41414141)).flat()]),
  'a thousand times the same megabyte': manyOfOne,
  'directories in directories': manyDirectories,
  'half a character of UTF-16': exifWith(
    [],
    [{ tag: 0x9286, type: 7, value: comment.subarray(0, comment.length - 1) }],
  ),
  'an offset behind its end': joined(bytesOf('MM\0*'), Uint8Array.of(0xff, 0xff, 0xff, 0xff)),
  nothing: bytesOf('MM\0*\0\0\0\x08').slice(),
};

test.each(Object.entries(bombs))('%s is read in 50 ms (TRUST A-27)', async (_, exif) => {
  const read = () => exifTexts(exif, new TextCollector());
  read();
  expect(await cpuTime(read)).toBeLessThan(50);
  const inFiles = [
    pngWith([{ type: 'eXIf', data: exif }]),
    jpegWith([{ marker: 0xe1, data: joined(bytesOf('Exif\0\0'), exif.subarray(0, 65_000)) }]),
  ];
  for (const file of inFiles) expect(['read', 'nothing']).toContain((await readPicture(file)).kind);
});
