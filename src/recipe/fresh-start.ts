import type { Recipe } from './recipe.ts';

/** Whether a recipe is a new beginning rather than a change to another: another model, and no word of the prompt in common. */
export function isFreshStart(before: Partial<Recipe>, after: Partial<Recipe>): boolean {
  const known = new Set(wordsOf(before.prompt));
  return before.model !== after.model && !wordsOf(after.prompt).some((word) => known.has(word));
}

function wordsOf(prompt = ''): string[] {
  return prompt.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
