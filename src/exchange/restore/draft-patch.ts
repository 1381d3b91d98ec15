import { type Draft, draftOf, settingsOf } from '#recipe/draft.ts';
import { fields } from '#recipe/fields.ts';
import type { Recipe } from '#recipe/recipe.ts';

/** A part of a recipe that is taken or left as one: half a size is none. */
export type Part = 'model' | 'prompt' | 'negativePrompt' | 'size' | 'guidanceScale' | 'steps' | 'scheduler' | 'seed';

/** One line of the comparison: what the form holds now, and what the file says. */
export type PartRow = { part: Part; label: string; now: string; said: string; isSame: boolean };

const parts: readonly Part[] = [
  'model',
  'prompt',
  'negativePrompt',
  'size',
  'guidanceScale',
  'steps',
  'scheduler',
  'seed',
];

/** What a recipe says and the form does not, part by part in the order of the form; parts it does not name are left out. */
export function compareWith(draft: Draft, recipe: Partial<Recipe>): PartRow[] {
  // The seed in the form counts here whether or not it is held: it is what would be written over.
  const now = settingsOf({ ...draft, seedLocked: true });
  return parts.flatMap((part) => {
    const said = inWords(part, recipe);
    if (said === '') return [];
    const held = inWords(part, now);
    return [{ part, label: part === 'size' ? 'Size' : fields[part].label, now: held, said, isSame: held === said }];
  });
}

/** The draft with the chosen parts of a recipe in it; a seed that comes in is held, so that it repeats the picture. */
export function patchDraft(draft: Draft, recipe: Partial<Recipe>, chosen: ReadonlySet<Part>): Draft {
  const { width, height, seed, seedLocked, ...said } = draftOf(recipe);
  const size = chosen.has('size') ? { width, height } : {};
  const held = chosen.has('seed') ? { seed, seedLocked } : {};
  const rest = Object.fromEntries(
    Object.entries(said).filter(([name]) => parts.some((part) => part === name && chosen.has(part))),
  );
  // A prompt that comes from a file comes from no picture here.
  return { ...draft, ...rest, ...size, ...held, ...(chosen.has('prompt') && { parent: '' }) };
}

function inWords(part: Part, recipe: Partial<Recipe>): string {
  if (part === 'size') return recipe.width && recipe.height ? `${recipe.width} × ${recipe.height}` : '';
  const value = recipe[part];
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
}
