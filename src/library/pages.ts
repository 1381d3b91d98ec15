type Keys = { getAllKeys: (range: IDBKeyRange | null, count: number) => Promise<string[]> };
type Rows<Row> = { getAll: (range: IDBKeyRange | null, count: number) => Promise<Row[]> };

/** Rows that come at a time: between two pages the browser has its turn, and one is checked in some milliseconds. */
const rowsInPage = 1000;
const keysInPage = 10_000;

/** All keys of a store, in pages of one transaction. What else its reader waits for has to be of that transaction. */
export async function* keyPages(store: Keys): AsyncGenerator<string[]> {
  let page: string[];
  let last: string | undefined;
  do {
    page = await store.getAllKeys(after(last), keysInPage);
    yield page;
    last = page.at(-1);
  } while (page.length === keysInPage);
}

/** All rows of a store, by their keys, in the same way. */
export async function* rowPages<Row>(store: Rows<Row>, keyOf: (row: Row) => string | number): AsyncGenerator<Row[]> {
  let page: Row[];
  let last: Row | undefined;
  do {
    page = await store.getAll(after(last && keyOf(last)), rowsInPage);
    yield page;
    last = page.at(-1);
  } while (page.length === rowsInPage);
}

function after(key: string | number | undefined): IDBKeyRange | null {
  return key === undefined ? null : IDBKeyRange.lowerBound(key, true);
}
