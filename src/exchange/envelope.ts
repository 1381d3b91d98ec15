import * as z from 'zod/mini';
import { apiIds } from '#inference/api.ts';
import { serverNotesSchema } from '#inference/made-picture.ts';
import type { Picture } from '#library/rows.ts';
import type { LinkProblem } from '#recipe/permalink.ts';
import { type Recipe, recipeField, recipeSchema } from '#recipe/recipe.ts';
import { asObject, own, readJsonObject } from './read/json.ts';

/**
 * What a picture file says about itself in our own words, beside the words of other tools: the whole recipe without
 * loss, which no other tool's text can promise (METADATA C1, edge case f).
 */

/** The keyword of our text chunk in a PNG: an iTXt, so that UTF-8 is what every reader expects. */
export const envelopeKeyword = 'proofsheet';

/**
 * Our namespace in XMP (JPEG, WebP), on a host that can never be looked up (RFC 2606), and the name of the one property
 * in it. The property is an element, its text the same JSON.
 */
export const envelopeNamespace = 'https://proofsheet.invalid/xmp/1.0/';
export const envelopeProperty = 'recipe';

const { shape: said } = serverNotesSchema;

const app = 'Proofsheet';
const version = 1;

/**
 * One picture's recipe and what decided on it besides. Never a token, and of the endpoint only what a person calls it and
 * the API it speaks: a base URL may name a machine or carry a key. Nothing about the run, such as its time: the same
 * picture made twice is the same file.
 */
export const envelopeSchema = z.object({
  v: z.number().check(z.refine((v) => v === version)),
  app: z.enum([app]),
  recipe: recipeSchema,
  endpoint: z.optional(z.object({ name: z.string().check(z.maxLength(60)), api: z.enum(apiIds) })),
  /** Where the router sent the request, and the model and seed that the server says it used. */
  notes: z.optional(z.object({ route: said.route, model: said.model, seed: said.seed })),
});

export type Envelope = z.output<typeof envelopeSchema>;

/** What an envelope brought: every part that could be used, and every one that could not. */
export type EnvelopeReading = Partial<Omit<Envelope, 'v' | 'app' | 'recipe'>> & {
  recipe: Partial<Recipe>;
  problems: LinkProblem[];
};

/** The envelope of a picture as JSON of plain ASCII, which survives whatever a tool on the way takes for its encoding. */
export function writeEnvelope({ recipe, endpoint, notes }: Pick<Picture, keyof Envelope & keyof Picture>): string {
  const envelope = envelopeSchema.parse({
    v: version,
    app,
    recipe,
    endpoint: { name: endpoint.name, api: endpoint.api },
    notes,
  });
  return JSON.stringify(envelope).replace(
    /[^\x20-\x7e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * What an envelope says, part by part: one of a newer Proofsheet brings what is still the same and is told as such,
 * fields that are not known are told by name. Undefined when the text is no envelope of ours. Never throws.
 */
export function readEnvelope(text: string): EnvelopeReading | undefined {
  const json = readJsonObject(text);
  if (own(json, 'app') !== app || json === undefined) return undefined;
  const { shape } = envelopeSchema;
  const problems: LinkProblem[] = [];
  const written = own(json, 'v');
  if (written !== version)
    problems.push({ name: 'v', reason: `made by another version of Proofsheet, ${String(written).slice(0, 20)}` });

  const recipe: Partial<Recipe> = {};
  const given = asObject(own(json, 'recipe'));
  for (const [name, value] of Object.entries(given ?? {})) {
    const field = recipeField.safeParse(name).data;
    const result = field && recipeSchema.shape[field].safeParse(value);
    if (field && result?.success) Object.assign(recipe, { [field]: result.data });
    else problems.push({ name: name.slice(0, 40), reason: result?.error?.issues[0]?.message ?? 'not known here' });
  }

  const rest: Partial<Envelope> = {};
  for (const part of ['endpoint', 'notes'] as const) {
    const value = own(json, part);
    const result = value === undefined ? undefined : shape[part].safeParse(value);
    if (result?.success) Object.assign(rest, { [part]: result.data });
    else if (result) problems.push({ name: part, reason: 'could not be read' });
  }
  for (const name of Object.keys(json).filter((key) => !Object.hasOwn(shape, key)))
    problems.push({ name: name.slice(0, 40), reason: 'not known here' });
  return { recipe, problems, ...rest };
}
