import * as z from 'zod/mini';
import { library } from './database.ts';
import { inBatches } from './in-batches.ts';
import { announce } from './news.ts';
import { rowPages } from './pages.ts';

/**
 * What a person said of a picture, beside its ring (`picks`): pictures themselves never change. A picture nobody said
 * anything of has no mark.
 */
export const markSchema = z.object({
  /** Of the picture. */
  id: z.string(),
  /** 1 … 5; absent is none. */
  rating: z.optional(z.int()),
  rejected: z.optional(z.boolean()),
  /** In the order they were given, each once. */
  tags: z.optional(z.array(z.string())),
  /** The project it was moved to, '' for none; absent, it is in the one it was ordered for. */
  project: z.optional(z.string()),
  /** When it was last changed, in epoch milliseconds: of two copies the newer counts. */
  changedAt: z.optional(z.number()),
});

export type Mark = z.output<typeof markSchema>;

/** All marks, by their pictures. Rows that no longer fit the schema are passed over. */
export async function readMarks(): Promise<Map<string, Mark>> {
  const { store } = (await library()).transaction('marks');
  const marks = new Map<string, Mark>();
  for await (const rows of rowPages(store, ({ id }) => id)) {
    for (const row of rows) {
      const mark = markSchema.safeParse(row).data;
      if (mark) marks.set(mark.id, mark);
    }
  }
  return marks;
}

/** What was said of certain pictures, in their order. */
export async function readMarksOf(ids: readonly string[]): Promise<Mark[]> {
  const { store } = (await library()).transaction('marks');
  return inBatches(ids, async (id) => soundMark(id, await store.get(id)));
}

/**
 * Changes what is said of pictures, all of them in one transaction, so that two tabs cannot lose one another's. Resolves
 * to what was said before, which is what Undo needs.
 */
export async function changeMarks(
  ids: readonly string[],
  change: (mark: Mark) => Mark,
  now = Date.now(),
): Promise<Mark[]> {
  const db = await library();
  const transaction = db.transaction('marks', 'readwrite');
  const before = await inBatches(ids, async (id) => {
    const mark = soundMark(id, await transaction.store.get(id));
    const changed = change(mark);
    await (says(changed) ? transaction.store.put({ ...changed, changedAt: now }) : transaction.store.delete(id));
    return mark;
  });
  await transaction.done;
  announce('marks', ids);
  return before;
}

/** Whether a mark says anything: one that does not is not kept. */
export function says({ id: _, changedAt: _at, ...said }: Mark): boolean {
  return Object.values(said).some((value) => value !== undefined);
}

function soundMark(id: string, row: unknown): Mark {
  return markSchema.safeParse(row).data ?? { id };
}
