import type { Picture } from '#library/rows.ts';
import { fields } from '#recipe/fields.ts';
import type { Recipe } from '#recipe/recipe.ts';
import { readScheduler } from '#recipe/samplers.ts';

type InfotextOptions = {
  /** The picture's own size in pixels, for a recipe that left it to the model. */
  size?: { width: number; height: number } | undefined;
  /** ComfyUI reads nothing from a text without a line for the negative prompt, even an empty one (METADATA C1). */
  alwaysNegative?: boolean;
};

/**
 * What made a picture in the words of AUTOMATIC1111, which most tools read: the prompt, the negative prompt, and one
 * last line of `key: value` pairs, always at least three, or its reader takes the line for prompt (METADATA C1). Says
 * what the server used where that is known, and leaves out what was never sent.
 */
export function writeInfotext(
  { recipe: asked, notes, endpoint }: Pick<Picture, 'recipe' | 'notes' | 'endpoint'>,
  { size, alwaysNegative = false }: InfotextOptions = {},
): string {
  const recipe = sentPart(asked, notes.notSent ?? []);
  const negative = recipe.negativePrompt?.join(', ') ?? '';
  const width = recipe.width ?? size?.width;
  const height = recipe.height ?? size?.height;
  const { sampler, scheduleType } = readScheduler(recipe.scheduler ?? '');
  const pairs: [string, string | number | undefined][] = [
    ['Steps', recipe.steps],
    ['Sampler', sampler?.name ?? recipe.scheduler],
    ['Schedule type', sampler && scheduleType],
    ['CFG scale', recipe.guidanceScale],
    ['Seed', notes.seed ?? asked.seed],
    ['Size', width === undefined || height === undefined ? undefined : `${width}x${height}`],
    ['Model', notes.model ?? asked.model],
    ['Provider', notes.route?.provider ?? endpoint.name],
    [fields.scheduler.label, recipe.scheduler],
    ['Version', 'Proofsheet'],
  ];
  const told = pairs.flatMap(([key, value]) => (value === undefined ? [] : `${key}: ${quoted(String(value))}`));
  const lines = [
    oneKindOfLineBreak(asked.prompt),
    ...(negative || alwaysNegative ? [`Negative prompt: ${oneKindOfLineBreak(negative)}`] : []),
    told.join(', '),
  ];
  return lines.join('\n').trim();
}

function sentPart(recipe: Recipe, notSent: readonly (keyof Recipe)[]): Partial<Recipe> {
  return Object.fromEntries(Object.entries(recipe).filter(([field]) => !notSent.some((name) => name === field)));
}

/** Quoted is what would end a value early, as its writer does it, and what its reader would take for quoted or trim. */
function quoted(value: string): string {
  return /[,\r\n:"]/.test(value) || value !== value.trim() ? JSON.stringify(value) : value;
}

function oneKindOfLineBreak(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
