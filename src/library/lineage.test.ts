import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { frameId, type Picture } from './rows.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
});

const recipe = { model: 'owner/name', prompt: 'a fox', seed: 1 };
const order = {
  recipe,
  options: { useCache: true, waitForModel: false },
  endpoint: { id: 'own', name: 'Own', api: 'inference-api', baseUrl: 'https://own.example' } as const,
};

const aPicture = (run: string, frame: number, prompt = 'a fox'): Picture => ({
  ...order,
  recipe: { ...recipe, prompt },
  id: frameId(run, frame),
  createdAt: 1,
  type: 'image/png',
  bytes: 3,
  tookMs: 5,
  attempts: 1,
  notes: {},
});

async function modules() {
  const [lineage, pictures, trash, runs, jobs, database] = await Promise.all([
    import('./lineage.ts'),
    import('./pictures.ts'),
    import('./trash.ts'),
    import('./runs.ts'),
    import('./jobs.ts'),
    import('./database.ts'),
  ]);
  return { ...lineage, ...pictures, ...trash, ...runs, ...jobs, ...database };
}

test('the pictures of runs are read by run, deleted ones and none of their neighbours, damaged rows passed over', async () => {
  const { addPicture, deletePictures, library, readFrames } = await modules();
  for (const run of ['a', 'b', 'ba']) for (const frame of [2, 1]) await addPicture(aPicture(run, frame), new Blob());
  await deletePictures([frameId('b', 1)]);
  // What an older page, or a person, has written.
  const damaged = JSON.parse(`{"id":"${frameId('b', 3)}"}`);
  await (await library()).put('pictures', damaged);
  const frames = await readFrames(['b', 'none']);
  expect([...frames].map(([run, list]) => [run, list.map(({ id }) => id)])).toEqual([
    ['b', [frameId('b', 1), frameId('b', 2)]],
    ['none', []],
  ]);
});

test('a parent is known as a picture, deleted, owed, and by its run when nothing else is left', async () => {
  const { addPicture, deletePictures, writeRun, removeJob, readSource } = await modules();
  const run = { ...order, id: 'a', createdAt: 1, frames: 3, template: 'a {fox|hen}' };
  const owed = {
    ...order,
    recipe: { ...recipe, prompt: 'a hen' },
    id: frameId('a', 2),
    tab: 't',
    template: 'a {fox|hen}',
  };
  await writeRun(run, [owed]);
  await addPicture(aPicture('a', 1, 'a red fox'), new Blob());
  const promptOf = async (frame: number) => (await readSource(frameId('a', frame)))?.recipe.prompt;
  expect(await promptOf(1)).toBe('a red fox');
  await deletePictures([frameId('a', 1)]);
  expect(await promptOf(1)).toBe('a red fox');
  expect(await readSource(frameId('a', 2))).toEqual({ recipe: owed.recipe, template: 'a {fox|hen}' });
  await removeJob(frameId('a', 2));
  expect(await promptOf(2)).toBe('a fox');
  expect(await readSource(frameId('b', 1))).toBeNull();
});
