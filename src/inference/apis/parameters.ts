import type { Json, Refusals } from '#inference/api.ts';
import { InferenceError } from '#inference/inference-error.ts';
import { hubModelSchema, type Recipe, type RequestOptions } from '#recipe/recipe.ts';

/** The headers every request carries. `Accept` is exact: Endpoints answer a list with 400 and `*∕*` with JSON (PROTOCOL §2.3). */
export const jsonHeaders = { accept: 'image/png', 'content-type': 'application/json' };

/** For an API that can be sent every field of the form. What its models make of them is another matter. */
export const takesAll = (): Refusals => ({});

/** Bills an organisation instead of the token's owner (PROTOCOL §1). */
export function billHeader(organisation: string | undefined): Record<string, string> {
  return organisation ? { 'x-hf-bill-to': organisation } : {};
}

/** The two request options as headers, each only when it was moved away from its documented default. */
export function optionHeaders({ useCache, waitForModel }: RequestOptions): Record<string, string> {
  return { ...(!useCache && { 'x-use-cache': 'false' }), ...(waitForModel && { 'x-wait-for-model': 'true' }) };
}

/** The parameters that all dialects of the Inference API name alike. Unset ones are left out. */
export function commonParameters({ guidanceScale, steps, scheduler, seed }: Recipe): Record<string, Json> {
  return {
    ...(guidanceScale !== undefined && { guidance_scale: guidanceScale }),
    ...(steps !== undefined && { num_inference_steps: steps }),
    ...(scheduler !== undefined && { scheduler }),
    seed,
  };
}

/** The size, when both sides are set: half a size is none. */
export function sizeParameters({ width, height }: Recipe): { width: number; height: number } | undefined {
  return width !== undefined && height !== undefined ? { width, height } : undefined;
}

/**
 * `{base}/models/{model}`. The model id is checked once more, at the last moment before it becomes part of a URL.
 * Throws an InferenceError of kind `not-found` when it is not "owner/name" of plain characters.
 */
export function modelUrl(baseUrl: string, model: string): string {
  const { error } = hubModelSchema.safeParse(model);
  if (error) throw new InferenceError('not-found', error.issues[0]?.message ?? model);
  return `${baseUrl}/models/${model}`;
}
