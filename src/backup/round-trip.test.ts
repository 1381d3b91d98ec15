import 'fake-indexeddb/auto';
import { makeZip } from 'client-zip';
import { beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { aPicture, backup, bringBack, bytesOf, everything, fill, open, order, wipe } from '../../e2e/backup-trip.ts';
import { tinyPicture } from '../../e2e/server/tiny-pictures.ts';

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

test('pictures whose pixels were forgotten keep their small copy, in the page of the backup as well', async () => {
  await fill(4);
  const { forgetPixels, library } = await open();
  const blob = new Blob([new Uint8Array(tinyPicture('image/webp'))], { type: 'image/webp' });
  await forgetPixels('run-0001', async () => ({ kind: 'thumbnail', blob, width: 1, height: 1 }));
  await (await library()).delete('images', 'run-0002');
  const file = await backup();
  const page = await pageIn(file);
  expect(page.map(({ src }) => src)).toEqual([
    'previews/run-0001.webp',
    undefined,
    'pictures/run-0003.png',
    'pictures/run-0004.jpg',
  ]);
  wipe();
  const { plan } = await bringBack(file);
  expect(plan.fresh.filter((line) => line.small).map(({ row }) => row.id)).toEqual(['run-0001']);
  const after = await (await open()).library();
  const preview = await after.get('previews', 'run-0001');
  expect(preview).toMatchObject({ kind: 'thumbnail', width: 1, height: 1, mark: 'forgotten' });
  expect(preview?.kind === 'thumbnail' && (await preview.blob.bytes())).toEqual(await blob.bytes());
  expect(await after.getAllKeys('images')).toEqual(['run-0003', 'run-0004']);
  // Here as a recipe alone, as an earlier restore may have left it: the small copy comes.
  await after.delete('previews', 'run-0001');
  expect((await bringBack(file)).plan.emptied.map(({ row }) => row.id)).toEqual(['run-0001']);
  expect(await after.get('previews', 'run-0001')).toEqual(preview);
});

test('the page of a backup shows what was said of a picture', async () => {
  await fill(3);
  const { changeMarks } = await open();
  await changeMarks(['run-0001'], (mark) => ({ ...mark, project: 'zine', tags: ['hero', 'red'], rejected: true }));
  const [first, second, third] = await pageIn(await backup());
  expect(first).toMatchObject({
    flag: 'rejected',
    facts: { Flag: 'Rejected', Project: 'Zine', Tags: 'hero, red' },
    badges: [{ text: 'Rejected' }, { text: 'Zine' }, { text: '#hero' }, { text: '#red' }],
  });
  expect(second).toMatchObject({ flag: 'picked', facts: { Flag: 'Pick' } });
  expect(third).toMatchObject({ flag: '', facts: { Rating: '4 of 5' }, badges: [{ text: '★★★★' }] });
});

test('saved searches come along; a list whose first line is damaged gives its records', async () => {
  await fill(2);
  const text = Buffer.from(await (await backup()).arrayBuffer()).toString('latin1');
  const { readArchive } = await open();
  expect(await readArchive(await backup())).toMatchObject({ searches: [{ name: 'Foxes', typed: 'fox' }] });
  const damaged = new Blob([Buffer.from(text.replace('"version":1', '"version:1'), 'latin1')]);
  const archive = await readArchive(damaged);
  expect(archive).toMatchObject({ isDamaged: true, unreadable: 1, createdAt: aPicture(2).createdAt, searches: [] });
  expect(archive.lines.filter(({ store }) => store === 'pictures')).toHaveLength(2);
});

test.each([true, false])(
  'a backup without its list gives its pictures, with their recipes (directory: %s)',
  async (isWhole) => {
    await fill(3);
    const text = Buffer.from(await (await backup()).arrayBuffer()).toString('latin1');
    const gone = text.replaceAll('library.json', 'xxxxxxx.json');
    const { readArchive } = await open();
    const refusal: unknown = await readArchive(
      new Blob([Buffer.from(isWhole ? gone : gone.slice(0, -22), 'latin1')]),
    ).catch((error: unknown) => error);
    const pictures =
      refusal instanceof Error && 'pictures' in refusal ? z.array(z.instanceof(File)).parse(refusal.pictures) : [];
    expect(pictures.map(({ name }) => name).sort()).toEqual(['run-0001.jpg', 'run-0002.webp', 'run-0003.png']);
    expect(await pictures.find(({ name }) => name.endsWith('.png'))?.text()).toContain('Seed: 3,');
  },
);

/** The cards of the page in a backup. */
async function pageIn(file: Blob) {
  const text = Buffer.from(await file.arrayBuffer()).toString();
  const [, data = ''] = /id="data">(.*?)<\/script>/s.exec(text) ?? [];
  return z.array(z.looseObject({ src: z.optional(z.string()) })).parse(JSON.parse(data));
}
