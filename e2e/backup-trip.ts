import { IDBFactory } from 'fake-indexeddb';
import { expect, vi } from 'vitest';
import { plainStores } from '#backup/format.ts';
import type { Lent } from '#backup/lent.ts';
import { tagPicture } from '#exchange/write/tag-picture.ts';
import type { CostRow } from '#library/costs.ts';
import type { Picture } from '#library/rows.ts';
import type { Verdict } from '#library/verdicts.ts';
import { tinyPicture } from './server/tiny-pictures.ts';

/** For tests of what a backup brings back: a library, its backup, and the way back. */

/** A new database; the library keeps its connection for the life of the module. */
export function wipe() {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
}

export const open = async () => ({
  ...(await import('#backup/backup-entries.ts')),
  ...(await import('#backup/backups.ts')),
  ...(await import('#backup/pack.ts')),
  ...(await import('#backup/read-archive.ts')),
  ...(await import('#backup/plan-restore.ts')),
  ...(await import('#backup/restore.ts')),
  ...(await import('#library/database.ts')),
  ...(await import('#library/flags.ts')),
  ...(await import('#library/forget.ts')),
  ...(await import('#library/pictures.ts')),
  ...(await import('#library/trash.ts')),
  ...(await import('#library/runs.ts')),
  ...(await import('#library/marks.ts')),
  ...(await import('#library/presets.ts')),
  ...(await import('#library/projects.ts')),
  ...(await import('#library/sweeps.ts')),
  ...(await import('#library/find-missing.ts')),
});

export const order = {
  recipe: { model: 'owner/name', prompt: 'a </script> lighthouse', seed: 7 },
  options: { useCache: true, waitForModel: false },
  endpoint: { id: 'own', name: 'Own', api: 'inference-api', baseUrl: 'https://own.example' },
} as const;

const aSweep = { base: order.recipe, options: order.options, endpoint: 'own', images: 1, axes: [] };

const aVerdict: Verdict = {
  id: 'run-0001',
  of: 'run-0002',
  at: 5,
  verdict: 'near',
  sameBytes: false,
  pixels: { differing: 3, of: 64, meanDifference: 0.5, ssim: 0.99 },
  endpoint: { id: 'own', name: 'Own', baseUrl: 'https://own.example' },
  model: 'owner/name',
};

const aCost: CostRow = {
  at: 5,
  job: 'run-0001',
  tab: 'tab',
  endpoint: { id: 'own', name: 'Own' },
  amount: 0.04,
  state: 'paid',
};

const types = ['png', 'jpeg', 'webp'] as const;

/** Bytes of their own for each picture: a trailing comment of a kind that decoders pass over. */
export function bytesOf(index: number): Uint8Array<ArrayBuffer> {
  const type = types[index % 3] ?? 'png';
  return new Uint8Array([...tinyPicture(`image/${type}`), ...(type === 'webp' ? [] : [index & 255, index >> 8])]);
}

/** The picture at a place in the library. */
export function aPicture(index: number): Picture {
  return {
    ...order,
    recipe: { ...order.recipe, seed: index },
    id: `run-${String(index).padStart(4, '0')}`,
    createdAt: 1_700_000_000_000 + index,
    type: `image/${types[index % 3] ?? 'png'}`,
    bytes: bytesOf(index).length,
    tookMs: 2000,
    attempts: 1,
    notes: {},
  };
}

/** A library with something in each of its stores. */
export async function fill(count: number) {
  const { addPicture, writeRun, setPick, changeMarks, library } = await open();
  await writeRun({ ...order, id: 'run', createdAt: 1, frames: count }, []);
  for (let index = 1; index <= count; index++) {
    await addPicture(aPicture(index), new Blob([bytesOf(index)], { type: aPicture(index).type }));
  }
  await setPick('run-0002', true);
  await changeMarks(['run-0003'], (mark) => ({ ...mark, rating: 4 }), 1000);
  const db = await library();
  await db.put('presets', { id: 'p', name: 'Soft', fields: { steps: '12' }, changedAt: 5 });
  await db.put('projects', { id: 'zine', name: 'Zine', createdAt: 5 });
  await db.put('sweeps', { id: 's', title: 'Steps', createdAt: 5, changedAt: 5, sweep: aSweep });
  await db.put('verdicts', aVerdict);
  await db.put('costs', aCost);
}

/** Of the searches there is one. */
export const lent: Lent = {
  tag: (bytes, picture) => tagPicture(bytes, picture.type, picture, 'a1111').bytes,
  searches: { read: () => [{ name: 'Foxes', typed: 'fox', sort: 'newest' }], add: () => undefined },
};

/** Everything here, as an archive. */
export async function backup(): Promise<Blob> {
  const { backupEntries, pack, readPictureIds } = await open();
  const leftOut: string[] = [];
  const entries = backupEntries(await readPictureIds(), {
    lent,
    now: 2000,
    onPicture: () => undefined,
    onLeftOut: (words) => leftOut.push(words),
  });
  const blob = await new Response(pack(entries)).blob();
  expect(leftOut).toEqual([]);
  return blob;
}

const ports = () => ({ signal: new AbortController().signal, onDone: () => undefined });

export async function bringBack(file: Blob) {
  const { readArchive, planRestore, restore } = await open();
  const archive = await readArchive(file);
  const plan = await planRestore(archive, ports());
  return { archive, plan, result: await restore(archive, plan, ports()) };
}

/** Everything in the library, bytes as text. */
export async function everything() {
  const { library } = await open();
  const db = await library();
  const images = await Promise.all(
    (await db.getAllKeys('images')).map(async (id) => {
      const blob = await db.get('images', id);
      return [id, blob?.type, blob && Buffer.from(await blob.arrayBuffer()).toString('hex')];
    }),
  );
  const stores = [...plainStores, 'runs', 'pictures'] as const;
  return { images, rows: await Promise.all(stores.map((store) => db.getAll(store))) };
}
