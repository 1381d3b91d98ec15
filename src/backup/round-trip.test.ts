import 'fake-indexeddb/auto';
import { makeZip } from 'client-zip';
import { beforeEach, expect, test } from 'vitest';
import { aPicture, backup, bringBack, bytesOf, everything, fill, open, order, wipe } from '../../e2e/backup-trip.ts';

beforeEach(wipe);

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
  await addPicture({ ...aPicture(2), id: 'other-0001' }, new Blob([bytesOf(2)], { type: 'image/webp' }));
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
