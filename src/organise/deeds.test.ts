import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';

// A new database for each test; the library keeps its connection for the life of the module.
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
});

const open = async () => ({
  ...(await import('./deeds.ts')),
  ...(await import('#library/marks.ts')),
  ...(await import('#library/flags.ts')),
  ...(await import('#library/pictures.ts')),
});

const ids = ['a-0001', 'a-0002', 'b-0001'];

/** When a mark was changed, whenever that was. */
const changedAt = expect.any(Number);

test('P on several pictures rings all of them, then takes the rings off, and Undo leaves those that were there', async () => {
  const { togglePick, setPick, readPicks } = await open();
  await setPick('a-0001', true);
  const first = await togglePick(ids);
  expect([first.text, await readPicks()]).toEqual(['3 pictures picked.', ids]);
  const second = await togglePick(ids);
  expect([second.text, await readPicks()]).toEqual(['The rings of 3 pictures are off.', []]);
  await second.undo();
  await first.undo();
  expect(await readPicks()).toEqual(['a-0001']);
});

test('X on several pictures rejects all of them, then takes that back', async () => {
  const { toggleReject, readMarks } = await open();
  await toggleReject(ids.slice(0, 1));
  await toggleReject(ids);
  expect([...(await readMarks()).values()].map(({ rejected }) => rejected)).toEqual([true, true, true]);
  await toggleReject(ids);
  expect(await readMarks()).toEqual(new Map());
});

test('rejecting takes rings off and ringing takes rejections back, and Undo gives each picture what it had', async () => {
  const { pick, toggleReject, setPick, readPicks, readMarks } = await open();
  const flags = async () => [await readPicks(), [...(await readMarks()).keys()]];
  await setPick('a-0001', true);
  const rejected = await toggleReject(ids);
  expect(await flags()).toEqual([[], ids]);
  const picked = await pick(ids.slice(1), true);
  expect(await flags()).toEqual([['a-0002', 'b-0001'], ['a-0001']]);
  await picked.undo();
  await rejected.undo();
  expect(await flags()).toEqual([['a-0001'], []]);
});

test('Undo takes back the rating alone, and every picture its own', async () => {
  const { rate, addTags, readMarksOf } = await open();
  await rate(['a-0001'], 2);
  const done = await rate(ids, 5);
  expect(done.text).toBe('3 pictures rated 5 of 5.');
  await addTags(ids, ['sky']);
  await done.undo();
  expect(await readMarksOf(ids)).toEqual([
    { id: 'a-0001', rating: 2, tags: ['sky'], changedAt },
    { id: 'a-0002', tags: ['sky'], changedAt },
    { id: 'b-0001', tags: ['sky'], changedAt },
  ]);
});

test('the last tag that goes, and a rating of none, leave no mark behind', async () => {
  const { addTags, removeTag, rate, readMarks } = await open();
  await addTags(ids, ['sky', 'sea']);
  await rate(ids, 3);
  await removeTag(ids, 'sky');
  expect((await readMarks()).get('b-0001')).toEqual({ id: 'b-0001', rating: 3, tags: ['sea'], changedAt });
  await removeTag(ids, 'sea');
  await rate(ids, 0);
  expect(await readMarks()).toEqual(new Map());
});

test('moving out of any project is said as well', async () => {
  const { move, readMarksOf } = await open();
  const done = await move(ids, { id: 'p', name: 'Posters' });
  expect([done.text, (await readMarksOf(ids)).map(({ project }) => project)]).toEqual([
    '3 pictures moved to Posters.',
    ['p', 'p', 'p'],
  ]);
  await move(['a-0001'], undefined);
  expect((await readMarksOf(['a-0001']))[0]?.project).toBe('');
});
