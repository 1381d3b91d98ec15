import { library } from './database.ts';
import { readImage } from './pictures.ts';
import type { Preview } from './rows.ts';

/**
 * The gallery's small copy of a picture: read, or made now if it was never made. Making it decodes the whole picture,
 * which is the only check that tells a cut file from a good one: `<img>` loads a file cut to 2 % (TRUST 2).
 */
export async function readPreview(id: string, makeThumbnail: (blob: Blob) => Promise<Preview>): Promise<Preview> {
  const known = await readStored(id);
  if (known) return known;
  const db = await library();
  const made = await makeThumbnail(await readImage(id));
  const isFlagged = made.kind === 'thumbnail' && !made.mark && (await db.get('pictures', id))?.notes.flagged;
  const preview: Preview = isFlagged ? { ...made, mark: 'flagged' } : made;
  await db.put('previews', preview, id);
  return preview;
}

type Asked = { id: string; resolve: (preview: Promise<Preview | undefined>) => void };

const asked: Asked[] = [];

/** A small copy that was made before. What is asked for in one task, such as the rows a scroll brings, is one transaction. */
function readStored(id: string): Promise<Preview | undefined> {
  return new Promise((resolve) => {
    asked.push({ id, resolve });
    if (asked.length === 1) queueMicrotask(() => readAsked(asked.splice(0)));
  });
}

function readAsked(batch: readonly Asked[]): void {
  const stored = library().then((db) => db.transaction('previews').store);
  for (const { id, resolve } of batch) resolve(stored.then((store) => store.get(id)));
}
