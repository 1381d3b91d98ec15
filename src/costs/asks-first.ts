import type { Forecast } from './forecast.ts';
import type { Limits } from './limits.ts';

/**
 * Whether a run is one that asks before it starts: more pictures or more money than the designer wants to spend without
 * a word. Several pictures whose price nobody can tell yet ask too; a single one is how that becomes known. Pure.
 */
export function asksFirst(run: Forecast, { pictures, amount }: Limits): boolean {
  if (pictures !== null && run.images > pictures) return true;
  if (amount === null || !('cost' in run)) return false;
  return run.cost === undefined ? run.images > 1 : run.cost > amount;
}
