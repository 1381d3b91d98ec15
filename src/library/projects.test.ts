import 'fake-indexeddb/auto';
import { QueryClient } from '@tanstack/react-query';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';

// A new database for each test; the library keeps its connection for the life of the module.
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
});

const open = async () => ({
  ...(await import('./pictures.ts')),
  ...(await import('./projects.ts')),
  ...(await import('./project-query.ts')),
  ...(await import('./mark-queries.ts')),
  ...(await import('./follow-marks.ts')),
  ...(await import('./marks.ts')),
  ...(await import('./trash.ts')),
});

const aPicture = (id: string, project?: string) => ({
  recipe: { model: 'owner/name', prompt: 'a lighthouse', seed: 7 },
  options: { useCache: true, waitForModel: false },
  endpoint: { id: 'own', name: 'Own', api: 'inference-api' as const, baseUrl: 'https://own.example' },
  ...(project !== undefined && { project }),
  id,
  createdAt: 1000,
  type: 'image/png' as const,
  bytes: 6,
  tookMs: 2000,
  attempts: 1,
  notes: {},
});
const bytes = () => new Blob(['pixels'], { type: 'image/png' });

test('projects come by name, keep their ids through a rename, and can be deleted', async () => {
  const { addProject, readProjects, removeProject, writeProject } = await open();
  const ten = await addProject('Poster 10', 1);
  const two = await addProject('Poster 2', 2);
  expect((await readProjects()).map(({ name }) => name)).toEqual(['Poster 2', 'Poster 10']);
  await writeProject({ id: two, name: 'Zines', createdAt: 2 });
  await removeProject(ten);
  expect(await readProjects()).toEqual([{ id: two, name: 'Zines', createdAt: 2 }]);
});

test('a picture is in the project it was ordered for, until it is moved', async () => {
  const { addPicture, changeMarks, readProjectPictureIds } = await open();
  for (const id of ['c-0001', 'a-0001', 'b-0001']) await addPicture(aPicture(id, 'posters'), bytes());
  await addPicture(aPicture('d-0001'), bytes());
  expect(await readProjectPictureIds('posters')).toEqual(['a-0001', 'b-0001', 'c-0001']);
  await changeMarks(['a-0001'], (mark) => ({ ...mark, project: '' }));
  await changeMarks(['b-0001'], (mark) => ({ ...mark, project: 'zines' }));
  await changeMarks(['d-0001'], (mark) => ({ ...mark, project: 'posters' }));
  expect(await readProjectPictureIds('posters')).toEqual(['c-0001', 'd-0001']);
  expect(await readProjectPictureIds('zines')).toEqual(['b-0001']);
});

test('news of pictures and marks bring the lists to what reading them again would give', async () => {
  const all = await open();
  const client = new QueryClient();
  for (const id of ['a-0001', 'b-0001']) await all.addPicture(aPicture(id, 'posters'), bytes());
  await client.fetchQuery(all.projectQuery('posters'));
  await client.fetchQuery(all.projectQuery('zines'));
  await client.fetchQuery(all.marksQuery);
  const follow = async (ids: string[]) => {
    await all.followMarks(client, ids);
    await all.followProjects(client, ids);
    for (const project of ['posters', 'zines'])
      expect(client.getQueryData(all.projectQuery(project).queryKey)).toEqual(await all.readProjectPictureIds(project));
    expect(client.getQueryData(all.marksQuery.queryKey)).toEqual(await all.readMarks());
  };
  await all.changeMarks(['a-0001'], (mark) => ({ ...mark, project: 'zines' }));
  await follow(['a-0001']);
  await all.addPicture(aPicture('c-0001', 'posters'), bytes());
  await follow(['c-0001']);
  await all.deletePictures(['b-0001']);
  await follow(['b-0001']);
  await all.changeMarks(['a-0001'], ({ id }) => ({ id }));
  await follow(['a-0001']);
  expect(client.getQueryData(all.projectQuery('posters').queryKey)).toEqual(['a-0001', 'c-0001']);
  client.clear();
});

test('marks are changed together, tell what they were, and are not kept when they say nothing', async () => {
  const { changeMarks, readMarks } = await open();
  await changeMarks(['a-0001'], (mark) => ({ ...mark, rating: 2, tags: ['sky'] }), 1000);
  const before = await changeMarks(['a-0001', 'b-0001'], (mark) => ({ ...mark, rating: 5 }));
  expect(before).toEqual([{ id: 'a-0001', rating: 2, tags: ['sky'], changedAt: 1000 }, { id: 'b-0001' }]);
  const byId = new Map(before.map((mark) => [mark.id, mark]));
  await changeMarks(['a-0001', 'b-0001'], (mark) => byId.get(mark.id) ?? mark, 3000);
  expect([...(await readMarks()).values()]).toEqual([{ id: 'a-0001', rating: 2, tags: ['sky'], changedAt: 3000 }]);
});
