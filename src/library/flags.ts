import { library } from './database.ts';
import { inBatches } from './in-batches.ts';
import { markSchema, says } from './marks.ts';
import { announce } from './news.ts';

/** What a picture is chosen as, or chosen against; absent is neither. */
export type Flag = 'pick' | 'reject' | undefined;

/**
 * Changes the flags of pictures in one transaction, so that two tabs cannot lose one another's, and no picture is ever
 * ringed and rejected at once. Resolves to the flags that those it changed had before, which is what Undo needs.
 */
export async function changeFlags(
  ids: readonly string[],
  change: (flag: Flag, id: string) => Flag,
  now = Date.now(),
): Promise<Map<string, Flag>> {
  const db = await library();
  const transaction = db.transaction(['picks', 'marks'], 'readwrite');
  const picks = transaction.objectStore('picks');
  const marks = transaction.objectStore('marks');
  const before = new Map<string, Flag>();
  const changed = new Set<'picks' | 'marks'>();
  await inBatches(ids, async (id) => {
    const [key, row] = await Promise.all([picks.getKey(id), marks.get(id)]);
    const mark = markSchema.safeParse(row).data ?? { id };
    const [isPicked, isRejected] = [key !== undefined, mark.rejected === true];
    const flag = isPicked ? 'pick' : isRejected ? 'reject' : undefined;
    const next = change(flag, id);
    if (next !== flag) before.set(id, flag);
    if (isPicked !== (next === 'pick')) {
      changed.add('picks');
      await (next === 'pick' ? picks.put({ id }) : picks.delete(id));
    }
    if (isRejected !== (next === 'reject')) {
      changed.add('marks');
      const said = { ...mark, rejected: next === 'reject' || undefined };
      await (says(said) ? marks.put({ ...said, changedAt: now }) : marks.delete(id));
    }
  });
  await transaction.done;
  if (changed.size > 0) announce([...changed], [...before.keys()]);
  return before;
}

/** Rings a picture, which takes back that it was rejected; or takes the ring off. */
export async function setPick(id: string, picked: boolean): Promise<void> {
  await changeFlags([id], (flag) => flagWith('pick', picked, flag));
}

/** A flag given or taken back; taking one back leaves the other. */
export function flagWith(flag: Flag, isGiven: boolean, was: Flag): Flag {
  if (isGiven) return flag;
  return was === flag ? undefined : was;
}
