import { type Draft, draftSchema, optionsOf, planRecipes, randomSeed } from '#recipe/draft.ts';
import type { Sweep } from '#recipe/sweep/sweep.ts';
import { readSweep } from '#recipe/sweep/sweep-link.ts';
import { endpoints } from '#settings/endpoints.ts';

/** The draft as what a sweep starts from, with the axes that a link said; or why it cannot be, in words. */
export function sweepOfDraft(draft: Draft, statements?: readonly string[]): { sweep: Sweep } | { problem: string } {
  const ready = draftSchema.safeParse(draft);
  if (!ready.success) return { problem: `${ready.error.issues[0]?.message}. Then open the sweep again.` };
  const [planned] = planRecipes({ ...ready.data, images: 1 }, randomSeed);
  if (!planned) return { problem: 'The prompt comes to no picture. Write one, then open the sweep again.' };
  const { recipe: base, template } = planned;
  const read = statements && readSweep(statements);
  const endpoint = endpoints.selected().id;
  return {
    sweep: {
      base,
      ...(template !== undefined && { template }),
      options: optionsOf(ready.data),
      endpoint,
      images: read?.images ?? ready.data.images,
      axes: read?.axes ?? [],
    },
  };
}
