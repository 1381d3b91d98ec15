import * as z from 'zod/mini';
import { announce, library } from './database.ts';

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

/** All marks. Rows that no longer fit the schema are passed over. */
export async function readMarks(): Promise<Mark[]> {
  return (await (await library()).getAll('marks')).flatMap((row) => markSchema.safeParse(row).data ?? []);
}

/** What was said of one picture. */
export async function readMark(id: string): Promise<Mark> {
  return markSchema.safeParse(await (await library()).get('marks', id)).data ?? { id };
}

/** Changes what is said of pictures, all of them in one transaction, so that two tabs cannot lose one another's. */
export async function changeMarks(
  ids: readonly string[],
  change: (mark: Mark) => Mark,
  now = Date.now(),
): Promise<void> {
  const db = await library();
  const transaction = db.transaction('marks', 'readwrite');
  await Promise.all(
    ids.map(async (id) => {
      const mark = change(markSchema.safeParse(await transaction.store.get(id)).data ?? { id });
      const says = Object.entries(mark).some(
        ([key, value]) => key !== 'id' && key !== 'changedAt' && value !== undefined,
      );
      await (says ? transaction.store.put({ ...mark, changedAt: now }) : transaction.store.delete(id));
    }),
  );
  await transaction.done;
  announce('marks', ids);
}
