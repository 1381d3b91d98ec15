import type { ApiId, Refusals } from '#inference/api.ts';
import { hintsFor, type ModelHints } from '#recipe/model-hints.ts';
import type { Recipe } from '#recipe/recipe.ts';

/** Fields with words of their own under them; width and height share theirs. */
export type NotedField = 'negativePrompt' | 'size' | 'guidanceScale' | 'steps' | 'scheduler' | 'seed';

/** The APIs whose servers run the model's own pipeline, so that an unset parameter is the pipeline's to choose. */
const runThePipeline: readonly ApiId[] = ['inference-api', 'hugging-face', 'inference-endpoint'];

/** What the model does when a field is left empty, as short as the field is; undefined where that is not known. */
export function placeholderOf(field: NotedField, model: string, api: ApiId): string | undefined {
  const hints = hintsFor(model);
  if (!hints || !runThePipeline.includes(api)) return undefined;
  if (field === 'guidanceScale' && hints.ignores.includes(field)) return 'Not used';
  const unset = { steps: hints.steps.unset, guidanceScale: hints.guidance.unset, size: hints.side?.unset };
  const value = field in unset ? Object.entries(unset).find(([name]) => name === field)?.[1] : undefined;
  return value === undefined ? undefined : `Model’s ${value}`;
}

/**
 * What to say under a field before the run: that it is not sent, or else that the model makes nothing of it or is
 * usually run otherwise. Only of fields that are set, and never an error: whoever wants to may.
 */
export function notesOf(field: NotedField, settings: Partial<Recipe>, refusals: Refusals): string[] {
  const parts = field === 'size' ? (['width', 'height'] as const) : [field];
  const refused = parts.flatMap((part) => refusals[part] ?? []);
  if (refused.length > 0) return [...new Set(refused)].map((sentence) => `Not sent: ${sentence.replace(/\.$/, '')}`);
  const hints = hintsFor(settings.model ?? '');
  return hints ? aboutModel[field](hints, settings) : [];
}

const aboutModel: Record<NotedField, (hints: ModelHints, settings: Partial<Recipe>) => string[]> = {
  negativePrompt: ({ name, ignores }, { negativePrompt }) =>
    negativePrompt && ignores.includes('negativePrompt') ? [`${name} takes no notice of a negative prompt`] : [],
  size: ({ name, multiple: { of, otherwise } }, { width, height }) => {
    if ([width, height].every((side) => side === undefined || side % of === 0)) return [];
    const words = {
      rounded: `${name} rounds sizes to multiples of ${of}`,
      refused: `${name} takes sizes in multiples of ${of}; others are refused`,
      unknown: `${name} is made for sizes in multiples of ${of}`,
    };
    return [words[otherwise]];
  },
  guidanceScale: ({ name, ignores, guidance }, { guidanceScale }) => {
    if (guidanceScale === undefined) return [];
    if (ignores.includes('guidanceScale')) return [`${name} ignores guidance`];
    return isWithin(guidance.range, guidanceScale) ? [] : [`${span(guidance.range)} is usual for ${name}`];
  },
  steps: ({ name, steps }, settings) =>
    settings.steps === undefined || isWithin(steps.range, settings.steps)
      ? []
      : [`${span(steps.range)} steps are usual for ${name}`],
  scheduler: ({ name, ignores }, { scheduler }) =>
    scheduler && ignores.includes('scheduler')
      ? [`${name} keeps its own scheduler: another is ignored, or refused by some servers`]
      : [],
  seed: () => [],
};

type Range = readonly [least: number, most: number];

function isWithin([least, most]: Range, value: number): boolean {
  return value >= least && value <= most;
}

function span([least, most]: Range): string {
  return least === most ? `${least}` : `${least}–${most}`;
}
