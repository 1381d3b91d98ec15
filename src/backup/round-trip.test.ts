import 'fake-indexeddb/auto';
import { makeZip } from 'client-zip';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { orderOf, type Picture } from '#library/rows.ts';
import { aPicture } from '../../e2e/a-picture.ts';
import { tinyPicture } from '../../e2e/server/tiny-pictures.ts';

// A new database for each test; the library keeps its connection for the life of the module.
beforeEach(() => {
  wipe();
});

function wipe() {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
}

const open = async () => ({
  ...(await import('./backup-entries.ts')),
  ...(await import('./read-archive.ts')),
  ...(await import('./plan-restore.ts')),
  ...(await import('./restore.ts')),
  ...(await import('#library/database.ts')),
  ...(await import('#library/flags.ts')),
  ...(await import('#library/pictures.ts')),
  ...(await import('#library/trash.ts')),
  ...(await import('#library/runs.ts')),
  ...(await import('#library/marks.ts')),
  ...(await import('#exchange/write/tag-picture.ts')),
});

const order = orderOf(aPicture('run', { recipe: { model: 'owner/name', prompt: 'a </script> lighthouse', seed: 7 } }));

const types = ['png', 'jpeg', 'webp'] as const;

/** Bytes of their own for each picture: a trailing comment of a kind that decoders pass over. */
function bytesOf(index: number): Uint8Array<ArrayBuffer> {
  const type = types[index % 3] ?? 'png';
  return new Uint8Array([...tinyPicture(`image/${type}`), ...(type === 'webp' ? [] : [index & 255, index >> 8])]);
}

function pictureAt(index: number): Picture {
  return aPicture(`run-${String(index).padStart(4, '0')}`, {
    recipe: { ...order.recipe, seed: index },
    createdAt: 1_700_000_000_000 + index,
    type: `image/${types[index % 3] ?? 'png'}`,
    bytes: bytesOf(index).length,
  });
}

async function fill(count: number) {
  const { addPicture, writeRun, setPick, changeMarks, library } = await open();
  await writeRun({ ...order, id: 'run', createdAt: 1, frames: count }, []);
  for (let index = 1; index <= count; index++) {
    await addPicture(pictureAt(index), new Blob([bytesOf(index)], { type: pictureAt(index).type }));
  }
  await setPick('run-0002', true);
  await changeMarks(['run-0003'], (mark) => ({ ...mark, rating: 4 }), 1000);
  await (await library()).put('presets', { id: 'p', name: 'Soft', fields: { steps: '12' }, changedAt: 5 });
}

async function backup(): Promise<Blob> {
  const { backupEntries, readPictureIds, tagPicture } = await open();
  const leftOut: string[] = [];
  const entries = backupEntries(await readPictureIds(), {
    tag: (bytes, picture) => tagPicture(bytes, picture.type, picture, 'a1111').bytes,
    now: 2000,
    onPicture: () => undefined,
    onLeftOut: (words) => leftOut.push(words),
  });
  const blob = await new Response(makeZip(entries)).blob();
  expect(leftOut).toEqual([]);
  return blob;
}

const ports = () => ({ signal: new AbortController().signal, onDone: () => undefined });

async function bringBack(file: Blob) {
  const { readArchive, planRestore, restore } = await open();
  const archive = await readArchive(file);
  const plan = await planRestore(archive, ports());
  return { archive, plan, result: await restore(archive, plan, ports()) };
}

/** Everything in the library, bytes as text. */
async function everything() {
  const { library } = await open();
  const db = await library();
  const images = await Promise.all(
    (await db.getAllKeys('images')).map(async (id) => {
      const blob = await db.get('images', id);
      return [id, blob?.type, blob && Buffer.from(await blob.arrayBuffer()).toString('hex')];
    }),
  );
  const stores = ['runs', 'pictures', 'picks', 'marks', 'presets'] as const;
  return { images, rows: await Promise.all(stores.map((store) => db.getAll(store))) };
}

