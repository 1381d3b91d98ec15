import { library } from '#library/database.ts';
import { type Picture, pictureSchema } from '#library/rows.ts';
import { lineSchema, plainStores } from './format.ts';

/** Rows read in one transaction: enough to be quick, few enough to hold. */
const atATime = 200;

/** Pictures' rows in the order of their ids. Those that are gone, or fit the schema no more, come as their id alone. */
export async function* pictureRows(
  ids: readonly string[],
): AsyncGenerator<{ id: string; picture: Picture | undefined }> {
  const db = await library();
  for (let start = 0; start < ids.length; start += atATime) {
    const { store } = db.transaction('pictures');
    const batch = ids.slice(start, start + atATime);
    const rows = await Promise.all(batch.map((id) => store.get(id)));
    for (const [index, id] of batch.entries()) yield { id, picture: pictureSchema.safeParse(rows[index]).data };
  }
}

/** Every record but the pictures, as lines: runs first. Of what belongs to a picture, only that of the chosen ones. */
export async function otherLines(ids: readonly string[]): Promise<{ lines: string[]; unreadable: number }> {
  const db = await library();
  const chosen = new Set(ids);
  const runs = new Set(ids.map((id) => id.slice(0, Math.max(0, id.indexOf('-')))));
  const lines: string[] = [];
  let unreadable = 0;
  const add = (store: string, row: unknown) => {
    // Through the schema: what does not belong into a record never leaves this device.
    const { data } = lineSchema.safeParse({ store, row });
    if (data) lines.push(JSON.stringify(data));
    else unreadable++;
  };
  for (const run of await db.getAll('runs')) if (runs.has(run.id)) add('runs', run);
  for (const store of plainStores) {
    for (const row of await db.getAll(store)) {
      const isOfPicture = store === 'picks' || store === 'marks' || store === 'verdicts';
      if (!isOfPicture || !('id' in row) || chosen.has(row.id)) add(store, row);
    }
  }
  return { lines, unreadable };
}
