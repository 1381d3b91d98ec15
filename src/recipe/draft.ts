import * as z from 'zod/mini';
import { defined } from '#lib/defined.ts';
import { firstModel, maxPictures } from './fields.ts';
import { mayBeTemplate, variantsSchema } from './may-be-template.ts';
import { hubModelSchema, type Recipe, type RequestOptions, recipeSchema, requestOptionsSchema } from './recipe.ts';

/** All mistakes are told at once: half a size is one, whatever else is wrong. */
const always = () => true;

/**
 * What the form holds. Numbers are text as typed, so that an invalid entry is kept and an empty one is unset. Seed lock
 * and count are about the next press of Generate, so they are not in the recipe.
 */
export const draftSchema = draftSchemaFor(recipeSchema.shape.model);

/** The same for APIs whose models are the Hub's. */
export const hubDraftSchema = draftSchemaFor(hubModelSchema);

function draftSchemaFor(model: typeof recipeSchema.shape.model) {
  return z
    .object({
      ...requestOptionsSchema.shape,
      provider: z.pipe(emptyIsUnset(), requestOptionsSchema.shape.provider),
      model: z.pipe(trimmed(), model),
      prompt: recipeSchema.shape.prompt,
      negativePrompt: z.array(z.string()),
      guidanceScale: typed(recipeSchema.shape.guidanceScale),
      steps: typed(recipeSchema.shape.steps),
      width: typed(recipeSchema.shape.width),
      height: typed(recipeSchema.shape.height),
      scheduler: z.pipe(emptyIsUnset(), recipeSchema.shape.scheduler),
      seed: typed(z.optional(recipeSchema.shape.seed)),
      seedLocked: z.boolean(),
      /** The picture whose settings the form was filled with, or the last one made from it; empty without one. */
      parent: z.string(),
      variants: variantsSchema,
      images: typed(
        z.number({ error: 'Images: a whole number, at least 1' }).check(
          z.refine((n) => Number.isInteger(n) && n >= 1, { error: 'Images: a whole number, at least 1' }),
          z.lte(maxPictures, { error: `Images: at most ${maxPictures} in one run` }),
        ),
      ),
    })
    .check(
      z.refine(({ width, height }) => width === undefined || height !== undefined, {
        error: 'Height: set it too, or clear the width',
        path: ['height'],
        when: always,
      }),
      z.refine(({ width, height }) => height === undefined || width !== undefined, {
        error: 'Width: set it too, or clear the height',
        path: ['width'],
        when: always,
      }),
    );
}

export type Draft = z.input<typeof draftSchema>;
export type ReadyDraft = z.output<typeof draftSchema>;

/** What a stored or half-typed draft must look like to be put back into the form; its values may still be wrong. */
export const draftTextSchema = z.object({
  ...requestOptionsSchema.shape,
  // Younger than the drafts that are stored.
  provider: z.catch(z.string(), ''),
  parent: z.catch(z.string(), ''),
  variants: z.catch(variantsSchema, 'every'),
  model: z.string(),
  prompt: z.string(),
  negativePrompt: z.array(z.string()),
  guidanceScale: z.string(),
  steps: z.string(),
  width: z.string(),
  height: z.string(),
  scheduler: z.string(),
  seed: z.string(),
  seedLocked: z.boolean(),
  images: z.string(),
}) satisfies z.ZodMiniType<Draft>;

export const blankDraft: Draft = {
  model: firstModel,
  prompt: '',
  negativePrompt: [],
  guidanceScale: '',
  steps: '',
  width: '',
  height: '',
  scheduler: '',
  seed: '',
  seedLocked: false,
  images: '1',
  useCache: true,
  waitForModel: false,
  provider: '',
  parent: '',
  variants: 'every',
};

/**
 * A recipe, or the part of one that a link brought, as the form holds it: the seed locked, everything else as given. Its
 * prompt is no template, whatever it looks like. Without options those of a blank form.
 */
export function draftOf(recipe: Partial<Recipe>, options: Partial<RequestOptions> = {}): Draft {
  const { seed, negativePrompt, model, prompt, scheduler, guidanceScale, steps, width, height } = recipe;
  const text = (value: number | undefined) => (value === undefined ? '' : String(value));
  const draft: Draft = {
    ...blankDraft,
    ...options,
    provider: options.provider ?? '',
    model: model ?? blankDraft.model,
    prompt: prompt ?? '',
    negativePrompt: [...(negativePrompt ?? [])],
    scheduler: scheduler ?? '',
    guidanceScale: text(guidanceScale),
    steps: text(steps),
    width: text(width),
    height: text(height),
    seed: text(seed),
    seedLocked: seed !== undefined,
  };
  return mayBeTemplate(draft) ? { ...draft, variants: 'off' } : draft;
}

/**
 * What a draft says so far, for comparing with a recipe: fields that are empty or not yet valid are unset. The seed
 * counts only when it is held, because an unlocked one is about to be drawn anew.
 */
export function settingsOf(draft: Draft): Partial<Recipe> {
  const { shape } = recipeSchema;
  const { seed, seedLocked, negativePrompt, scheduler, guidanceScale, steps, width, height } = draft;
  return defined({
    model: draft.model.trim(),
    prompt: draft.prompt,
    negativePrompt: negativePrompt.length > 0 ? negativePrompt : undefined,
    scheduler: scheduler.trim() || undefined,
    guidanceScale: shape.guidanceScale.safeParse(numberFromText(guidanceScale)).data,
    steps: shape.steps.safeParse(numberFromText(steps)).data,
    width: shape.width.safeParse(numberFromText(width)).data,
    height: shape.height.safeParse(numberFromText(height)).data,
    seed: seedLocked ? shape.seed.safeParse(numberFromText(seed)).data : undefined,
  });
}

/** The number a text stands for: undefined when empty, NaN when it is no plain decimal number ("0x10", "1e9", "two"). */
export function numberFromText(text: string): number | undefined {
  const plain = text.trim();
  if (plain === '') return undefined;
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
}

function typed<S extends z.ZodMiniType<unknown, number | undefined>>(schema: S) {
  return z.pipe(z.pipe(z.string(), z.transform(numberFromText)), schema);
}

function trimmed() {
  return z.pipe(
    z.string(),
    z.transform((text) => text.trim()),
  );
}

function emptyIsUnset() {
  return z.pipe(
    trimmed(),
    z.transform((text) => text || undefined),
  );
}
