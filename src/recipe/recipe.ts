import * as z from 'zod/mini';
import { fields } from './fields.ts';

/**
 * One image's complete parameters, seed included: the noun that everything else is a function of. Link, storage row,
 * wire body, code and file name are derived from this schema, each in one pure file.
 *
 * Optional means unset: the key is absent from the request, the link and the row, and the model decides. 0 is a value.
 */
export const recipeSchema = z.object({
  model: modelName(),
  prompt: z.string({ error: 'Prompt: text' }).check(
    z.refine((text) => text.trim() !== '', { error: 'Prompt: say what the picture should show' }),
    z.maxLength(fields.prompt.maxLength, { error: `Prompt: at most ${fields.prompt.maxLength} characters` }),
  ),
  negativePrompt: z.optional(
    z
      .array(z.string().check(z.minLength(1), z.maxLength(fields.negativePrompt.maxLength)), {
        error: 'Negative prompt: a list of texts',
      })
      .check(z.minLength(1), z.maxLength(fields.negativePrompt.maxItems, { error: 'Negative prompt: too many items' })),
  ),
  guidanceScale: z.optional(numberIn(fields.guidanceScale)),
  steps: z.optional(numberIn(fields.steps)),
  width: z.optional(numberIn(fields.width)),
  height: z.optional(numberIn(fields.height)),
  scheduler: z.optional(
    z.string().check(z.minLength(1), z.maxLength(fields.scheduler.maxLength, { error: 'Scheduler: too long a name' })),
  ),
  seed: numberIn(fields.seed),
});

export type Recipe = z.output<typeof recipeSchema>;

/** The name of one of its fields. */
export const recipeField = z.keyof(recipeSchema);

/** How a request is to be served; about the run, not about the picture, so never in a link. */
export const requestOptionsSchema = z.object({
  useCache: z.boolean(),
  waitForModel: z.boolean(),
  /** The inference provider chosen by hand; absent, one is found for the model. */
  provider: z.optional(z.string().check(z.regex(/^[\w.-]{1,60}$/))),
});

export type RequestOptions = z.output<typeof requestOptionsSchema>;

/**
 * A model of the Hub: "owner/name" of plain characters. Anything else could leave the models path of the endpoint's URL
 * (TRUST 18).
 */
export const hubModelSchema = z.string({ error: 'Model: owner/name' }).check(
  z.refine(
    (id) => {
      const segment = /^(?!\.{1,2}$)[\w.-]{1,96}$/;
      return id.split('/').length === 2 && id.split('/').every((part) => segment.test(part));
    },
    { error: 'Model: owner/name, such as black-forest-labs/FLUX.1-dev' },
  ),
);

/**
 * A model by the name its server knows it by: an id of the Hub, a checkpoint such as "sdxl/juggernaut.safetensors
 * [aeb7e9]", or "gpt-image-1". No address and no way up a path: those are never names.
 */
function modelName() {
  const error = 'Model: owner/name, or a name that the server knows';
  return z.string({ error }).check(
    z.refine((name) => /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,200}$/u.test(name) && name.trim() !== '', { error }),
    z.refine((name) => !name.includes('://') && !name.split(/[\\/]/).some((part) => /^\.{0,2}$/.test(part.trim())), {
      error,
    }),
  );
}

function numberIn({ short, min, max, whole }: { short: string; min: number; max: number; whole: boolean }) {
  const name = short.charAt(0).toUpperCase() + short.slice(1);
  const atLeast = `${name}: a ${whole ? 'whole ' : ''}number, at least ${min}`;
  const number = z.number({ error: atLeast }).check(z.gte(min, { error: atLeast }));
  const bounded = number.check(z.lte(max, { error: `${name}: at most ${max}` }));
  return whole ? bounded.check(z.refine(Number.isInteger, { error: atLeast })) : bounded;
}
