import { type Mark, says } from '#library/marks.ts';
import type { Verdict } from '#library/verdicts.ts';
import type { Line } from './format.ts';

/** What becomes of a record with a name of its own: a project, a preset, a sheet. */
export type Fate = 'comes' | 'replaces' | 'stays' | 'stays-deleted';

/** Of two records the newer counts, and a deletion since counts as the newer. */
export function fateOf(theirs: unknown, here: unknown, deletedAt: number): Fate {
  if (here !== undefined) return changedAt(theirs) > changedAt(here) ? 'replaces' : 'stays';
  return deletedAt > changedAt(theirs) ? 'stays-deleted' : 'comes';
}

/** What is said of one picture, beside its record. */
export type Said = { isPicked: boolean; mark?: Mark; verdict?: Verdict };

/** What a backup says of each picture. No picture is ringed and rejected at once, whatever the backup says. */
export function saidIn(lines: readonly Line[]): Map<string, Said> {
  const said = new Map<string, Said>();
  const add = (id: string, more: Partial<Said>) => said.set(id, { isPicked: false, ...said.get(id), ...more });
  for (const { store, row } of lines) {
    if (store === 'picks') add(row.id, { isPicked: true });
    else if (store === 'marks') add(row.id, { mark: row });
    else if (store === 'verdicts') add(row.id, { verdict: row });
  }
  for (const [id, { mark }] of said) if (mark?.rejected) add(id, { isPicked: false });
  return said;
}

/**
 * The mark that takes the place of the one that is here; undefined when none does. A picture that has no mark here may
 * have lost it since by a person's hand, so none comes to it; nor does a rejection come to one that is ringed.
 */
export function newerMark(theirs: Mark | undefined, here: Mark | undefined, isPicked: boolean): Mark | undefined {
  if (!theirs || !here || changedAt(theirs) <= changedAt(here)) return undefined;
  const { rejected: _, ...rest } = theirs;
  const mark = isPicked ? rest : theirs;
  return says(mark) ? mark : undefined;
}

/** When a record changed, in epoch milliseconds; one that does not say is older than any that does. */
function changedAt(row: unknown): number {
  if (typeof row !== 'object' || row === null) return 0;
  const said = 'changedAt' in row ? row.changedAt : 'createdAt' in row ? row.createdAt : 0;
  return typeof said === 'number' ? said : 0;
}
