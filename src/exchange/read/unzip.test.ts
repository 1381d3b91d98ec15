import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { bytesOf } from '../../../e2e/carriers.ts';
import { unzip } from './unzip.ts';

const names = (archive: Uint8Array<ArrayBuffer>) => Array.from(unzip(archive), ({ name }) => name);

test('unpacks pictures and texts, one after the other, and nothing else', () => {
  const archive = zipSync({
    'run/a.png': bytesOf('a'),
    'run/a.json': bytesOf('{}'),
    'run/.hidden.png': bytesOf('x'),
    '__MACOSX/run/a.png': bytesOf('x'),
    'run/b.exe': bytesOf('x'),
    'empty.png': new Uint8Array(),
    '../../up.png': bytesOf('up'),
  });
  expect(Array.from(unzip(archive), ({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([
    ['run/a.png', 'a'],
    ['run/a.json', '{}'],
    ['../../up.png', 'up'],
  ]);
});

test('takes a thousand files, and refuses ten thousand and one', () => {
  const files = (count: number) =>
    zipSync(Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.txt`, bytesOf('x')])), {
      level: 0,
    });
  expect(names(files(1500))).toHaveLength(1000);
  expect(() => names(files(10_001))).toThrow('more than 10000 entries');
});

test('leaves out what would become too large, and what lies about its size', () => {
  const archive = zipSync({
    'bomb.png': new Uint8Array(65 * 1024 * 1024),
    'liar.txt': new Uint8Array(1_000_000),
    'a.txt': bytesOf('a'),
  });
  const view = new DataView(archive.buffer);
  const directory = view.getUint32(archive.length - 6, true);
  // The second entry's size once unpacked, as the directory at the end says it.
  const second = directory + 46 + 'bomb.png'.length;
  view.setUint32(second + 24, 10, true);
  const unpacked = Array.from(unzip(archive), ({ name, bytes }) => [name, bytes.length]);
  expect(unpacked).toContainEqual(['a.txt', 1]);
  expect(unpacked).not.toContainEqual(['bomb.png', expect.anything()]);
  for (const [name, length] of unpacked) if (name === 'liar.txt') expect(length).toBeLessThanOrEqual(10);
});

test('says when it is no archive', () => {
  expect(() => names(Uint8Array.from(bytesOf('PK\x03\x04 and then nothing of the kind')))).toThrow();
});
