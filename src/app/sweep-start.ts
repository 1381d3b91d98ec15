import { type Draft, draftSchema, type ReadyDraft } from '#recipe/draft.ts';
import { mayBeTemplate } from '#recipe/may-be-template.ts';
import type { LinkProblem } from '#recipe/permalink.ts';
import { optionsOf, planRecipes, randomSeed } from '#recipe/plan-recipes.ts';
import type { Sweep } from '#recipe/sweep/sweep.ts';
import { readSweep } from '#recipe/sweep/sweep-link.ts';
import { expandPrompt } from '#recipe/variants/read-template.ts';
import { TemplateError } from '#recipe/variants/template-error.ts';
import { endpoints } from '#settings/endpoints.ts';

/** Where the builder begins, and what of a link could not be used; or why it cannot begin, in words. */
export type SweepStart = { sweep: Sweep; unused?: readonly LinkProblem[] } | { problem: string };

/** The draft as what a sweep starts from, with the axes that a link said. */
export function sweepOfDraft(draft: Draft, statements?: readonly string[]): SweepStart {
  const read = statements && readSweep(statements);
  const ready = draftSchema.safeParse(read ? { ...draft, variants: read.variants ? 'every' : 'off' } : draft);
  if (!ready.success) return { problem: `${ready.error.issues[0]?.message}. Then open the sweep again.` };
  const prompts = promptsOf(ready.data);
  if (typeof prompts === 'string') return { problem: `${prompts} Then open the sweep again.` };
  const [planned] = planRecipes({ ...ready.data, images: 1 }, randomSeed, prompts && (() => prompts.slice(0, 1)));
  if (!planned) return { problem: 'The prompt comes to no picture. Write one, then open the sweep again.' };
  const { recipe: base, template } = planned;
  const sweep = {
    base,
    ...(template !== undefined && { template }),
    options: optionsOf(ready.data),
    endpoint: endpoints.selected().id,
    images: read?.images ?? ready.data.images,
    axes: read?.axes ?? [],
  };
  return { sweep, ...(read && { unused: read.problems }) };
}

/** What a template stands for, all of it: a sheet draws nothing at random. Undefined for a plain prompt; words for a mistake. */
function promptsOf(draft: ReadyDraft): readonly string[] | string | undefined {
  if (!mayBeTemplate(draft)) return undefined;
  try {
    return expandPrompt(draft.prompt);
  } catch (error) {
    if (error instanceof TemplateError) return error.message;
    throw error;
  }
}
