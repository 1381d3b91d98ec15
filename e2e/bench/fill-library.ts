import type { Page } from '@playwright/test';
import { demoEndpoint } from '#inference/endpoint.ts';
import { frameId, newRunId, type Picture, type Run } from '#library/rows.ts';

/** Runs of four pictures, which is about how people work; the run before differs in its prompt. */
const framesInRun = 4;

/** Runs that are written in one transaction: with many more, Chromium fails to write their blobs. */
const runsAtATime = 250;

/**
 * Writes so many pictures straight into the app's database, which the app on the page has opened before. Their small
 * copies are those the app would have made: 512 px WebP of about 20 kB, a few dozen different ones. The pictures
 * themselves are sized down to a small copy, or, in a large library, to next to nothing: the gallery never reads them.
 */
export async function fillLibrary(page: Page, pictures: number): Promise<void> {
  const runs = pictures / framesInRun;
  for (let start = 0; start < runs; start += runsAtATime) {
    const length = Math.min(runsAtATime, runs - start);
    await writeRuns(
      page,
      Array.from({ length }, (_, index) => runWithPictures(start + index)),
      pictures > 2000,
    );
  }
}

function writeRuns(page: Page, rows: ReturnType<typeof runWithPictures>[], tiny: boolean): Promise<void> {
  return page.evaluate(
    async ({ rows, tiny }) => {
      const made: Blob[] | undefined = Reflect.get(globalThis, 'looks');
      const looks = made ?? (await Promise.all(Array.from({ length: 48 }, (_, index) => draw(index))));
      Object.assign(globalThis, { looks });
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('proofsheet');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const stores = ['runs', 'pictures', 'images', 'previews', 'picks', 'marks', 'facts'] as const;
      const transaction = database.transaction(stores, 'readwrite');
      // Written past the app, they are counted by it when it opens next.
      transaction.objectStore('facts').delete('census');
      localStorage.removeItem('proofsheet.library');
      let drawn = 0;
      for (const { run, pictures } of rows) {
        transaction.objectStore('runs').add(run);
        for (const picture of pictures) {
          const blob = looks[drawn++ % looks.length];
          transaction.objectStore('pictures').add({ ...picture, bytes: blob?.size });
          // Every thirteenth is a pick, every fifth is rated.
          if (drawn % 13 === 0) transaction.objectStore('picks').add({ id: picture.id });
          if (drawn % 5 === 0) transaction.objectStore('marks').add({ id: picture.id, rating: 1 + (drawn % 4) });
          transaction.objectStore('images').add(tiny ? new Blob([picture.id]) : blob, picture.id);
          transaction.objectStore('previews').add({ kind: 'thumbnail', blob, width: 512, height: 512 }, picture.id);
        }
      }
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      });
      database.close();

      /** Shapes and grain, so that a small copy has the weight of a real one. */
      function draw(look: number): Promise<Blob> {
        const canvas = new OffscreenCanvas(512, 512);
        const context = canvas.getContext('2d');
        if (!context) throw new Error('no canvas');
        const pixels = new ImageData(512, 512);
        const base = [0, look * 5, 90, 255];
        for (let at = 0; at < pixels.data.length; at++)
          pixels.data[at] = (at % 4 === 0 ? at >> 12 : (base[at % 4] ?? 0)) + Math.random() * 24;
        context.putImageData(pixels, 0, 0);
        for (let shape = 0; shape < 12; shape++) {
          context.fillStyle = `hsl(${look * 31 + shape * 40} 60% 50%)`;
          context.fillRect((shape * 97 + look * 13) % 450, (shape * 61) % 450, 90, 60);
        }
        return canvas.convertToBlob({ type: 'image/webp', quality: 0.85 });
      }
    },
    { rows, tiny },
  );
}

function runWithPictures(index: number): { run: Omit<Run, 'number'>; pictures: Omit<Picture, 'bytes'>[] } {
  const createdAt = Date.UTC(2026, 0, 1) + index * 15 * 60_000;
  const id = newRunId(createdAt);
  const recipe = {
    model: index % 5 === 0 ? 'stabilityai/stable-diffusion-xl-base-1.0' : 'black-forest-labs/FLUX.1-dev',
    prompt: `a lighthouse on a cliff at dusk, waves breaking below, warm light in the windows, version ${index}`,
    steps: 20 + (index % 30),
    seed: index,
  };
  const order = { recipe, options: { useCache: true, waitForModel: false }, endpoint: demoEndpoint };
  const pictures = Array.from({ length: framesInRun }, (_, frame) => ({
    ...order,
    id: frameId(id, frame + 1),
    createdAt,
    type: 'image/webp' as const,
    tookMs: 2000,
    attempts: 1,
    notes: {},
  }));
  return { run: { ...order, id, createdAt, frames: framesInRun }, pictures };
}
