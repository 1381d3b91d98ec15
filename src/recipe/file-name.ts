import type { Recipe } from './recipe.ts';

/**
 * The name a downloaded picture gets: the prompt's first words and the seed, "a-red-fox-1234.png". Letters of any
 * script stay; everything a file system or a shell could object to becomes a hyphen.
 */
export function fileName(recipe: Pick<Recipe, 'prompt' | 'seed'>, extension: string): string {
  return `${promptWords(recipe.prompt)}-${recipe.seed}.${extension}`;
}

/** A prompt's first words as a part of a file name; "picture" when it has none. */
export function promptWords(prompt: string): string {
  const slug = prompt
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  // 60 characters of up to 4 bytes stay under the 255 bytes that common file systems allow.
  const short = Array.from(slug).slice(0, 60).join('').replace(/-+$/, '');
  return short || 'picture';
}
