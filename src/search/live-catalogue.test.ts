import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { pictureAt } from '../../e2e/many-pictures.ts';
import { countValues } from './counts.ts';
import { find } from './find.ts';
import { parseQuery } from './parse.ts';

const now = new Date(2026, 10, 23, 12).getTime();

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
});

/** A library of so many pictures on disk, its live catalogue, and what that finds. */
async function openLibrary(count: number) {
  const { library } = await import('#library/database.ts');
  const pictures = await import('#library/pictures.ts');
  const flags = await import('#library/flags.ts');
  const trash = await import('#library/trash.ts');
  const marks = await import('#library/marks.ts');
  const jobs = await import('#library/jobs.ts');
  const runs = await import('#library/runs.ts');
  const projects = await import('#library/projects.ts');
  const { announce } = await import('#library/news.ts');
  const { createLiveCatalogue } = await import('./live-catalogue.ts');
  const db = await library();
  const write = db.transaction(['pictures', 'runs'], 'readwrite');
  for (let index = 0; index < count; index++) {
    const { picture } = pictureAt(index, now);
    void write.objectStore('pictures').put(picture);
    const { recipe, options, endpoint, createdAt } = picture;
    const run = { recipe, options, endpoint, createdAt, id: picture.id.slice(0, picture.id.indexOf('-')), frames: 4 };
    if (index % 4 === 0) void write.objectStore('runs').put(run);
  }
  await write.done;
  const progress: number[] = [];
  const live = createLiveCatalogue(() => progress.push(live.progress()));
  const found = (typed: string) => find(parseQuery(typed).query, 'newest', live.catalogue, now);
  const isComplete = () => vi.waitFor(() => expect(live.progress()).toBe(1), { timeout: 20_000 });
  return {
    db,
    live,
    found,
    progress,
    isComplete,
    announce,
    ...pictures,
    ...flags,
    ...trash,
    ...marks,
    ...jobs,
    ...runs,
    ...projects,
  };
}

const idAt = (index: number) => pictureAt(index, now).picture.id;

test('the newest pictures are found while the others are still being read', async () => {
  const { found, progress, isComplete, live } = await openLibrary(2600);
  await vi.waitFor(() => expect(found('').length).toBeGreaterThan(0));
  expect(found('')).toContain(idAt(2599));
  await isComplete();
  expect(found('')).toHaveLength(2600);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(progress.filter((part) => part < 1).length).toBeGreaterThan(1);
  expect(found('run:3')).toEqual([8, 9, 10, 11].map(idAt));
  expect(live.isFailing()).toBe(false);
});

test('what is written later is found: pictures, picks, marks, deletions and their undoing', async () => {
  const { found, isComplete, setPick, changeMarks, deletePictures, restorePictures, addPicture } =
    await openLibrary(20);
  await isComplete();
  await setPick(idAt(1), true);
  await vi.waitFor(() => expect(found('is:pick')).toEqual([idAt(1)]));
  await changeMarks([idAt(2), idAt(3)], (mark) => ({ ...mark, rating: 4, tags: ['Low sun'] }));
  await vi.waitFor(() => expect(found('tag:"low sun" rating>=4')).toEqual([idAt(2), idAt(3)]));
  await deletePictures([idAt(2)]);
  await vi.waitFor(() => expect(found('rating>=4')).toEqual([idAt(3)]));
  await restorePictures([idAt(2)]);
  await vi.waitFor(() => expect(found('rating>=4')).toEqual([idAt(2), idAt(3)]));
  await addPicture(pictureAt(20, now).picture, new Blob(['bytes']));
  await vi.waitFor(() => expect(found('')[0]).toBe(idAt(20)));
});

test('a job that failed is found until its picture comes or it is dismissed', async () => {
  const { found, isComplete, writeRun, markFailed, removeJob, addPicture, deletePictures } = await openLibrary(4);
  await isComplete();
  const [first, second] = [4, 5].map((index) => pictureAt(index, now).picture);
  if (!first || !second) throw new Error('no pictures');
  const { recipe, options, endpoint } = first;
  const jobs = [first, second].map(({ id }) => ({ recipe, options, endpoint, id, tab: 'a' }));
  await writeRun(
    { recipe, options, endpoint, id: first.id.slice(0, first.id.indexOf('-')), createdAt: now, frames: 2 },
    jobs,
  );
  for (const { id } of jobs) await markFailed(id, { title: 'Refused', words: '', next: '' });
  await vi.waitFor(() => expect(found('is:failed')).toEqual([first.id, second.id]));
  await vi.waitFor(() => expect(found('run:2')).toEqual([first.id, second.id]));
  await removeJob(first.id);
  await vi.waitFor(() => expect(found('is:failed')).toEqual([second.id]));
  await addPicture(second, new Blob(['bytes']));
  await vi.waitFor(() => expect(found('is:failed')).toEqual([]));
  expect(found('')[0]).toBe(second.id);
  await deletePictures([second.id]);
  await vi.waitFor(() => expect(found('')).not.toContain(second.id));
});

