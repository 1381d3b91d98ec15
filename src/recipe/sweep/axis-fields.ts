import { fields } from '#recipe/fields.ts';

/**
 * What an axis can go over: how it is called, what its values are and an example to start from, in the order of a menu.
 * `short` is how a header says it. Values are typed in the grammar of `value-list.ts` and `number-values.ts`.
 */
export const axisFields = {
  guidanceScale: {
    label: fields.guidanceScale.label,
    short: fields.guidanceScale.short,
    hint: 'Numbers, “unset” for the model’s own. 3-9 (+2) counts in steps of 2, 1-10 [4] takes 4 evenly, 3, 5, .., 11 goes on.',
    example: '3-9 (+2)',
  },
  steps: {
    label: fields.steps.label,
    short: fields.steps.short,
    hint: 'Whole numbers, “unset” for the model’s own. 10-50 (+10) counts in tens, 10-50 [3] takes 3 evenly.',
    example: '12, 20, 28',
  },
  seed: {
    label: fields.seed.label,
    short: fields.seed.short,
    hint: 'Whole numbers, ranges, or “random 4”: four seeds that follow from the seed of the sheet.',
    example: 'random 4',
  },
  model: {
    label: fields.model.label,
    short: fields.model.short,
    hint: 'Names of models. Each is loaded once: its pictures are made together.',
    example: 'black-forest-labs/FLUX.1-dev, black-forest-labs/FLUX.1-schnell',
  },
  scheduler: {
    label: fields.scheduler.label,
    short: fields.scheduler.short,
    hint: 'Names of schedulers, “unset” for the model’s own.',
    example: 'EulerDiscreteScheduler, DDIMScheduler, unset',
  },
  size: {
    label: 'Size',
    short: 'size',
    hint: 'Width x height, or ratios, which keep the longer side. “unset” for the model’s own.',
    example: '1:1, 4:3, 16:9, 1024x512',
  },
  width: {
    label: fields.width.label,
    short: fields.width.short,
    hint: 'Whole numbers of pixels. Goes with a height in the form, or with a linked one.',
    example: '512, 768, 1024',
  },
  height: {
    label: fields.height.label,
    short: fields.height.short,
    hint: 'Whole numbers of pixels. Goes with a width in the form, or with a linked one.',
    example: '512, 768, 1024',
  },
  promptReplace: {
    label: 'Prompt: search and replace',
    short: 'replace',
    hint: 'The first is looked for in the prompts and put in as it is; each other one in its place. "" takes it out. Or pairs: cat=dog, photo=drawing.',
    example: 'salt flat, meadow, snow field',
  },
  promptOrder: {
    label: 'Prompt: order of words',
    short: 'order',
    hint: 'Two or more parts of the prompt: every order of them in their places.',
    example: 'low sun, 35mm',
  },
  prompt: {
    label: 'Prompt: whole prompts',
    short: 'prompt',
    hint: 'One prompt per line, or between ||, where they have commas.',
    example: 'a red fox, 35mm || a red fox, watercolour',
  },
  negative: {
    label: 'Negative prompt: items on and off',
    short: fields.negativePrompt.short,
    hint: 'Items: once as in the form, then each one switched (out if it is there, in if not). Or exactly: +text, -blurry & -text, as is, none.',
    example: 'blurry, text',
  },
  preset: {
    label: 'Preset',
    short: 'preset',
    hint: 'Names of presets; “none” for the form as it is. Between ||, a value may be several: Film || Film, Night.',
    example: 'none, Film',
  },
  endpoint: {
    label: 'Endpoint',
    short: 'endpoint',
    hint: 'Names of endpoints of yours.',
    example: 'Built-in demo',
  },
  provider: {
    label: 'Provider',
    short: 'provider',
    hint: 'Names of inference providers; “unset” finds one for the model.',
    example: 'unset, fal-ai, replicate',
  },
  useCache: {
    label: 'Use cache',
    short: 'cache',
    hint: 'on and off.',
    example: 'on, off',
  },
} as const satisfies Record<string, AxisFieldFacts>;

type AxisFieldFacts = { label: string; short: string; hint: string; example: string };

export type AxisField = keyof typeof axisFields;

export const axisFieldNames = [
  'guidanceScale',
  'steps',
  'seed',
  'model',
  'scheduler',
  'size',
  'width',
  'height',
  'promptReplace',
  'promptOrder',
  'prompt',
  'negative',
  'preset',
  'endpoint',
  'provider',
  'useCache',
] as const satisfies readonly AxisField[];
