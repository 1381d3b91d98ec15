import 'fake-indexeddb/auto';
import { unwrap } from 'idb';
import { expect, test, vi } from 'vitest';
import type { Reading } from '#exchange/read/reading.ts';
import { library } from '#library/database.ts';
import { readPictureIds } from '#library/pictures.ts';
import { readRuns } from '#library/runs.ts';
import { deletePictures } from '#library/trash.ts';
import { tinyPicture } from '../../../e2e/server/tiny-pictures.ts';
import { type Addable, addToLibrary } from './add-to-library.ts';

/** A picture whose bytes differ from another's by what trails it. */
function aFile(trail: number): Addable {
  const recipe = { model: 'owner/name', prompt: 'a lighthouse', seed: trail };
  const reading: Reading = { tool: 'AUTOMATIC1111', recipe, facts: {}, extras: [], raw: [], bestEffort: false };
  return { file: new Blob([tinyPicture('image/png'), new Uint8Array([trail])]), reading, recipe };
}

test('the same bytes are added once, whenever and however often they are brought in', async () => {
  const first = await addToLibrary([aFile(1), aFile(2), aFile(1)], 1000);
  const [one, two] = await readPictureIds();
  expect(first).toEqual({ added: 2, known: [one] });
  expect(await readRuns()).toMatchObject([{ frames: 2 }]);

  expect(await addToLibrary([aFile(2)], 2000)).toEqual({ added: 0, known: [two] });
  expect(await addToLibrary([aFile(2), aFile(3)], 3000)).toEqual({ added: 1, known: [two] });
  const [, , three] = await readPictureIds();
  expect((await readRuns()).map(({ frames }) => frames).sort()).toEqual([1, 2]);
  expect(await (await library()).getAllKeys('hashes')).toEqual([one, two, three]);

  // What was deleted is not there, and comes when it is brought in again.
  await deletePictures([two ?? '']);
  expect(await addToLibrary([aFile(2)], 4000)).toEqual({ added: 1, known: [] });
  expect(await readPictureIds()).toHaveLength(3);
});

test('a picture and its hash are written as one, so that no kill makes the next import a duplicate', async () => {
  const asked = vi.spyOn(unwrap(await library()), 'transaction');
  await addToLibrary([aFile(7)], 4500);
  const writing = asked.mock.calls.filter(([, mode]) => mode === 'readwrite').map(([stores]) => [stores].flat());
  asked.mockRestore();
  expect(writing.filter((stores) => stores.includes('hashes'))).toEqual([
    expect.arrayContaining(['pictures', 'images']),
  ]);
});

test('what is no picture is passed over, and makes no run', async () => {
  const runs = (await readRuns()).length;
  expect(await addToLibrary([{ ...aFile(9), file: new Blob(['words']) }], 5000)).toEqual({ added: 0, known: [] });
  expect(await readRuns()).toHaveLength(runs);
});
