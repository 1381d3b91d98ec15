import { type EnvelopeReading, readEnvelope } from '#exchange/envelope.ts';
import { numberFromText } from '#recipe/draft.ts';
import { fields } from '#recipe/fields.ts';
import { type Recipe, recipeSchema } from '#recipe/recipe.ts';
import { clip, type Facts, type Said } from './facts.ts';
import { schedulerOf } from './scheduler-name.ts';
import type { Text } from './texts.ts';

/** Something a file says that is not in the recipe: in its tool's words, and why it stayed behind. */
export type Extra = { name: string; value: string; why: string };

/** What a file or a text says of a picture, in the words of this app as far as they go. */
export type Reading = {
  /** Who wrote it: "AUTOMATIC1111", "ComfyUI", … */
  tool: string;
  /** What can be asked for here. A sampler without a diffusers class keeps its tool's name. */
  recipe: Partial<Recipe>;
  extras: Extra[];
  /** The texts as they were found, for whoever wants to see them. Never of a command, which may hold a token. */
  raw: Text[];
  /** True when it was gathered from a graph, whose nodes may mean more than their names say. */
  bestEffort: boolean;
  /** The values as the tool wrote them, digit by digit. */
  facts: Facts;
  /** The rest of an envelope of our own. */
  kept?: Omit<EnvelopeReading, 'recipe' | 'problems'>;
};

/** Why the kinds of values that have no place here stay behind. The first that fits. */
const reasons: readonly [RegExp, string][] = [
  [/lora/i, 'LoRAs cannot be sent'],
  [
    /hash|version|software|^app|date|time|user|created|generation_mode|creator/i,
    'about the file, not about the picture',
  ],
  [/hires|upscal|refiner|face|hrf/i, 'a second pass cannot be sent'],
  [/denois|strength|init|mask|control|adapter/i, 'there is no picture to start from'],
  [/vae|clip|encoder|\beta\b|sigma|rng|ensd|token|rescale|module/i, 'the server decides on it'],
];

/** A tool's words as a recipe, with a reason for everything that is not in it. */
export function readingOf({ tool, facts, others, bestEffort }: Said, raw: Text[]): Reading {
  const recipe: Partial<Recipe> = {};
  const extras: Extra[] = [];
  const leave = (name: string, value: string | undefined, why: string) => {
    if (value !== undefined) extras.push({ name, value: clip(value), why });
  };
  const take = (field: keyof Recipe, value: unknown, written: string | undefined) => {
    const result = recipeSchema.shape[field].safeParse(value);
    if (result.success) Object.assign(recipe, { [field]: result.data });
    // The form's own sentences begin with the name of the field, which stands beside this one already.
    else leave(fields[field].label, written, result.error.issues[0]?.message.replace(/^[\w ]+: /, '') ?? 'not usable');
  };
  const number = (field: keyof Recipe, written: string | undefined) => {
    if (written !== undefined) take(field, numberFromText(written), written);
  };

  for (const field of ['model', 'prompt'] as const) if (facts[field]) take(field, facts[field], facts[field]);
  if (facts.negativePrompt) take('negativePrompt', [facts.negativePrompt], facts.negativePrompt);
  number('steps', facts.steps);
  number('guidanceScale', facts.guidance ?? facts.cfg);
  if (facts.guidance !== undefined && facts.cfg !== undefined && Number(facts.guidance) !== Number(facts.cfg))
    leave('CFG scale', facts.cfg, 'the distilled guidance took its place');
  number('width', facts.width);
  number('height', facts.height);
  if ((recipe.width === undefined) !== (recipe.height === undefined)) {
    leave('Size', `${facts.width ?? '?'}×${facts.height ?? '?'}`, 'half a size is none');
    delete recipe.width;
    delete recipe.height;
  }
  if (facts.seed !== undefined && Number(facts.seed) < 0) leave('Seed', facts.seed, 'asks for a random seed');
  else number('seed', facts.seed);
  takeScheduler(facts, take, leave);
  for (const { name, value } of others)
    leave(name, value, reasons.find(([pattern]) => pattern.test(name))?.[1] ?? 'cannot be sent from here');
  return { tool, recipe, extras, raw, bestEffort: bestEffort ?? false, facts };
}

function takeScheduler(
  { sampler, schedule, guidance }: Facts,
  take: (field: 'scheduler', value: string, written: string) => void,
  leave: (name: string, value: string | undefined, why: string) => void,
) {
  // Requests of the Inference API, and what Spaces of the Hub write, call a diffusers class a scheduler.
  if (schedule?.endsWith('Scheduler')) return take('scheduler', schedule, sampler ?? schedule);
  if (sampler === undefined) return leave('Schedule', schedule, 'a schedule alone cannot be sent');
  const read = schedulerOf(sampler, schedule, guidance !== undefined);
  take('scheduler', read.scheduler, sampler);
  if (!read.isKnown)
    leave(
      'Sampler',
      sampler,
      'diffusers has no scheduler that does the same; servers that do not know it use their own',
    );
  const karras = read.schedule?.toLowerCase() === 'karras';
  leave('Schedule type', read.schedule, karras ? 'Karras sigmas cannot be sent' : 'a schedule cannot be sent');
}

/** An envelope of our own as a reading; undefined when the text is none. */
export function readingOfEnvelope(text: string, raw: Text[]): Reading | undefined {
  const read = readEnvelope(text);
  if (!read) return undefined;
  const { recipe, problems, ...kept } = read;
  const extras = problems.map(({ name, reason }) => ({ name, value: '', why: reason }));
  return { tool: 'Proofsheet', recipe, extras, raw, bestEffort: false, facts: {}, kept };
}
