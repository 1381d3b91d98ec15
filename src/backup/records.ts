import { library } from '#library/database.ts';
import { frameOf, type Picture, pictureSchema } from '#library/rows.ts';
import { isOfPicture, type Line, lineSchema, ofPictures, type PlainStore, plainStores } from './format.ts';

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

/** Records as a backup keeps them, and how many could not be read. */
type Records = { lines: Line[]; unreadable: number };

/** Every record but the pictures: runs first. Of what belongs to a picture, only that of the chosen ones. */
export async function otherRecords(ids: readonly string[]): Promise<Records> {
  const runs = new Set(ids.map((id) => frameOf(id).run));
  const rows = (await (await library()).getAll('runs')).filter(({ id }) => runs.has(id));
  return together([asLines('runs', rows), ...(await recordsIn(plainStores, new Set(ids)))]);
}

/** The records of some stores. */
export async function recordsIn(stores: Iterable<PlainStore>, chosen: ReadonlySet<string>): Promise<Records[]> {
  const db = await library();
  const found: Records[] = [];
  for (const store of stores) {
    const rows = await db.getAll(store);
    found.push(
      asLines(
        store,
        rows.filter((row) => !isOfPicture(store) || !('id' in row) || chosen.has(row.id)),
      ),
    );
  }
  return found;
}

/** What is said of certain pictures, and their runs. */
export async function recordsOf(ids: readonly string[]): Promise<Records> {
  const transaction = (await library()).transaction(['runs', ...ofPictures]);
  const runs = [...new Set(ids.map((id) => frameOf(id).run))];
  const byId = transaction.objectStore('runs').index('byId');
  const found = [asLines('runs', await Promise.all(runs.map((run) => byId.get(run))))];
  for (const store of ofPictures)
    found.push(asLines(store, await Promise.all(ids.map((id) => transaction.objectStore(store).get(id)))));
  return together(found);
}

/** Through the schema: what does not belong into a record never leaves this device. */
function asLines(store: string, rows: readonly unknown[]): Records {
  const there = rows.filter((row) => row !== undefined);
  const lines = there.flatMap((row) => lineSchema.safeParse({ store, row }).data ?? []);
  return { lines, unreadable: there.length - lines.length };
}

function together(records: readonly Records[]): Records {
  return {
    lines: records.flatMap(({ lines }) => lines),
    unreadable: records.reduce((sum, { unreadable }) => sum + unreadable, 0),
  };
}
