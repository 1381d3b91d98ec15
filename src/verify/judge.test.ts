import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Picture } from '#library/rows.ts';
import type { Compared } from './compare-worker.ts';
import { pixelDifference } from './pixel-difference.ts';
import { haveSameBytes } from './same-bytes.ts';

// A new database for each test; the library keeps its connection for the life of the module.
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
});

const open = async () => ({
  ...(await import('#library/pictures.ts')),
  ...(await import('#library/trash.ts')),
  ...(await import('#library/database.ts')),
  ...(await import('#library/verdicts.ts')),
  ...(await import('./judge.ts')),
});

function aPicture(id: string, more: Partial<Picture> = {}): Picture {
  return {
    recipe: { model: 'owner/name', prompt: 'a lighthouse', seed: 7 },
    options: { useCache: true, waitForModel: false },
    endpoint: { id: 'own', name: 'Own', api: 'inference-api', baseUrl: 'https://own.example' },
    id,
    createdAt: 1000,
    type: 'image/png',
    bytes: 6,
    tookMs: 2000,
    attempts: 1,
    notes: {},
    ...more,
  };
}

/** A file that starts with a byte of its own, then holds sixteen grey pixels. */
const file = (header: number, level: number) => new Blob([new Uint8Array([header, ...Array(16).fill(level)])]);

/** Reads such files as a browser reads pictures. A header of 255 is damaged. */
async function compare({ picture, repeat }: { picture: Blob; repeat: Blob }): Promise<Compared> {
  const read = async (blob: Blob) => {
    const [header, ...levels] = new Uint8Array(await blob.arrayBuffer());
    if (header === 255) throw new Error('The repeat is damaged.');
    return { width: 4, height: 4, data: new Uint8ClampedArray(levels.flatMap((level) => [level, level, level, 255])) };
  };
  if (await haveSameBytes(picture, repeat)) return { kind: 'same' };
  try {
    return { kind: 'measured', pixels: pixelDifference(await read(picture), await read(repeat)) };
  } catch (error) {
    return { kind: 'unreadable', why: String(error) };
  }
}

test('a repeat is compared once, and what came of it is kept', async () => {
  const { addPicture, judge, readVerdicts, readUnjudged } = await open();
  await addPicture(aPicture('a-0001'), file(1, 50));
  const route = { provider: 'fal-ai', providerId: 'fal-ai/flux' };
  await addPicture(aPicture('b-0001', { check: { of: 'a-0001' }, notes: { route } }), file(1, 50));
  await addPicture(aPicture('b-0002', { check: { of: 'a-0001', without: 'steps' } }), file(2, 50));
  await addPicture(aPicture('b-0003', { check: { of: 'a-0001' } }), file(1, 51));
  await addPicture(aPicture('b-0004', { check: { of: 'a-0001' } }), file(1, 200));
  await addPicture(aPicture('c-0001', { check: { of: 'b-0001' } }), file(1, 50));
  expect(await readUnjudged('a-0001')).toEqual(['b-0001', 'b-0002', 'b-0003', 'b-0004']);

  const comparing = vi.fn(compare);
  expect(await judge('a-0001', comparing)).toEqual([]);
  expect(await judge('a-0001', comparing)).toEqual([]);
  expect(comparing).toHaveBeenCalledTimes(4);
  const endpoint = { id: 'own', name: 'Own', baseUrl: 'https://own.example' };
  expect(await readVerdicts()).toMatchObject([
    { id: 'b-0001', of: 'a-0001', verdict: 'identical', sameBytes: true, endpoint, provider: 'fal-ai' },
    { id: 'b-0002', verdict: 'identical', sameBytes: false, without: 'steps', pixels: { differing: 0, of: 16 } },
    { id: 'b-0003', verdict: 'near', pixels: { differing: 16, meanDifference: 1 } },
    { id: 'b-0004', verdict: 'different' },
  ]);
  expect(await readUnjudged()).toEqual(['c-0001']);
});

test('two that judge at once write one verdict each, whoever comes first', async () => {
  const { addPicture, judge, readVerdicts } = await open();
  await addPicture(aPicture('a-0001'), file(1, 50));
  await addPicture(aPicture('b-0001', { check: { of: 'a-0001' } }), file(2, 50));
  const comparing = vi.fn(compare);
  await Promise.all([judge('a-0001', comparing), judge(undefined, comparing)]);
  expect(await readVerdicts()).toHaveLength(1);
  // Where there are locks, only the first one works.
  expect(comparing).toHaveBeenCalledTimes(globalThis.navigator?.locks ? 1 : 2);
});

test('what cannot be compared is said, stays as it is, and is compared once it can be', async () => {
  const { addPicture, deletePictures, restorePictures, judge, library, readVerdicts } = await open();
  await addPicture(aPicture('a-0001'), file(1, 50));
  await addPicture(aPicture('b-0001', { check: { of: 'a-0001' } }), file(255, 50));
  await addPicture(aPicture('b-0002', { check: { of: 'a-0001' } }), file(1, 50));
  await (await library()).delete('images', 'b-0002');
  await deletePictures(['a-0001']);
  expect(await judge('a-0001', compare)).toEqual([
    { id: 'b-0001', why: 'The picture it repeats was deleted.' },
    { id: 'b-0002', why: 'The picture it repeats was deleted.' },
  ]);
  await restorePictures(['a-0001']);
  expect(await judge('a-0001', compare)).toEqual([
    { id: 'b-0001', why: 'Error: The repeat is damaged.' },
    {
      id: 'b-0002',
      why: 'The pixels of this picture are not on this device. Rerun orders it again, as a new picture.',
    },
  ]);
  expect(await readVerdicts()).toEqual([]);
});

test('a verdict outlives its pictures, and rows from elsewhere are passed over', async () => {
  const { addPicture, deletePictures, judge, library, readVerdicts } = await open();
  await addPicture(aPicture('a-0001'), file(1, 50));
  await addPicture(aPicture('b-0001', { check: { of: 'a-0001' } }), file(1, 50));
  await judge('a-0001', compare);
  await deletePictures(['a-0001', 'b-0001']);
  const db = await library();
  const [row] = await readVerdicts();
  if (!row) throw new Error('no verdict');
  await db.put('verdicts', { ...row, id: 'z-0001', at: Number.NaN });
  expect((await readVerdicts()).map(({ id }) => id)).toEqual(['b-0001']);
});
