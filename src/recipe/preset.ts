import * as z from 'zod/mini';
import { defined } from '#lib/defined.ts';
import { blankDraft, type Draft, draftTextSchema } from './draft.ts';
import { fields } from './fields.ts';

/** Stands in a preset's prompt for the prompt that is in the form when the preset is used, as in AUTOMATIC1111's styles. */
export const placeholder = '{prompt}';

/** A part of the form that a preset has or leaves alone, with what the form holds of it: half a size is none. */
export const presetParts = {
  model: { label: fields.model.label, keys: ['model'] },
  prompt: { label: fields.prompt.label, keys: ['prompt', 'variants'] },
  negativePrompt: { label: fields.negativePrompt.label, keys: ['negativePrompt'] },
  size: { label: 'Size', keys: ['width', 'height'] },
  guidanceScale: { label: fields.guidanceScale.label, keys: ['guidanceScale'] },
  steps: { label: fields.steps.label, keys: ['steps'] },
  scheduler: { label: fields.scheduler.label, keys: ['scheduler'] },
  seed: { label: fields.seed.label, keys: ['seed', 'seedLocked'] },
  images: { label: 'Images', keys: ['images'] },
  provider: { label: 'Provider', keys: ['provider'] },
  useCache: { label: 'Use cache', keys: ['useCache'] },
  waitForModel: { label: 'Wait for model', keys: ['waitForModel'] },
} as const satisfies Record<string, { label: string; keys: readonly (keyof Draft)[] }>;

export type PresetPart = keyof typeof presetParts;

/** The longest entry of a number field and of a name that is kept, in characters: far beyond anything that is valid. */
const longestNumber = 60;
const longestName = 200;

/**
 * What a preset holds: some of the form's fields, as typed. Never the endpoint, so that a preset from somebody else
 * cannot choose where a token goes. What was not typed here (a file) may be wrong, and is then told at its field.
 */
export const presetFieldsSchema = z.object({
  model: z.optional(text(longestName)),
  prompt: z.optional(text(fields.prompt.maxLength)),
  variants: z.optional(draftTextSchema.shape.variants),
  negativePrompt: z.optional(
    z.array(text(fields.negativePrompt.maxLength)).check(z.maxLength(fields.negativePrompt.maxItems)),
  ),
  width: z.optional(number()),
  height: z.optional(number()),
  guidanceScale: z.optional(number()),
  steps: z.optional(number()),
  scheduler: z.optional(text(fields.scheduler.maxLength)),
  seed: z.optional(number()),
  seedLocked: z.optional(z.boolean()),
  images: z.optional(number()),
  provider: z.optional(text(longestName)),
  useCache: z.optional(z.boolean()),
  waitForModel: z.optional(z.boolean()),
});

export type PresetFields = z.output<typeof presetFieldsSchema>;

/** What a preset is called, in at most 80 characters. */
export const presetNameSchema = z.string().check(
  z.refine((name) => name.trim() === name && /^[^\p{Cc}]{1,80}$/u.test(name), {
    error: 'a name of 1 to 80 characters in one line',
  }),
);

/**
 * The draft with a preset's fields in it. What the preset leaves out stays; its prompt takes the place of the form's, or
 * goes round it where it says `{prompt}`. Using it twice changes nothing more. For a recipe: `draftOf(recipe)`, then
 * `draftSchema` of what comes out, as the values of a preset may be wrong.
 */
export function applyPreset(draft: Draft, preset: PresetFields): Draft {
  const prompt = preset.prompt === undefined ? draft.prompt : around(draft.prompt, preset.prompt);
  return { ...withFields(draft, preset), prompt };
}

/** The draft with a preset's values as they stand there. */
export function withFields(draft: Draft, preset: PresetFields): Draft {
  return draftTextSchema.parse({ ...draft, ...defined(preset) });
}

/** The chosen parts of a draft, as a preset holds them. Throws where one does not fit. */
export function presetOf(draft: Draft, parts: ReadonlySet<PresetPart>): PresetFields {
  const keys: readonly string[] = presetPartNames.filter((part) => parts.has(part)).flatMap(keysOf);
  return presetFieldsSchema.parse(Object.fromEntries(Object.entries(draft).filter(([key]) => keys.includes(key))));
}

/** Whether a preset can hold what a draft says of a part: a form takes texts that are too long for a run. */
export function fits(draft: Draft, part: PresetPart): boolean {
  return keysOf(part).every((key) => presetFieldsSchema.shape[key].safeParse(draft[key]).success);
}

/** The parts that a preset has something to say of, in the order of the form. */
export function partsOf(preset: PresetFields): PresetPart[] {
  return presetPartNames.filter((part) => keysOf(part).some((key) => preset[key] !== undefined));
}

/** The parts of a form that somebody set: a seed only when it is held, everything else when a blank form has it otherwise. */
export function partsSet(draft: Draft): PresetPart[] {
  const isSet = (key: keyof Draft) => String(draft[key]) !== String(blankDraft[key]);
  return presetPartNames.filter((part) => {
    if (part === 'model') return draft.model.trim() !== '';
    if (part === 'prompt') return draft.prompt.trim() !== '';
    if (part === 'seed') return draft.seedLocked && draft.seed.trim() !== '';
    return keysOf(part).some(isSet);
  });
}

/** What a preset, or a draft, says of a part, in words. */
export function partInWords(part: PresetPart, said: PresetFields): string {
  const { width, height, seed, seedLocked } = said;
  if (part === 'size') return width || height ? `${width || '?'} × ${height || '?'}` : unset;
  if (part === 'seed') return seedLocked && seed ? `${seed}, locked` : 'a new one for every picture';
  const value = said[part];
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return (Array.isArray(value) ? value.join(', ') : value) || unset;
}

const unset = 'unset';

/** All of them, in the order of the form. */
export const presetPartNames = names(presetParts);

function names<Name extends string>(record: Record<Name, unknown>): Name[] {
  const found: Name[] = [];
  for (const name in record) found.push(name);
  return found;
}

function keysOf(part: PresetPart): readonly (keyof PresetFields)[] {
  return presetParts[part].keys;
}

/** A preset's prompt with the form's in its place. One that stands around it already is not put around it again. */
function around(prompt: string, template: string): string {
  const [before = '', after, ...more] = template.split(placeholder);
  if (after === undefined) return template;
  const isThere = prompt.length >= before.length + after.length && prompt.startsWith(before) && prompt.endsWith(after);
  if (isThere && more.length === 0) return prompt;
  const whole = template.split(placeholder).join(prompt);
  // Without a prompt the comma that led on from it leads nowhere.
  return prompt.trim() === '' ? whole.replace(/^[\s,]+|[\s,]+$/g, '') : whole;
}

function text(longest: number) {
  return z.string().check(z.maxLength(longest));
}

/** A number as typed; who writes a file by hand writes a number. */
function number() {
  return z.union([text(longestNumber), z.pipe(z.number(), z.transform(String))]);
}
