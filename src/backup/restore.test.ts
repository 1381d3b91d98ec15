import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { aPicture, backup, bringBack, bytesOf, everything, fill, open, wipe } from '../../e2e/backup-trip.ts';
import { MemoryStorage } from '../../e2e/memory-storage.ts';

beforeEach(() => {
  wipe();
  globalThis.localStorage = new MemoryStorage();
});

test('rings that were taken off and marks that were cleared since stay away', async () => {
  await fill(4);
  const file = await backup();
  const { setPick, changeMarks } = await open();
  await setPick('run-0002', false);
  await changeMarks(['run-0003'], ({ id }) => ({ id }));
  const before = await everything();
  await bringBack(file);
  expect(await everything()).toEqual(before);
});

test('ringed then, rejected since: rejected, and not ringed', async () => {
  await fill(3);
  const file = await backup();
  const { changeFlags } = await open();
  await changeFlags(['run-0002'], () => 'reject', 9000);
  const before = await everything();
  await bringBack(file);
  expect(await everything()).toEqual(before);
});

test('rejected in the backup, ringed here: what else is newer comes, and the ring stays', async () => {
  await fill(3);
  const { changeMarks, changeFlags, readPicks, readMarksOf } = await open();
  await changeMarks(['run-0001'], (mark) => ({ ...mark, rating: 5, rejected: true }), 9000);
  const file = await backup();
  await changeMarks(['run-0001'], (mark) => ({ ...mark, rating: 1 }), 2000);
  await changeFlags(['run-0001'], () => 'pick', 2000);
  const { plan } = await bringBack(file);
  expect(plan.others.newerMarks).toBe(1);
  expect(await readPicks()).toEqual(['run-0001', 'run-0002']);
  expect(await readMarksOf(['run-0001'])).toEqual([{ id: 'run-0001', rating: 5, changedAt: 9000 }]);
});

test('a backup that has a picture ringed and rejected brings it rejected', async () => {
  await fill(2);
  const { library } = await open();
  await (await library()).put('marks', { id: 'run-0002', rejected: true });
  const file = await backup();
  wipe();
  await bringBack(file);
  const { readPicks, readMarksOf } = await open();
  expect(await readPicks()).toEqual([]);
  expect(await readMarksOf(['run-0002'])).toEqual([{ id: 'run-0002', rejected: true }]);
});

test('a project, a preset and a sheet that were deleted since stay deleted, and the plan says so', async () => {
  await fill(1);
  const file = await backup();
  const { removeProject, changePresets, deleteSheet } = await open();
  await removeProject('zine');
  await changePresets([], ['p']);
  await deleteSheet('s');
  const before = await everything();
  const { plan } = await bringBack(file);
  expect(plan.others).toMatchObject({ comes: {}, 'stays-deleted': { projects: 1, presets: 1, sweeps: 1 } });
  expect(await everything()).toEqual(before);
});

test('those that never were here come, and the newer of two counts; the plan says which', async () => {
  await fill(1);
  const file = await backup();
  wipe();
  const { library } = await open();
  await (await library()).put('presets', { id: 'p', name: 'Older', fields: { steps: '9' }, changedAt: 4 });
  const { plan } = await bringBack(file);
  expect(plan.others).toMatchObject({ comes: { projects: 1, sweeps: 1 }, replaces: { presets: 1 }, newerMarks: 0 });
  expect(await (await library()).get('presets', 'p')).toMatchObject({ name: 'Soft' });
});

test('a restore that was stopped, begun again, brings what is said of every picture', async () => {
  await fill(4);
  const file = await backup();
  const before = await everything();
  wipe();
  const { readArchive, planRestore, restore } = await open();
  const archive = await readArchive(file);
  const stop = new AbortController();
  const onDone = (done: number) => done === 2 && stop.abort();
  const plan = await planRestore(archive, { signal: new AbortController().signal, onDone: () => undefined });
  await expect(restore(archive, plan, { signal: stop.signal, onDone })).rejects.toMatchObject({ name: 'AbortError' });
  await bringBack(file);
  expect(await everything()).toEqual(before);
});

test('records that the disk lost are missed until they come back, and no others count for them', async () => {
  await fill(1);
  const other = await backup();
  wipe();
  const { findMissing, library, addPicture } = await open();
  await findMissing();
  const mine = (index: number) => ({ ...aPicture(index), id: `mine-000${index}` });
  for (const index of [2, 3, 4]) await addPicture(mine(index), new Blob([bytesOf(index)], { type: mine(index).type }));
  const file = await backup();
  const db = await library();
  for (const id of ['mine-0002', 'mine-0003']) await db.delete('pictures', id);
  expect(await findMissing()).toMatchObject({ count: 2 });
  // One that was never here.
  const { result } = await bringBack(other);
  expect([result.pictures, await findMissing()]).toMatchObject([1, { count: 2 }]);
  await bringBack(file);
  expect(await findMissing()).toBeUndefined();
});

test('of a library that was cleared away, what did not come back is missed still', async () => {
  const { findMissing, noteCount, addPicture } = await open();
  await findMissing();
  await fill(2);
  const file = await backup();
  await addPicture(aPicture(3), new Blob([bytesOf(3)], { type: 'image/png' }));
  await noteCount();
  wipe();
  await bringBack(file);
  const after = await open();
  expect(await after.findMissing()).toMatchObject({ count: 1, whole: true });
});

test('a backup from before the last one leaves that the last', async () => {
  const { noteBackup, readBackedUp } = await open();
  await Promise.all([noteBackup(['a'], { at: 2000 }), noteBackup(['b'], { at: 1000 })]);
  expect(await readBackedUp()).toEqual({ at: 2000, ids: ['a', 'b'] });
});
