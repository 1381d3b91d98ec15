import type { Page } from '@playwright/test';
import { demoEndpoint } from '#inference/endpoint.ts';
import { frameId, newRunId, type Picture, type Run } from '#library/rows.ts';

/**
 * Writes one tree of so many runs of one picture straight into the app's database, which the app on the page has opened
 * before. Every run goes on from the one a fifth of the way before it, so that there are long branches and wide ones.
 */
export async function fillLineage(page: Page, count: number): Promise<void> {
  const runs = Array.from({ length: count }, (_, index) => aRun(index));
  await page.evaluate(async (runs) => {
    const canvas = new OffscreenCanvas(256, 192);
    canvas.getContext('2d')?.fillRect(40, 40, 90, 60);
    const blob = await canvas.convertToBlob({ type: 'image/webp' });
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('proofsheet');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction(['runs', 'pictures', 'previews'], 'readwrite');
    for (const { run, picture } of runs) {
      transaction.objectStore('runs').add(run);
      transaction.objectStore('pictures').add(picture);
      transaction.objectStore('previews').add({ kind: 'thumbnail', blob, width: 256, height: 192 }, picture.id);
    }
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
    });
    database.close();
  }, runs);
}

/** The id of the picture of a run, counted from 0. Ids of this tree are the same on every page. */
function pictureId(index: number): string {
  return frameId(newRunId(startOf(index)).slice(0, 9).padEnd(15, '0'), 1);
}

function startOf(index: number): number {
  return Date.UTC(2026, 0, 1) + index * 60_000;
}

function aRun(index: number): { run: Omit<Run, 'number'>; picture: Picture } {
  const id = pictureId(index);
  const createdAt = startOf(index);
  const recipe = {
    model: 'black-forest-labs/FLUX.1-dev',
    prompt: 'a lighthouse',
    seed: index,
    steps: (index % 500) + 1,
  };
  const parent = index === 0 ? {} : { parent: pictureId(Math.max(0, index - 1 - (index % Math.ceil(index / 5)))) };
  const order = { recipe, options: { useCache: true, waitForModel: false }, endpoint: demoEndpoint, ...parent };
  return {
    run: { ...order, id: id.slice(0, 15), createdAt, frames: 1 },
    picture: { ...order, id, createdAt, type: 'image/webp', bytes: 0, tookMs: 2000, attempts: 1, notes: {} },
  };
}
