import 'fake-indexeddb/auto';
import { unwrap } from 'idb';
import { expect, test } from 'vitest';
import { library } from './database.ts';
import { readPreview } from './previews.ts';
import type { Preview } from './rows.ts';

const thumbnail: Preview = { kind: 'thumbnail', blob: new Blob(['small']), width: 2, height: 2 };

test('a preview is made once, from the bytes, and read from then on', async () => {
  await (await library()).put('images', new Blob(['pixels']), 'run-0001');
  const seen: string[] = [];
  const make = async (blob: Blob): Promise<Preview> => {
    seen.push(await blob.text());
    return { kind: 'damaged' };
  };
  expect(await readPreview('run-0001', make)).toEqual({ kind: 'damaged' });
  expect(await readPreview('run-0001', make)).toEqual({ kind: 'damaged' });
  expect(seen).toEqual(['pixels']);
});

test('a preview that could not be made is tried again at the next look', async () => {
  await (await library()).put('images', new Blob(['pixels']), 'run-0002');
  const stopped = () => Promise.reject(new Error('The thumbnail worker stopped.'));
  await expect(readPreview('run-0002', stopped)).rejects.toThrow('stopped');
  expect(await readPreview('run-0002', async () => ({ kind: 'damaged' }))).toEqual({ kind: 'damaged' });
});

test('a stored preview that is garbage is made anew', async () => {
  const db = await library();
  await db.put('images', new Blob(['pixels']), 'run-0003');
  for (const garbage of [7, 'x', { kind: 'thumbnail', blob: 'none', width: 1, height: 1 }, { kind: 'odd' }]) {
    await unwrap(db).transaction('previews', 'readwrite').objectStore('previews').put(garbage, 'run-0003');
    expect(await readPreview('run-0003', async () => thumbnail)).toEqual(thumbnail);
    expect(await readPreview('run-0003', () => Promise.reject(new Error('made twice')))).toMatchObject({ width: 2 });
  }
});

test('a picture whose row fits no more is told to be so, until the row is mended', async () => {
  const db = await library();
  await db.put('images', new Blob(['pixels']), 'run-0004');
  const write = (row: unknown) => unwrap(db).transaction('pictures', 'readwrite').objectStore('pictures').put(row);
  write({ id: 'run-0004', recipe: 'garbage' });
  expect(await readPreview('run-0004', async () => thumbnail)).toEqual({ ...thumbnail, mark: 'unreadable' });
  await db.put('previews', thumbnail, 'run-0004');
  expect(await readPreview('run-0004', () => Promise.reject(new Error('made twice')))).toMatchObject({
    mark: 'unreadable',
  });
  await db.delete('previews', 'run-0004');
  write({
    recipe: { model: 'owner/name', prompt: 'a lighthouse', seed: 7 },
    options: { useCache: true, waitForModel: false },
    endpoint: { id: 'own', name: 'Own', api: 'inference-api', baseUrl: 'https://own.example' },
    id: 'run-0004',
    createdAt: 1,
    type: 'image/png',
    bytes: 6,
    tookMs: 1,
    attempts: 1,
    notes: { flagged: true },
  });
  expect(await readPreview('run-0004', async () => thumbnail)).toEqual({ ...thumbnail, mark: 'flagged' });
});
