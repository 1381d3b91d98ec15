import { expect, test } from 'vitest';
import { pack } from './pack.ts';
import { readDirectory } from './zip-directory.ts';

test('more files than sixteen bits can count are written and read, also where the writer stopped counting', async () => {
  const count = 66_000;
  const entries = Array.from({ length: count }, (_, index) => ({
    name: `pictures/${index}.png`,
    lastModified: new Date(),
    input: new Uint8Array(),
  }));
  const archive = await new Response(pack(entries)).blob();
  const tail = new DataView(await archive.slice(-98).arrayBuffer());
  expect([tail.getUint32(0, true), tail.getBigUint64(32, true)]).toEqual([0x06064b50, BigInt(count)]);
  const names = entries.map(({ name }) => name);
  expect((await readDirectory(archive))?.map(({ name }) => name)).toEqual(names);
  const narrow = new Blob([archive.slice(0, -98), archive.slice(-22)]);
  expect((await readDirectory(narrow))?.map(({ name }) => name)).toEqual(names);
}, 120_000);

test('a file that begins behind four gigabytes is found, without reading what is before it', async () => {
  const at = 5_000_000_000;
  const header = numbers([4, 0x04034b50], [2, 45], [8, 0], [8, 0], [4, 0]);
  const name = new TextEncoder().encode('pictures/a.png');
  const directory = [
    numbers([4, 0x02014b50], [2, 45], [2, 45], [2, 0], [2, 0], [4, 0], [4, 0]),
    // Sizes and place stand in the wide field behind the name (APPNOTE 4.5.3), and so say the narrow ones.
    numbers(
      [4, 0xffffffff],
      [4, 0xffffffff],
      [2, name.length],
      [2, 28],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, 0xffffffff],
    ),
    name,
    numbers([2, 1], [2, 24], [8, 7], [8, 7], [8, at]),
  ];
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const start = at + header.length + name.length + 7;
  const end = numbers(
    [4, 0x06064b50],
    [8, 44],
    [2, 45],
    [2, 45],
    [4, 0],
    [4, 0],
    [8, 1],
    [8, 1],
    [8, size],
    [8, start],
  );
  const locator = numbers([4, 0x07064b50], [4, 0], [8, start + size], [4, 1]);
  const last = numbers(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, 0xffff],
    [2, 0xffff],
    [4, 0xffffffff],
    [4, 0xffffffff],
    [2, 0],
  );
  const archive = new SparseBlob(start, new Blob([...directory, end, locator, last]));
  expect(await readDirectory(archive)).toEqual([{ name: 'pictures/a.png', at, packed: 7, deflated: false }]);
});

/** Numbers in little-endian order, each in so many bytes. */
function numbers(...list: [bytes: 2 | 4 | 8, value: number][]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(list.reduce((sum, [bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [bytes, value] of list) {
    if (bytes === 8) view.setBigUint64(at, BigInt(value), true);
    else if (bytes === 4) view.setUint32(at, value, true);
    else view.setUint16(at, value, true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

/** A blob that is zeros up to its tail, which alone is in memory. */
class SparseBlob extends Blob {
  readonly #zeros: number;
  readonly #tail: Blob;

  constructor(zeros: number, tail: Blob) {
    super();
    this.#zeros = zeros;
    this.#tail = tail;
  }
  override get size(): number {
    return this.#zeros + this.#tail.size;
  }
  override slice(start = 0, end = this.size): Blob {
    const before = new Uint8Array(Math.max(0, Math.min(end, this.#zeros) - start));
    return new Blob([before, this.#tail.slice(Math.max(0, start - this.#zeros), Math.max(0, end - this.#zeros))]);
  }
}
