import { csvOf } from '#lib/csv.ts';
import type { Picture } from '#library/rows.ts';
import { recipeColumns, recipeValues } from '#recipe/recipe-columns.ts';
import type { Ranked } from './ranking.ts';

/** A ranking for a spreadsheet, best first, with what made each picture; chances with three digits. */
export function rankingCsv(rows: readonly { ranked: Ranked; label: string; picture: Picture | undefined }[]): string {
  return csvOf([
    ['place', 'frame', 'chance', 'wins', 'losses', 'ties', 'against_next', ...recipeColumns, 'endpoint'],
    ...rows.map(({ ranked: { place, chance, wins, losses, ties, lead }, label, picture }) => [
      place,
      label,
      Number(chance.toFixed(3)),
      wins,
      losses,
      ties,
      lead,
      ...(picture ? [...recipeValues(picture.recipe), picture.endpoint.name] : []),
    ]),
  ]);
}
