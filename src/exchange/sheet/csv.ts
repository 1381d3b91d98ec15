import { csvOf } from '#lib/csv.ts';
import type { Picture } from '#library/rows.ts';
import { recipeColumns, recipeValues } from '#recipe/recipe-columns.ts';

/** One row per picture for a spreadsheet: the file, and everything that made it. */
export function recipesCsv(rows: readonly { file: string; label: string; picture: Picture }[]): string {
  return csvOf([
    ['file', 'frame', 'made', ...recipeColumns, 'endpoint'],
    ...rows.map(({ file, label, picture: { recipe, createdAt, endpoint } }) => [
      file,
      label,
      new Date(createdAt).toISOString(),
      ...recipeValues(recipe),
      endpoint.name,
    ]),
  ]);
}
