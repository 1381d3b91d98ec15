import { type Draft, draftSchema } from '#recipe/draft.ts';
import { fields } from '#recipe/fields.ts';
import { optionsOf, planRecipes } from '#recipe/plan-recipes.ts';
import type { Recipe, RequestOptions } from '#recipe/recipe.ts';
import type { CellDraft } from './change-cell.ts';
import type { Sweep, SweepLookup } from './sweep.ts';

export type Take = { recipe: Recipe; options: RequestOptions; template?: string };

/**
 * The pictures of a cell: for each seed every prompt of its template, so that more seeds leave the earlier takes as they
 * are. In place of them a sentence about what is wrong with the cell.
 */
export function takesOf({ template, images }: Sweep, expand: SweepLookup['expand']) {
  const expanded = new Map<string, readonly string[] | string>();

  /** A template that many cells share is worked out once. */
  function promptsOf(text: string): readonly string[] | string {
    const known = expanded.get(text);
    if (known !== undefined) return known;
    const prompts = tryTo(() => expand(text));
    expanded.set(text, prompts);
    return prompts;
  }

  return ({ draft }: CellDraft): Take[] | string => {
    const prompts = template === undefined ? [draft.prompt] : promptsOf(draft.prompt);
    if (typeof prompts === 'string') return prompts;
    const recipes: Take[] = [];
    for (const prompt of prompts) {
      const take = takeOf({ ...draft, prompt });
      if (typeof take === 'string') return take;
      recipes.push({ ...take, ...(template !== undefined && { template: draft.prompt }) });
    }
    return Array.from({ length: images }, (_, index) => recipes.map((take) => withSeed(take, index))).flat();
  };
}

/** One closed recipe of a form that says exactly one picture. */
function takeOf(draft: Draft): Take | string {
  const ready = draftSchema.safeParse({ ...draft, seedLocked: true, images: '1', variants: 'off' });
  if (!ready.success) return ready.error.issues[0]?.message ?? 'This cell cannot be made';
  const [planned] = planRecipes(ready.data, () => 0);
  return planned ? { recipe: planned.recipe, options: optionsOf(ready.data) } : 'This cell cannot be made';
}

function withSeed(take: Take, index: number): Take {
  return { ...take, recipe: { ...take.recipe, seed: (take.recipe.seed + index) % (fields.seed.max + 1) } };
}

function tryTo<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
