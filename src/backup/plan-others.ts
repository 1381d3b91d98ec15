import { library } from '#library/database.ts';
import { readDeletions } from '#library/deletions.ts';
import { readMarks } from '#library/marks.ts';
import { isNamed, type Line, type NamedStore } from './format.ts';
import { type Fate, fateOf, newerMark, saidIn } from './what-comes.ts';

/** How many records of a kind something becomes of. */
type Counts = Partial<Record<NamedStore, number>>;

/** What a restore would do beside the pictures. */
export type OthersPlan = Record<Exclude<Fate, 'stays'>, Counts> & {
  /** Pictures that are here already, and whose rating, tags or project are newer in the backup. */
  newerMarks: number;
};

export async function planOthers(lines: readonly Line[]): Promise<OthersPlan> {
  const db = await library();
  const [deletedAt, marks, picks] = await Promise.all([readDeletions(), readMarks(), db.getAllKeys('picks')]);
  const plan: OthersPlan = { comes: {}, replaces: {}, 'stays-deleted': {}, newerMarks: 0 };
  for (const line of lines) {
    if (!isNamed(line)) continue;
    const { store, row } = line;
    const fate = fateOf(row, await db.get(store, row.id), deletedAt(store, row.id));
    if (fate !== 'stays') plan[fate][store] = (plan[fate][store] ?? 0) + 1;
  }
  const ringed = new Set(picks);
  for (const [id, { mark }] of saidIn(lines)) if (newerMark(mark, marks.get(id), ringed.has(id))) plan.newerMarks++;
  return plan;
}
