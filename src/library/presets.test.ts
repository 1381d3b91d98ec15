import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Preset } from './presets.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
});

const preset = (id: string, name = id): Preset => ({ id, name, fields: { steps: '5' }, changedAt: 1 });

test('presets are written and removed together, and undone together', async () => {
  const { changePresets, readPresets } = await import('./presets.ts');
  await changePresets([preset('a'), preset('b')]);
  const undo = await changePresets([preset('a', 'renamed'), preset('c')], ['b']);
  expect(await readPresets()).toEqual([preset('a', 'renamed'), preset('c')]);
  const redo = await undo();
  expect(await readPresets()).toEqual([preset('a'), preset('b')]);
  expect(redo).toBeInstanceOf(Function);
});

test('other tabs hear of it', async () => {
  const { changePresets } = await import('./presets.ts');
  const { onLibraryChange } = await import('./news.ts');
  const heard = new Promise((resolve) => {
    const stop = onLibraryChange((news) => {
      stop();
      resolve(news);
    });
  });
  await changePresets([preset('a')]);
  expect(await heard).toEqual({ parts: ['presets'] });
});

test('a row that no longer fits is passed over', async () => {
  const { changePresets, readPresets } = await import('./presets.ts');
  await changePresets([preset('a'), { ...preset('b'), name: 'x'.repeat(81) }]);
  expect(await readPresets()).toEqual([preset('a')]);
});
