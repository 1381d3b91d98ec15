import 'fake-indexeddb/auto';
import { makeZip } from 'client-zip';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Picture } from '#library/rows.ts';
import { aPicture } from '../../e2e/a-picture.ts';
import { lent } from '../../e2e/backup-trip.ts';
import { memoryFolder } from '../../e2e/server/memory-folder.ts';
import { tinyPicture } from '../../e2e/server/tiny-pictures.ts';
import { addNews, noChanges } from './folder-changes.ts';

// A new database for each test; the library keeps its connection for the life of the module.
beforeEach(() => {
  wipe();
});

function wipe() {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
}

const open = async () => ({
  ...(await import('./write-folder.ts')),
  ...(await import('./read-archive.ts')),
  ...(await import('./plan-restore.ts')),
  ...(await import('./restore.ts')),
  ...(await import('#library/database.ts')),
  ...(await import('#library/flags.ts')),
  ...(await import('#library/marks.ts')),
  ...(await import('#library/pictures.ts')),
  ...(await import('#library/trash.ts')),
  ...(await import('#library/runs.ts')),
});

const order = {
  recipe: { model: 'owner/name', prompt: 'a lighthouse', seed: 7 },
  options: { useCache: true, waitForModel: false },
  endpoint: { id: 'own', name: 'Own', api: 'inference-api', baseUrl: 'https://own.example' },
} as const;

/** A comment after the end gives each its own bytes. */
const bytesOf = (index: number) => new Uint8Array([...tinyPicture('image/png'), index & 255, index >> 8]);

const idOf = (index: number) => `run-${String(index).padStart(4, '0')}`;

async function add(...indexes: number[]) {
  const { addPicture, writeRun } = await open();
  if (indexes.includes(1)) await writeRun({ ...order, id: 'run', createdAt: 1, frames: indexes.length }, []);
  for (const index of indexes) {
    const bytes = bytesOf(index);
    const picture: Picture = {
      ...order,
      id: idOf(index),
      createdAt: 1_700_000_000_000 + index,
      type: 'image/png',
      bytes: bytes.length,
      tookMs: 2000,
      attempts: 1,
      notes: {},
    };
    await addPicture(picture, new Blob([bytes], { type: 'image/png' }));
  }
}

