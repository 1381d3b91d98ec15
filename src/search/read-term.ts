import { readDay } from './days.ts';
import {
  and,
  type Comparison,
  comparisons,
  type DateField,
  dateFields,
  type NumberField,
  numberFields,
  type Query,
  states,
  textFields,
  things,
} from './query.ts';

/** Other words for fields: the API's own names, other tools', and plurals. */
const aliases: Record<string, string> = {
  guidance_scale: 'guidance',
  cfg: 'guidance',
  num_inference_steps: 'steps',
  step: 'steps',
  negative_prompt: 'negative',
  neg: 'negative',
  sampler: 'scheduler',
  time: 'took',
  price: 'cost',
  tags: 'tag',
  since: 'after',
  stars: 'rating',
};

const units: Partial<Record<NumberField, Record<string, number>>> = {
  took: { '': 1, ms: 0.001, s: 1, sec: 1, m: 60, min: 60 },
  cost: { '': 1, $: 1 },
  width: { '': 1, px: 1 },
  height: { '': 1, px: 1 },
};

/**
 * What `field op value` asks for. A text when it cannot be understood, which says why; undefined when the value is still
 * to come, which asks for nothing yet.
 */
export function readTerm(name: string, op: string, value: string): Query | string | undefined {
  const field = aliases[name] ?? name;
  if (!isKnown(field)) return `“${name}” is no field, so this is looked for as words.`;
  if (value === '') return undefined;
  const number = numberFields.find((each) => each === field);
  if (field === 'size') return readSize(value);
  if (field === 'ratio' && isEqual(op)) return readRatio(value);
  if ((field === 'frame' || field === 'run') && isEqual(op)) return readFrame(value) ?? readNumber(field, op, value);
  if (number) return readNumber(number, op, value);
  if (!isEqual(op)) return `“${name}” is not a number: write ${name}:${value}.`;
  const text = textFields.find((each) => each === field);
  if (text) return value.trim() === '' ? undefined : { kind: 'text', field: text, text: value };
  const date = dateFields.find((each) => each === field);
  if (date) return readDate(date, value);
  if (field === 'has') return readWord('has', value, things, (thing) => ({ kind: 'has', thing }));
  return readWord('is', value, states, (state) => ({ kind: 'is', state }));
}

/** Every field there is, in the order they are suggested. */
export const fieldNames = [...textFields, 'size', ...numberFields, 'is', 'has', ...dateFields] as const;

function isKnown(field: string): boolean {
  return fieldNames.some((each) => each === field);
}

function isEqual(op: string): boolean {
  return op === ':' || op === '=';
}

function readWord<T extends string>(
  field: string,
  value: string,
  words: readonly T[],
  make: (word: T) => Query,
): Query | string | undefined {
  const typed = value.toLowerCase();
  const word = words.find((each) => each === typed || `${each}s` === typed || each === `${typed}ed`);
  if (word) return make(word);
  return isBeginning(typed, words) ? undefined : `After “${field}:” comes one of ${words.join(', ')}.`;
}

function isBeginning(typed: string, words: readonly string[]): boolean {
  return words.some((each) => each.startsWith(typed));
}

function readDate(op: DateField, value: string): Query | string | undefined {
  const day = readDay(value);
  if (day !== undefined) return { kind: 'date', op, day };
  const isHalfTyped = /^\d{1,3}$|^\d{4}[-/.]0?$|^\d{4}[-/.]\d{1,2}[-/.]0?$/.test(value);
  if (isHalfTyped || isBeginning(value.toLowerCase(), ['today', 'yesterday'])) return undefined;
  return `“${value}” is no date: write a year, a month or a day such as 2026-03-05, today, yesterday, or 7d for seven days ago.`;
}

function readNumber(field: NumberField, op: string, value: string): Query | string {
  if (isEqual(op)) {
    const range = /^(.*?)(?:\.{2,3}|…|(?<=\d)[–-](?=\d))(.*)$/s.exec(value);
    if (range) return readRange(field, value, range[1] ?? '', range[2] ?? '');
  }
  const number = numberOf(field, value);
  const comparison = comparisons.find((each) => each === op) ?? '=';
  return number === undefined ? notANumber(field, value) : compare(field, comparison, number);
}

function readRange(field: NumberField, value: string, first: string, second: string): Query | string {
  const [from, to] = [first, second].map((end) => (end === '' ? undefined : (numberOf(field, end) ?? Number.NaN)));
  if ((from === undefined && to === undefined) || Number.isNaN(from) || Number.isNaN(to))
    return notANumber(field, value);
  if (from === undefined) return compare(field, '<=', to ?? 0);
  if (to === undefined) return compare(field, '>=', from);
  return and([compare(field, '>=', Math.min(from, to)), compare(field, '<=', Math.max(from, to))]);
}

function compare(field: NumberField, op: Comparison, value: number): Query {
  return { kind: 'number', field, op, value };
}

/** A number as people write it: 3.5, 3,5, $0.04, 10s. */
function numberOf(field: NumberField, typed: string): number | undefined {
  const parts = /^(\$?)(\d+(?:[.,]\d+)?|[.,]\d+)(e[+-]?\d{1,3})?\s*([a-z$]*)$/i.exec(typed.trim());
  if (!parts) return undefined;
  const [, before = '', digits = '', exponent = '', after = ''] = parts;
  const factor = (units[field] ?? { '': 1 })[(before || after).toLowerCase()];
  const number = Number(`${digits.replace(',', '.')}${exponent}`) * (factor ?? Number.NaN);
  return Number.isFinite(number) ? number : undefined;
}

function notANumber(field: NumberField, value: string): string {
  return `“${value}” is no number: write ${field}:20, ${field}>20 or ${field}:20..30.`;
}

function readSize(value: string): Query | string | undefined {
  if (/^\d+[x×*]$/i.test(value)) return undefined; // the second side is still to come
  const sides = /^(\d{1,6})(?:\s*[x×*]\s*(\d{1,6}))?(?:px)?$/i.exec(value);
  if (!sides) return `“${value}” is no size: write size:1024x768.`;
  const [, width, height = width] = sides;
  return and([compare('width', '=', Number(width)), compare('height', '=', Number(height))]);
}

function readRatio(value: string): Query | string | undefined {
  const shape = value.toLowerCase();
  if (shape === 'square') return { kind: 'ratio', across: 1, down: 1 };
  if (shape === 'landscape') return compare('ratio', '>', 1);
  if (shape === 'portrait') return compare('ratio', '<', 1);
  const parts = /^(\d{1,5}(?:\.\d{1,9})?)(?:\s*[:/x×]\s*(\d{1,5}(?:\.\d{1,9})?))?$/i.exec(value);
  const [across, down] = [Number(parts?.[1]), Number(parts?.[2] ?? 1)];
  if (across > 0 && down > 0) return { kind: 'ratio', across, down };
  const isHalfTyped = /^\d+[:/x×]$/.test(value) || isBeginning(shape, ['square', 'landscape', 'portrait']);
  return isHalfTyped ? undefined : `“${value}” is no ratio: write ratio:16:9, square, landscape or portrait.`;
}

/** "42·3", as pictures are labelled; the middle dot is on few keyboards. */
function readFrame(value: string): Query | undefined {
  const parts = /^(\d{1,9})[·.,/](\d{1,4})$/.exec(value);
  return parts ? frameQuery(Number(parts[1]), Number(parts[2])) : undefined;
}

export function frameQuery(run: number, frame: number): Query {
  return and([compare('run', '=', run), compare('frame', '=', frame)]);
}
