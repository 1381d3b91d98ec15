import { library } from './database.ts';

/** What a person names and deletes for good: a list of them does not tell what was deleted from what never was. */
type Named = 'presets' | 'projects' | 'sweeps';

const prefix = 'deleted ';

/** The store of facts in a transaction that is under way. */
type Facts = { put: (fact: unknown, name: string) => Promise<unknown> };

/** Notes in the transaction of a deletion when it was, so that a backup from before does not undo it. */
export async function noteDeleted(facts: Facts, store: Named, id: string, at = Date.now()): Promise<void> {
  await facts.put(at, `${prefix}${store} ${id}`);
}

/** Deletes a record, and notes when. */
export async function deleteRecord(store: Named, id: string): Promise<void> {
  const transaction = (await library()).transaction([store, 'facts'], 'readwrite');
  await Promise.all([
    transaction.objectStore(store).delete(id),
    noteDeleted(transaction.objectStore('facts'), store, id),
    transaction.done,
  ]);
}

/** When a record was deleted here last, in epoch milliseconds; 0 for never. */
export type DeletedAt = (store: Named, id: string) => number;

export async function readDeletions(): Promise<DeletedAt> {
  const { store: facts } = (await library()).transaction('facts');
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  const [names, times] = await Promise.all([facts.getAllKeys(range), facts.getAll(range)]);
  const known = new Map(names.map((name, index) => [name, Number(times[index])]));
  return (store, id) => known.get(`${prefix}${store} ${id}`) ?? 0;
}