test('a row that no longer fits is passed over', async () => {
  const { db, found, isComplete, announce } = await openLibrary(60);
  await isComplete();
  const before = found('').length;
  const whole = pictureAt(7, now).picture;
  await db.put('pictures', { ...whole, createdAt: Number.NaN });
  announce('pictures', [whole.id]);
  await vi.waitFor(() => expect(found('')).toHaveLength(before - 1));
});

test('projects are found by their names, also new ones, and no longer once they are deleted', async () => {
  const { found, isComplete, live, writeProject, removeProject } = await openLibrary(60);
  await isComplete();
  const names = () => countValues('project', live.catalogue).map(({ value }) => value);
  expect([found('has:project'), found('project:spring'), names()]).toEqual([[], [], []]);
  const project = { id: 'spring', name: 'Campaign 2027', createdAt: now };
  await writeProject(project);
  await vi.waitFor(() => expect(names()).toEqual(['Campaign 2027']));
  const inProject = found('project:campaign');
  expect(inProject.length).toBeGreaterThan(0);
  expect(found('has:project')).toEqual(inProject);
  await removeProject('spring');
  await vi.waitFor(() => expect(names()).toEqual([]));
  expect([found('has:project'), found('project:campaign')]).toEqual([[], []]);
  await writeProject({ ...project, name: 'Spring' });
  await vi.waitFor(() => expect(found('project:spring')).toEqual(inProject));
});

test('a library that could not be read is searched again once it can be, whole', async () => {
  const { db, found, isComplete, live, setPick, announce } = await openLibrary(20);
  await isComplete();
  const begin = vi.spyOn(db, 'transaction').mockImplementation(() => {
    throw new DOMException('The connection is closing.', 'InvalidStateError');
  });
  const [first] = await Promise.allSettled([setPick(idAt(1), true)]);
  expect(first?.status).toBe('rejected');
  announce('marks', [idAt(2)]);
  await vi.waitFor(() => expect(live.isFailing()).toBe(true));
  begin.mockRestore();
  await setPick(idAt(1), true);
  await vi.waitFor(() => expect(live.isFailing()).toBe(false));
  await vi.waitFor(() => expect(found('is:pick')).toEqual([idAt(1)]));
});

test('pictures that are black or damaged are found when that is asked for, and from then on when they are made', async () => {
  const { db, live, found, isComplete, announce } = await openLibrary(8);
  await isComplete();
  await db.put('previews', { kind: 'damaged' }, idAt(1));
  await db.put('previews', { kind: 'thumbnail', blob: new Blob(), width: 1, height: 1, mark: 'black' }, idAt(2));
  live.lookAtPixels();
  await vi.waitFor(() => expect(found('is:damaged or is:black')).toEqual([idAt(1), idAt(2)]));
  expect(live.looked()).toBe(1);
  await db.put('previews', { kind: 'damaged' }, idAt(3));
  announce('previews', [idAt(3)]);
  await vi.waitFor(() => expect(found('is:damaged')).toEqual([idAt(1), idAt(3)]));
});

test('pictures are found by the size they really have, once that is asked for, and stay so', async () => {
  const { db, live, found, isComplete, changeMarks } = await openLibrary(8);
  await isComplete();
  // Of the first no size was asked for, of the other 1024 × 768.
  for (const id of [idAt(0), idAt(4)])
    await db.put('previews', { kind: 'thumbnail', blob: new Blob(), width: 640, height: 360 }, id);
  const asked = found('has:size');
  expect(asked).not.toContain(idAt(0));
  expect(found('size:1024x768')).toContain(idAt(4));
  live.lookAtPixels();
  await vi.waitFor(() => expect(found('size:640x360')).toEqual([idAt(4), idAt(0)]));
  expect(found('ratio:16:9 width<1000')).toEqual([idAt(4), idAt(0)]);
  expect(found('size:1024x768')).not.toContain(idAt(4));
  await changeMarks([idAt(4)], (mark) => ({ ...mark, rating: 5 }));
  await vi.waitFor(() => expect(found('rating:5 size:640x360')).toEqual([idAt(4)]));
  expect(found('has:size')).toEqual(asked);
});
