import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Picture } from './rows.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
});

const open = async () => ({
  ...(await import('./past-times.ts')),
  ...(await import('./pictures.ts')),
  ...(await import('./database.ts')),
});

const recipe = { model: 'owner/name', prompt: 'a lighthouse', seed: 7 };
const endpoint = { id: 'own', name: 'Own', api: 'inference-api', baseUrl: 'https://own.example' } as const;

/** The nth picture of a run; it took n seconds. */
function aPicture(n: number, more: Partial<Picture> = {}): Picture {
  const id = `run-${String(n).padStart(4, '0')}`;
  const options = { useCache: true, waitForModel: false };
  const rest = { createdAt: n, type: 'image/png', bytes: 6, tookMs: n * 1000, attempts: 1, notes: {} } as const;
  return { recipe, options, endpoint, id, ...rest, ...more };
}

const bytes = () => new Blob(['pixels'], { type: 'image/png' });

test('past times are those of this model at this endpoint, newest first, two dozen at most, without cached ones', async () => {
  const { addPicture, readPastTimes } = await open();
  for (let n = 1; n <= 26; n++) await addPicture(aPicture(n), bytes());
  await addPicture(aPicture(27, { notes: { cached: true } }), bytes());
  await addPicture(aPicture(28, { endpoint: { ...endpoint, id: 'other' } }), bytes());
  await addPicture(aPicture(29, { recipe: { ...recipe, model: 'owner/other' } }), bytes());
  expect((await readPastTimes('own', 'owner/name')).map(({ tookMs }) => tookMs / 1000)).toEqual(
    Array.from({ length: 24 }, (_, index) => 26 - index),
  );
  expect(await readPastTimes('own', 'owner/unknown')).toEqual([]);
});

test('a size that was asked for is told from one that the model chose, which is that of the picture', async () => {
  const { addPicture, readPastTimes, library } = await open();
  await addPicture(aPicture(1, { recipe: { ...recipe, width: 500, height: 1000, steps: 20 } }), bytes());
  await addPicture(aPicture(2), bytes());
  await addPicture(aPicture(3), bytes());
  const db = await library();
  await db.put('previews', { kind: 'thumbnail', blob: bytes(), width: 2000, height: 1000 }, 'run-0002');
  await db.put('previews', { kind: 'damaged' }, 'run-0003');
  expect(await readPastTimes('own', 'owner/name')).toEqual([
    { megapixels: undefined, steps: undefined, madeMegapixels: undefined, tookMs: 3000 },
    { megapixels: undefined, steps: undefined, madeMegapixels: 2, tookMs: 2000 },
    { megapixels: 0.5, steps: 20, madeMegapixels: undefined, tookMs: 1000 },
  ]);
});

test('the usual time of a recipe is judged by them, and null when nobody knows', async () => {
  const { addPicture, readUsualTime } = await open();
  const sized = { ...recipe, width: 1000, height: 1000, steps: 10 };
  expect(await readUsualTime('own', sized)).toBeNull();
  await addPicture(aPicture(4, { recipe: sized }), bytes());
  expect(await readUsualTime('own', sized)).toBe(4000);
  expect(await readUsualTime('own', { ...sized, steps: 20 })).toBe(8000);
});
