import { copyText } from '#lib/copy-text.ts';
import { longestLink, writeLink } from '#recipe/permalink.ts';
import type { Recipe } from '#recipe/recipe.ts';

/** A link longer than this may be cut by some chat apps (LINKS D3.11), in characters. */
const longLink = 2000;

/** Copies the link of a recipe, and says what came of it. */
export async function copyLink(recipe: Recipe): Promise<string> {
  const link = `${location.origin}${location.pathname}#${await writeLink(recipe)}`;
  if (link.length > longestLink) return 'This prompt is too long to travel in a link.';
  await copyText(link);
  const warning =
    link.length > longLink ? ` It has ${link.length} characters: some chat apps cut links that long.` : '';
  return `Link copied. It carries the settings and the seed, never a token.${warning}`;
}