test('backup, wipe, restore: every record and every byte of 2,000 pictures is what it was', {
  timeout: 120_000,
}, async () => {
  await fill(2000);
  const before = await everything();
  const file = await backup();
  wipe();
  const { plan, result } = await bringBack(file);
  expect([plan.fresh.length, result.pictures, result.problems]).toEqual([2000, 2000, []]);
  expect(await everything()).toEqual(before);
});

test('the files in it carry their recipe, which the stored ones do not', async () => {
  await fill(3);
  const file = await backup();
  const text = Buffer.from(await file.arrayBuffer()).toString('latin1');
  expect(text).toContain('Seed: 3,');
  const { readArchive } = await open();
  const { lines } = await readArchive(file);
  const pieces = lines.flatMap((line) => (line.store === 'pictures' ? [line.file?.pieces] : []));
  expect(pieces.every((each) => each !== undefined && JSON.stringify(each).length < 400)).toBe(true);
});

test('restored twice, nothing is doubled and nothing newer is written over', async () => {
  await fill(6);
  const file = await backup();
  const { changeMarks, deletePictures } = await open();
  await changeMarks(['run-0003'], (mark) => ({ ...mark, rating: 1 }), 9000);
  await deletePictures(['run-0005']);
  const before = await everything();
  const { plan } = await bringBack(file);
  expect({ ...plan, fresh: plan.fresh.length }).toMatchObject({ fresh: 0, here: 5, deleted: 1, twins: 0, damaged: [] });
  expect(await everything()).toEqual(before);
});

test('a picture that is here under another id does not come again, and what is said of it stays away', async () => {
  await fill(3);
  const file = await backup();
  wipe();
  const { addPicture } = await open();
  await addPicture({ ...pictureAt(2), id: 'other-0001' }, new Blob([bytesOf(2)], { type: 'image/webp' }));
  const { plan } = await bringBack(file);
  expect([plan.fresh.length, plan.twins]).toEqual([2, 1]);
  const { readPictureIds, readPicks } = await open();
  expect(await readPictureIds()).toEqual(['other-0001', 'run-0001', 'run-0003']);
  expect(await readPicks()).toEqual([]);
});

test('a run whose number is taken comes under another', async () => {
  await fill(1);
  const file = await backup();
  wipe();
  const { writeRun } = await open();
  await writeRun({ ...order, id: 'theirs', createdAt: 2, frames: 1 }, []);
  await bringBack(file);
  const { readRuns } = await open();
  expect((await readRuns()).map(({ id, number }) => [id, number])).toEqual([
    ['run', 2],
    ['theirs', 1],
  ]);
});

test('pixels that are gone here come back, and their record stays as it is', async () => {
  await fill(3);
  const before = await everything();
  const file = await backup();
  const { library } = await open();
  await (await library()).delete('images', 'run-0002');
  const { plan } = await bringBack(file);
  expect([plan.emptied.length, plan.here]).toEqual([1, 2]);
  expect(await everything()).toEqual(before);
});

test('a flipped byte costs its own picture and no other', async () => {
  await fill(9);
  const bytes = new Uint8Array(await (await backup()).arrayBuffer());
  wipe();
  const text = Buffer.from(bytes).toString('latin1');
  // In the middle of the picture itself, behind the header of its file.
  const header = /PK.{28}pictures\/run-0003\.png/s.exec(text);
  const at = (header?.index ?? 0) + (header?.[0].length ?? 0) + 3;
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  const { plan } = await bringBack(new Blob([bytes]));
  expect(plan.damaged.map(({ line, why }) => [line.row.id, why])).toEqual([['run-0003', 'its file is damaged.']]);
  const { readPictureIds } = await open();
  expect(await readPictureIds()).toHaveLength(8);
});

