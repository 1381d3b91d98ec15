import 'fake-indexeddb/auto';
import { QueryClient } from '@tanstack/react-query';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Sweep } from '#recipe/sweep/sweep.ts';
import { aPicture } from '../../e2e/a-picture.ts';

// A new database for each test; the library keeps its connection for the life of the module.
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
});

const open = async () => ({
  ...(await import('./sweeps.ts')),
  ...(await import('./sweep-queries.ts')),
  ...(await import('./pictures.ts')),
  ...(await import('./trash.ts')),
  ...(await import('./database.ts')),
});

const sweep: Sweep = {
  base: { model: 'owner/name', prompt: 'a fox', seed: 7 },
  options: { useCache: true, waitForModel: false },
  endpoint: 'own',
  images: 1,
  axes: [{ parts: [{ field: 'steps', values: '12, 20' }] }],
};

const inCell = (id: string, of?: [string, string]) =>
  aPicture(id, {
    recipe: sweep.base,
    options: sweep.options,
    ...(of && { cell: { sweep: of[0], key: of[1] } }),
  });
const bytes = new Blob(['pixels']);

test('sheets come back as they were written, the last first', async () => {
  const { writeSheet, readSheets } = await open();
  const one = await writeSheet(sweep, 'Fox', 1000);
  const two = await writeSheet({ ...sweep, template: 'a {red|blue} fox' }, undefined, 2000);
  expect(one).toMatchObject({ createdAt: 1000, changedAt: 1000, title: 'Fox', sweep });
  expect(two).not.toHaveProperty('title');
  expect(await readSheets()).toEqual([two, one]);
});

test('a value is added, and two changes at once are both kept', async () => {
  const { writeSheet, changeSheet, readSheets } = await open();
  const { id } = await writeSheet(sweep, 'Fox', 1000);
  await Promise.all([
    changeSheet(id, () => ({ axes: [{ parts: [{ field: 'steps', values: '12, 20, 28' }] }] }), 2000),
    changeSheet(id, () => ({ images: 2 }), 3000),
  ]);
  expect(await readSheets()).toEqual([
    {
      id,
      title: 'Fox',
      createdAt: 1000,
      changedAt: 3000,
      sweep: { ...sweep, images: 2, axes: [{ parts: [{ field: 'steps', values: '12, 20, 28' }] }] },
    },
  ]);
  expect(await changeSheet(id, () => ({ title: '' }))).not.toHaveProperty('title');
});

test('what is no sheet is not written, and a sheet that is gone is not changed', async () => {
  const { writeSheet, changeSheet, readSheets } = await open();
  await expect(writeSheet({ ...sweep, images: 0 })).rejects.toThrow('Images');
  const { id } = await writeSheet(sweep);
  await expect(changeSheet(id, () => ({ images: 1000 }))).rejects.toThrow();
  expect((await readSheets())[0]?.sweep).toEqual(sweep);
  expect(await changeSheet('gone', () => ({ images: 2 }))).toBeUndefined();
});

test('a deleted sheet can be brought back, and its pictures are still in their cells', async () => {
  const { writeSheet, deleteSheet, restoreSheet, readSheets, readSheetPictures, addPicture, readPictureIds } =
    await open();
  const sheet = await writeSheet(sweep);
  await addPicture(inCell('run-0001', [sheet.id, 'steps=12']), bytes);
  await deleteSheet(sheet.id);
  expect([await readSheets(), await readPictureIds()]).toEqual([[], ['run-0001']]);
  await restoreSheet(sheet);
  expect(await readSheets()).toEqual([sheet]);
  expect(await readSheetPictures(sheet.id)).toEqual(new Map([['steps=12', ['run-0001']]]));
});

test('rows that no longer fit are passed over', async () => {
  const { writeSheet, readSheets, readSheetPictures, addPicture, library } = await open();
  const sheet = await writeSheet(sweep);
  const db = await library();
  await db.put('sweeps', { ...sheet, id: 'zz', sweep: { ...sweep, images: -1 } });
  await addPicture(inCell('run-0001', [sheet.id, 'steps=12']), bytes);
  await db.put('pictures', { ...inCell('run-0002', [sheet.id, 'steps=20']), bytes: 0.5 });
  expect(await readSheets()).toEqual([sheet]);
  expect(await readSheetPictures(sheet.id)).toEqual(new Map([['steps=12', ['run-0001']]]));
});

test('a sheet’s pictures stand by their cells, oldest first, and follow what comes and goes', async () => {
  const { addPicture, deletePictures, restorePictures, sheetPicturesQuery, library } = await open();
  const client = new QueryClient();
  const query = sheetPicturesQuery('s');
  const read = () => client.fetchQuery({ ...query, staleTime: 0 });
  for (const id of ['a-0002', 'b-0001', 'a-0001'])
    await addPicture(inCell(id, ['s', id === 'a-0002' ? 'steps=20' : 'steps=12']), bytes);
  await addPicture(inCell('c-0001', ['other', 'steps=12']), bytes);
  await addPicture(inCell('c-0002'), bytes);
  expect(await read()).toEqual(
    new Map([
      ['steps=12', ['a-0001', 'b-0001']],
      ['steps=20', ['a-0002']],
    ]),
  );

  await deletePictures(['b-0001']);
  expect(await read()).toEqual(
    new Map([
      ['steps=12', ['a-0001']],
      ['steps=20', ['a-0002']],
    ]),
  );
  await restorePictures(['b-0001']);
  await addPicture(inCell('d-0001', ['s', 'steps=28']), bytes);
  expect(await read()).toEqual(
    new Map([
      ['steps=12', ['a-0001', 'b-0001']],
      ['steps=20', ['a-0002']],
      ['steps=28', ['d-0001']],
    ]),
  );

  // Of pictures that are known no row is read again: these say something else by now.
  const db = await library();
  for (const id of ['a-0001', 'a-0002', 'b-0001']) await db.put('pictures', inCell(id, ['s', 'steps=99']));
  expect((await read()).get('steps=12')).toEqual(['a-0001', 'b-0001']);
});
