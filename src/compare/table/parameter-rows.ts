import { dollars } from '#lib/dollars.ts';
import type { Picture } from '#library/rows.ts';
import { fields } from '#recipe/fields.ts';
import { type Recipe, recipeField } from '#recipe/recipe.ts';

/** One parameter of several pictures, in their order; undefined where it is unset, which `unset` says in words. */
export type ParameterRow = {
  label: string;
  /** How its texts differ: as a whole, by words, or by items that stand one to a line. */
  kind: 'value' | 'words' | 'items';
  values: (string | undefined)[];
  unset: string;
};

export type Comparison = {
  /** What was asked for, in the order of the form. */
  differing: ParameterRow[];
  same: ParameterRow[];
  /** What came of it, as far as that differs. */
  outcome: ParameterRow[];
};

type Column = Pick<ParameterRow, 'label'> &
  Partial<Pick<ParameterRow, 'kind' | 'unset'>> & { of: (picture: Picture) => string | number | undefined };

const asked: readonly Column[] = [
  ...recipeField.options.map(
    (field): Column => ({
      label: fields[field].label,
      kind: field === 'prompt' ? 'words' : field === 'negativePrompt' ? 'items' : 'value',
      unset: field === 'negativePrompt' ? 'none' : 'model’s own',
      of: ({ recipe }) => textOf(recipe[field]),
    }),
  ),
  { label: 'Use cache', of: ({ options }) => onOff(options.useCache) },
  { label: 'Wait for model', of: ({ options }) => onOff(options.waitForModel) },
  { label: 'Endpoint', of: ({ endpoint }) => endpoint.name },
];

const came: readonly Column[] = [
  { label: 'Provider', of: ({ notes }) => notes.route && `${notes.route.provider} · ${notes.route.providerId}` },
  { label: 'Model used', of: ({ notes }) => notes.model },
  { label: 'Seed used', of: ({ notes, recipe }) => notes.seed ?? recipe.seed },
  { label: 'Prompt used', kind: 'words', of: ({ notes }) => notes.revisedPrompt },
  {
    label: 'Cached',
    of: ({ notes: { cached } }) => (cached === undefined ? undefined : cached ? 'yes' : 'no'),
    unset: 'not told',
  },
  { label: 'Made with', of: ({ importedFrom }) => importedFrom },
  {
    label: 'Took',
    of: ({ importedFrom, tookMs }) => (importedFrom === undefined ? `${(tookMs / 1000).toFixed(2)} s` : undefined),
  },
  { label: 'Cost', of: ({ cost }) => (cost === undefined ? undefined : dollars(cost)) },
];

/** Sorts what made pictures into what differs between them and what does not. */
export function compareParameters(pictures: readonly Picture[]): Comparison {
  const rows = asked.map((column) => rowOf(column, pictures));
  return {
    differing: rows.filter(({ values }) => differs(values)),
    same: rows.filter(({ values }) => !differs(values) && values[0] !== undefined),
    outcome: came
      // A server that used the seed it was sent is no news.
      .filter(({ label }) => label !== 'Seed used' || pictures.some(usedAnotherSeed))
      .map((column) => rowOf(column, pictures))
      .filter(({ values }) => differs(values)),
  };
}

function rowOf({ label, kind = 'value', unset = '–', of }: Column, pictures: readonly Picture[]): ParameterRow {
  return { label, kind, unset, values: pictures.map((picture) => textOf(of(picture))) };
}

function differs(values: readonly (string | undefined)[]): boolean {
  return new Set(values).size > 1;
}

function usedAnotherSeed({ notes, recipe }: Picture): boolean {
  return notes.seed !== undefined && notes.seed !== String(recipe.seed);
}

/** Items of a list stand one to a line. */
function textOf(value: Recipe[keyof Recipe]): string | undefined {
  return value === undefined ? undefined : Array.isArray(value) ? value.join('\n') : String(value);
}

function onOff(on: boolean): string {
  return on ? 'on' : 'off';
}