test.each([0.55, 0.7, 0.85, 0.95])('an archive cut to %s of its length gives what is in it', async (part) => {
  await fill(60);
  const before = await everything();
  const whole = await backup();
  wipe();
  const { plan, archive, result } = await bringBack(whole.slice(0, Math.floor(whole.size * part)));
  expect(archive.isDamaged).toBe(true);
  expect(plan.fresh.length + plan.damaged.length).toBe(60);
  expect(result.problems).toEqual([]);
  const images = new Map(before.images.map(([id, , hex]) => [id, hex]));
  for (const [id, , hex] of (await everything()).images) expect(hex).toBe(images.get(id));
});

test('an archive without its directory gives everything', async () => {
  await fill(20);
  const before = await everything();
  const whole = await backup();
  wipe();
  const { archive } = await bringBack(whole.slice(0, whole.size - 22));
  expect(archive.isDamaged).toBe(true);
  expect(await everything()).toEqual(before);
});

test('a list that breaks off gives the records before the break', async () => {
  await fill(60);
  const whole = await backup();
  wipe();
  const { readArchive } = await open();
  const { lines, unreadable } = await readArchive(whole.slice(0, 12_000));
  expect(lines.length).toBeGreaterThan(5);
  expect(unreadable).toBeGreaterThan(0);
});

test('what is no backup is refused in words', async () => {
  const { readArchive } = await open();
  await expect(readArchive(new Blob(['hello']))).rejects.toThrow('This is no backup of Proofsheet');
  const other = await new Response(makeZip([{ name: 'library.json', input: '{"a":1}\n' }])).blob();
  await expect(readArchive(other)).rejects.toThrow('This is no backup of Proofsheet');
  const head = '{"format":"proofsheet-backup","version":9,"createdAt":1,"records":[\n]}\n';
  const later = await new Response(makeZip([{ name: 'library.json', input: head }])).blob();
  await expect(readArchive(later)).rejects.toThrow('later Proofsheet');
});

test('records that are not as they are kept here stay behind, each by its name', async () => {
  const records = [
    { store: 'presets', row: { id: 'p', name: 'Soft', fields: { steps: '12' }, changedAt: 5, token: 'hf_x' } },
    { store: 'presets', row: { id: 'q', name: 'Broken', fields: 'none', changedAt: 5 } },
    { store: 'projects', row: { id: 'r', name: 7, createdAt: 1 } },
    { store: 'projects', row: { id: 's', name: 'Zine', createdAt: 1 } },
    { store: 'sweeps', row: { id: 't', title: 'Steps', sweep: {}, createdAt: 1, changedAt: 1 } },
    { store: 'verdicts', row: { id: 'u', verdict: 'perfect' } },
  ];
  const head = '{"format":"proofsheet-backup","version":1,"createdAt":1,"records":[';
  const input = `${head}\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]}\n`;
  const file = await new Response(makeZip([{ name: 'library.json', input }])).blob();
  const { archive, result } = await bringBack(file);
  const why = 'its record is not as Proofsheet keeps them.';
  expect(archive).toMatchObject({ unreadable: 0, isDamaged: false });
  expect(result.problems).toEqual([
    `The preset “Broken”: ${why}`,
    `The project “r”: ${why}`,
    `The sheet “Steps”: ${why}`,
    `The verdict “u”: ${why}`,
  ]);
  const { library } = await open();
  const db = await library();
  expect(await db.getAll('presets')).toEqual([{ id: 'p', name: 'Soft', fields: { steps: '12' }, changedAt: 5 }]);
  expect(await db.getAll('projects')).toEqual([{ id: 's', name: 'Zine', createdAt: 1 }]);
  expect([await db.count('sweeps'), await db.count('verdicts')]).toEqual([0, 0]);
});

test('no line of the page that shows a backup can end its script', async () => {
  await fill(1);
  const text = Buffer.from(await (await backup()).arrayBuffer()).toString('latin1');
  const page = text.slice(text.indexOf('<!doctype html>'), text.indexOf('</html>'));
  expect(page.split('</script>')).toHaveLength(3);
  expect(page).toContain('a \\u003c/script> lighthouse');
});
