import { type Draft, draftTextSchema } from '#recipe/draft.ts';
import type { AxisField } from './axis-fields.ts';
import { quote } from './found.ts';
import { byName } from './known-values.ts';
import type { PresetFields, SweepLookup } from './sweep.ts';

/** A cell on its way to a recipe: the form as it would have to be filled for it, and where it would be sent. */
export type CellDraft = {
  draft: Draft;
  /** The id of its endpoint. */
  endpoint: string;
};

/** The changed cell, or why there is nothing in it to change. */
type Change = (cell: CellDraft, words: readonly string[], lookup: SweepLookup) => CellDraft | string;

/**
 * What a value of each field does to a cell. In the order they are made, whatever axis they are on: presets fill the form
 * first, whole prompts come before what is replaced in them, and single numbers last.
 */
export const changes = {
  endpoint: (cell, [id = '']) => ({ ...cell, endpoint: id }),
  preset: (cell, names, { presets }) =>
    names.reduce((before, name) => withPreset(before, byName(presets, name)[0]?.fields ?? {}), cell),
  prompt: (cell, [prompt = '']) => fill(cell, { prompt }),
  promptReplace: replaceWords,
  promptOrder: reorder,
  negative: switchItems,
  model: (cell, [model = '']) => fill(cell, { model }),
  provider: (cell, [provider = '']) => fill(cell, { provider }),
  useCache: (cell, [word]) => fill(cell, { useCache: word === 'on' }),
  scheduler: (cell, [scheduler = '']) => fill(cell, { scheduler }),
  guidanceScale: (cell, [guidanceScale = '']) => fill(cell, { guidanceScale }),
  steps: (cell, [steps = '']) => fill(cell, { steps }),
  size: (cell, [width = '', height = '']) => fill(cell, { width, height }),
  width: (cell, [width = '']) => fill(cell, { width }),
  height: (cell, [height = '']) => fill(cell, { height }),
  seed: (cell, [seed = '']) => fill(cell, { seed }),
} satisfies Record<AxisField, Change>;

const order = Object.keys(changes);

/** Where in that order a field comes. */
export function rankOf(field: AxisField): number {
  return order.indexOf(field);
}

function fill(cell: CellDraft, patch: Partial<Draft>): CellDraft {
  return { ...cell, draft: { ...cell.draft, ...patch } };
}

/** In the prompt and in the items of the negative one, as AUTOMATIC1111 does; an item of which nothing is left goes. */
function replaceWords(cell: CellDraft, [from = '', to = '']: readonly string[]): CellDraft | string {
  const { prompt, negativePrompt } = cell.draft;
  if (![prompt, ...negativePrompt].some((text) => text.includes(from))) return notThere(from);
  const replaced = (text: string) => text.replaceAll(from, () => to);
  return fill(cell, {
    prompt: replaced(prompt),
    negativePrompt: negativePrompt.map(replaced).filter((item) => item.trim() !== ''),
  });
}

/** The parts in the order given, into the places where they stand now. */
function reorder(cell: CellDraft, parts: readonly string[]): CellDraft | string {
  const { prompt } = cell.draft;
  // The longer first, so that "low sun" is not taken for "sun".
  const places: { start: number; end: number }[] = [];
  for (const part of parts.toSorted((a, b) => b.length - a.length)) {
    let start = prompt.indexOf(part);
    while (start !== -1 && places.some((place) => start < place.end && place.start < start + part.length))
      start = prompt.indexOf(part, start + 1);
    if (start === -1) return notThere(part);
    places.push({ start, end: start + part.length });
  }
  let reordered = '';
  let end = 0;
  for (const [index, place] of places.toSorted((a, b) => a.start - b.start).entries()) {
    reordered += prompt.slice(end, place.start) + (parts[index] ?? '');
    end = place.end;
  }
  return fill(cell, { prompt: reordered + prompt.slice(end) });
}

function switchItems(cell: CellDraft, items: readonly string[]): CellDraft | string {
  if (items[0] === 'none') return fill(cell, { negativePrompt: [] });
  let { negativePrompt } = cell.draft;
  for (const item of items) {
    const [isAdded, text] = [item.startsWith('+'), item.slice(1)];
    if (isAdded === negativePrompt.includes(text))
      return `${quote(text)} is ${isAdded ? 'in the negative prompt already' : 'not in the negative prompt'}`;
    negativePrompt = isAdded ? [...negativePrompt, text] : negativePrompt.filter((each) => each !== text);
  }
  return fill(cell, { negativePrompt });
}

function notThere(text: string): string {
  return `${quote(text)} is not in the prompt (upper and lower case count)`;
}

/** A preset as in the form, but that the sheet keeps its seed unless the preset holds one. */
function withPreset(cell: CellDraft, fields: PresetFields): CellDraft {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const { draft } = cell;
  const prompt = (fields.prompt ?? draft.prompt).replaceAll('{prompt}', () => draft.prompt);
  const filled = draftTextSchema.parse({ ...draft, ...Object.fromEntries(given), prompt });
  return { ...cell, draft: fields.seedLocked === false ? { ...filled, seed: draft.seed } : filled };
}
