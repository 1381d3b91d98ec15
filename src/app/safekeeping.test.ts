import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aPicture } from '../../e2e/a-picture.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
});
afterEach(() => vi.unstubAllGlobals());

/** Keeps so many pictures, asking after each; gives at how many the browser was asked. */
async function keep(pictures: number, { answer, earlier }: { answer: boolean; earlier?: unknown }) {
  const { library } = await import('#library/database.ts');
  const { askToPersist } = await import('./safekeeping.ts');
  const db = await library();
  if (earlier !== undefined) await db.put('facts', earlier, 'persist-asked');
  let kept = 0;
  let isPersisted = false;
  const asked: number[] = [];
  const persist = async () => {
    asked.push(kept);
    isPersisted = answer;
    return answer;
  };
  vi.stubGlobal('navigator', { storage: { persist, persisted: async () => isPersisted } });
  while (kept < pictures) {
    await db.put('pictures', aPicture(`run-${String(++kept).padStart(4, '0')}`));
    await askToPersist();
  }
  return asked;
}

test('a browser that says no is asked again when there is more to lose, and no more after that', async () => {
  expect(await keep(320, { answer: false })).toEqual([3, 30, 300]);
});

test('one that says yes is asked once', async () => {
  expect(await keep(40, { answer: true })).toEqual([3]);
});

test('a version that asked once and for all had asked at three', async () => {
  expect(await keep(35, { answer: false, earlier: true })).toEqual([30]);
});

test('a person is asked once', async () => {
  vi.stubGlobal('mozInnerScreenX', 0);
  expect(await keep(40, { answer: false })).toEqual([3]);
});
