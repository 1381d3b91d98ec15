import * as z from 'zod/mini';
import type { AnswerShape, Json, Refusals } from '#inference/api.ts';
import { commonParameters, sizeParameters } from '#inference/apis/parameters.ts';
import { lost, type Read } from '#inference/follow.ts';
import { InferenceError } from '#inference/inference-error.ts';
import type { Route } from '#inference/made-picture.ts';
import { withAdvice } from '#inference/with-advice.ts';
import type { Recipe } from '#recipe/recipe.ts';

/** How one provider is spoken to behind the router. `root` is the router's address and the provider's name. */
export type Dialect = {
  /** The order. Paths begin with a slash and stand under the root. Fields of `refusals` are gone from the recipe. */
  order: (recipe: Recipe, route: Route) => { path: string; headers?: Record<string, string>; body: Json };
  /** Fields it takes from no model. */
  refusals: Refusals;
  /** How its answers are read. Absent: the answer is the picture. */
  read?: Read;
  /** What polls carry beside the token. */
  pollHeaders?: Record<string, string>;
  /** The same for a program. */
  answer?: (root: string) => AnswerShape;
};

/** Orders and polls are JSON; no `Accept`, as the library sends none. */
export const json = { 'content-type': 'application/json' };

/** What the recipe sets beside the prompt, by the names of the Inference API, as every client sends them. */
export function flatParameters(recipe: Recipe): Record<string, Json> {
  return {
    // One string: a list is a 400 on diffusers, and no provider documents one (PROTOCOL trap 3).
    ...(recipe.negativePrompt && { negative_prompt: recipe.negativePrompt.join(', ') }),
    ...sizeParameters(recipe),
    ...commonParameters(recipe),
  };
}

/** The sentence for names of diffusers, which mean nothing to servers that run something else (PROTOCOL §9). */
export const noScheduler = (provider: string): Refusals => ({
  scheduler: `${provider} chooses the scheduler itself.`,
});

/** Text that is an address. `z.url` would bring its patterns into the first load, which shares zod. */
export const address = z.string().check(z.refine((text) => URL.canParse(text)));

/** A failure of the order itself: there will be no picture, whatever is asked again. */
export function failed(words: string | null | undefined, otherwise: string): InferenceError {
  return withAdvice(new InferenceError('malformed', words || otherwise), lost);
}
