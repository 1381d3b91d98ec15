import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { library } from './database.ts';
import { readPreview } from './previews.ts';
import type { Preview } from './rows.ts';

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
