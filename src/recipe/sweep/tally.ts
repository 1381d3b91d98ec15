import type { SweepProblem } from './plan-sweep.ts';

type Where = Pick<SweepProblem, 'axis' | 'part'>;

/**
 * Gathers what comes up in one cell after the other into one sentence each. A value that changes nothing in any of its
 * cells is a mistake; one that changes nothing in some may be meant, as where only one of the prompts has the word. What
 * is wrong with cells as a whole is a mistake in every case.
 */
export function tally() {
  const seen = new Map<string, { where: Where; text?: string; failed: number; tried: number }>();

  return {
    /** Something was tried in a cell, by the key of the value; `text` says why it came to nothing. */
    tell(where: Where, key: string, text: string | undefined): void {
      const id = `${where.axis} ${where.part} ${key}`;
      const known = seen.get(id) ?? { where, failed: 0, tried: 0 };
      seen.set(id, { ...known, tried: known.tried + 1, ...(text !== undefined && { text, failed: known.failed + 1 }) });
    },

    told(): SweepProblem[] {
      const problems = new Map<string, SweepProblem>();
      for (const { where, text, failed, tried } of seen.values()) {
        if (text === undefined) continue;
        const kind = failed === tried || where.axis === undefined ? 'error' : 'note';
        const some = failed < tried ? ` (in ${failed} of ${tried} cells)` : '';
        // The values of a replacement all look for the same: said once.
        const id = `${where.axis} ${where.part} ${text}${some}`;
        if (problems.get(id)?.kind !== 'error') problems.set(id, { ...where, kind, text: `${text}${some}` });
      }
      return [...problems.values()];
    },
  };
}
