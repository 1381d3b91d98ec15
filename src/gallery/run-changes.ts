import { type Run, writtenRecipe } from '#library/rows.ts';
import { type Change, diffRecipes } from '#recipe/diff.ts';

/** What changed against the run before, which may have no pictures left. The seed of a strip is no change. */
export function changesOf({ run, before }: { run: Run; before: Run | undefined }): Change[] {
  if (!before) return [];
  return diffRecipes(writtenRecipe(before), writtenRecipe(run)).filter(({ field }) => field !== 'seed');
}