async function opened(folder: FileSystemDirectoryHandle, signal = new AbortController().signal) {
  const { openFolder } = await open();
  return openFolder(folder, {
    lent,
    signal,
    now: () => 5000,
  });
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

const ports = () => ({ signal: new AbortController().signal, onDone: () => undefined });

/** The folder packed by hand, as file managers do: under its own name. */
async function packed(files: ReadonlyMap<string, Blob>): Promise<Blob> {
  const entries = [...files].map(([name, input]) => ({ name: `My backup/${name}`, input }));
  return new Response(makeZip(entries)).blob();
}

async function idsIn(files: ReadonlyMap<string, Blob>) {
  const list: unknown = JSON.parse((await files.get('library.json')?.text()) ?? '');
  return JSON.stringify(list).match(/"store":"pictures","row":\{.*?"id":"run-\d{4}"/g)?.length;
}

test('only what is missing is written: first all, then what came since, then nothing', async () => {
  const { handle, files, written } = memoryFolder();
  await add(1, 2, 3);
  const writer = await opened(handle);
  expect(await writer.write()).toEqual({ more: false });
  expect(written.splice(0)).toEqual([...range(1, 3).map((each) => `pictures/${idOf(each)}.png`), 'library.json']);
  await add(4);
  await writer.write();
  expect(written.splice(0)).toEqual([`pictures/${idOf(4)}.png`, 'library.json']);
  // Another day.
  const later = await opened(handle);
  expect(later.ids()).toEqual(range(1, 4).map(idOf));
  await later.write();
  expect(written.splice(0)).toEqual(['library.json']);
  expect(await idsIn(files)).toBe(4);
});

test('a large library goes in bit by bit, and the list is true after each', async () => {
  const { handle, files } = memoryFolder();
  await add(...range(1, 130));
  const writer = await opened(handle);
  expect(await writer.write()).toEqual({ more: true });
  expect(await idsIn(files)).toBe(100);
  expect(await writer.write()).toEqual({ more: false });
  expect(await idsIn(files)).toBe(130);
});

test('records that cannot be read do not hold up the others', async () => {
  const { handle, files } = memoryFolder();
  await add(...range(1, 105));
  const db = await (await open()).library();
  for (const index of range(1, 100)) await db.put('pictures', JSON.parse(JSON.stringify({ id: idOf(index) })));
  const writer = await opened(handle);
  expect(await writer.write()).toEqual({ more: true });
  expect(await writer.write()).toEqual({ more: false });
  expect(await idsIn(files)).toBe(5);
});

test('a file that was taken out is written again', async () => {
  const { handle, files, written } = memoryFolder();
  await add(1, 2);
  await (await opened(handle)).write();
  files.delete(`pictures/${idOf(2)}.png`);
  written.splice(0);
  const writer = await opened(handle);
  expect(writer.ids()).toEqual([idOf(1)]);
  await writer.write();
  expect(written).toEqual([`pictures/${idOf(2)}.png`, 'library.json']);
  expect(await idsIn(files)).toBe(2);
});

test('what is deleted here stays there; so does all of a library that was cleared away', async () => {
  const { handle, files } = memoryFolder();
  await add(1, 2);
  const { deletePictures, setPick } = await open();
  await setPick(idOf(1), true);
  await setPick(idOf(2), true);
  const writer = await opened(handle);
  await writer.write();
  await deletePictures([idOf(1)]);
  await setPick(idOf(2), false);
  await writer.write();
  const text = await files.get('library.json')?.text();
  expect(await idsIn(files)).toBe(2);
  expect(text).not.toContain(`{"store":"picks","row":{"id":"${idOf(2)}"}}`);

  wipe();
  await add(3);
  await (await opened(handle)).write();
  expect(await idsIn(files)).toBe(3);
  expect(await files.get('library.json')?.text()).toContain('"store":"runs"');
});

test('the folder, packed by hand, brings back every byte', async () => {
  const { handle, files } = memoryFolder();
  await add(...range(1, 5));
  await (await opened(handle)).write();
  wipe();
  const { readArchive, planRestore, restore, readImage, readPictureIds } = await open();
  const archive = await readArchive(await packed(files));
  expect(archive).toMatchObject({ createdAt: 5000, unreadable: 0, isDamaged: false });
  await restore(archive, await planRestore(archive, ports()), ports());
  expect(await readPictureIds()).toEqual(range(1, 5).map(idOf));
  for (const index of range(1, 5))
    expect(new Uint8Array(await (await readImage(idOf(index))).arrayBuffer())).toEqual(bytesOf(index));
});

test('a disk that fills up leaves the list as it was, and the rest is written when there is room', async () => {
  const folder = memoryFolder();
  await add(1);
  const writer = await opened(folder.handle);
  await writer.write();
  await add(2, 3);
  folder.refuse(`pictures/${idOf(3)}.png`);
  await expect(writer.write()).rejects.toMatchObject({ name: 'QuotaExceededError' });
  expect(await idsIn(folder.files)).toBe(1);
  expect(writer.ids()).toEqual([idOf(1)]);
  folder.refuse(undefined);
  const again = await opened(folder.handle);
  await again.write();
  expect(await idsIn(folder.files)).toBe(3);
});

test('a list of somebody else is not written over', async () => {
  const { handle, files, written } = memoryFolder();
  files.set('library.json', new Blob(['{"books":[]}\n']));
  await add(1);
  await expect(opened(handle)).rejects.toThrow('no backup of Proofsheet');
  expect(written).toEqual([]);
});

test('stopped in the middle, nothing more is written', async () => {
  const { handle, written } = memoryFolder();
  await add(1, 2);
  const controller = new AbortController();
  const writer = await opened(handle, controller.signal);
  controller.abort();
  await expect(writer.write()).rejects.toMatchObject({ name: 'AbortError' });
  expect(written).toEqual([]);
});

test('while a folder fills, its list is written when it grew by a part, and once more at the end', async () => {
  const { handle, files, written } = memoryFolder();
  const { library } = await open();
  const { store, done } = (await library()).transaction('pictures', 'readwrite');
  // Without bytes: what is counted are the lists.
  for (const index of range(1, 1210)) await store.put(aPicture(idOf(index)));
  await done;
  const writer = await opened(handle);
  const listed: number[] = [];
  for (let more = true; more; ) {
    ({ more } = await writer.write(listed.length === 0 ? undefined : noChanges()));
    if (written.splice(0).includes('library.json')) listed.push(writer.count());
  }
  expect(listed.length).toBeLessThan(12);
  expect(listed.at(-1)).toBe(1210);
  expect(await idsIn(files)).toBe(1210);
});

test('what is said of one picture is read and written alone, and nothing is where nothing changed', async () => {
  const { handle, files, written } = memoryFolder();
  await add(1, 2);
  const writer = await opened(handle);
  await writer.write();
  const { setPick, changeMarks } = await open();
  await setPick(idOf(1), true);
  await changeMarks([idOf(2)], (mark) => ({ ...mark, rating: 4 }), 1000);
  written.splice(0);
  const changes = noChanges();
  expect(addNews(changes, { parts: ['picks'], ids: [idOf(1)] })).toBe(true);
  await writer.write(changes);
  expect(written.splice(0)).toEqual(['library.json']);
  const text = await files.get('library.json')?.text();
  expect(text).toContain(`{"store":"picks","row":{"id":"${idOf(1)}"}}`);
  await writer.write(changes);
  expect(addNews(changes, { parts: ['jobs', 'runs'], ids: ['run'] })).toBe(false);
  expect(written).toEqual([]);
  addNews(changes, { parts: ['marks'] });
  await writer.write(changes);
  expect(await files.get('library.json')?.text()).toContain('"rating":4');
  await changeMarks([idOf(2)], ({ id }) => ({ id }));
  await writer.write(changes);
  expect(await files.get('library.json')?.text()).not.toContain('"rating":4');
});

test('a picture whose pixels were forgotten before goes in as its small copy', async () => {
  const { handle, files, written } = memoryFolder();
  await add(1);
  const db = await (await open()).library();
  await db.delete('images', idOf(1));
  await (await opened(handle)).write();
  expect(written.splice(0)).toEqual(['library.json']);
  const blob = new Blob([new Uint8Array(tinyPicture('image/webp'))], { type: 'image/webp' });
  await db.put('previews', { kind: 'thumbnail', blob, width: 1, height: 1, mark: 'forgotten' }, idOf(1));
  await (await opened(handle)).write();
  expect(written.splice(0)).toEqual([`previews/${idOf(1)}.webp`, 'library.json']);
  expect(await files.get(`previews/${idOf(1)}.webp`)?.bytes()).toEqual(await blob.bytes());
  await (await opened(handle)).write();
  expect(written).toEqual(['library.json']);
});
