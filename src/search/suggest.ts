import { type Count, type CountedField, countedFields } from './counts.ts';
import { fieldHints } from './field-hints.ts';
import { normalize } from './normalize.ts';
import { printValue } from './print.ts';
import { things } from './query.ts';
import { fieldNames } from './read-term.ts';
import { tokensOf } from './tokens.ts';

/** What is being typed: a word, or the value of a field; `from` and `to` are what a suggestion takes the place of. */
export type Place = { field: string | undefined; typed: string; from: number; to: number };

/** A suggestion: what it fills in, and how many pictures it stands for, or a word about it. */
export type Suggestion = { text: string; count?: number; hint?: string };

/** So many fit the list without a second look. */
const most = 12;

/** Fields whose values are offered for a plain word of some letters. */
export const offeredFields = ['model', 'tag', 'project', 'scheduler'] as const satisfies readonly CountedField[];
export const offeredFrom = 2;

/** The piece of a search that the caret is in or behind. */
export function placeAt(text: string, caret: number): Place {
  const token = tokensOf(text).find(({ kind, at, end }) => kind === 'term' && at < caret && caret <= end);
  if (token?.kind !== 'term') return { field: undefined, typed: '', from: caret, to: caret };
  if (token.field && caret >= token.valueAt) {
    const typed = text.slice(token.valueAt, caret).replace(/^["“„]/, '');
    return { field: token.field, typed, from: token.valueAt, to: Math.max(token.end, caret) };
  }
  return { field: undefined, typed: text.slice(token.at, caret), from: token.at, to: token.end };
}

/** The field whose values belong to a place, when they are counted. */
export function countedFieldAt({ field }: Place): CountedField | undefined {
  return countedFields.find((each) => each === field);
}

/** What can stand at a place. `counts`: of the place's field, or of `offeredFields` for a word. */
export function suggestionsAt(
  { field, typed }: Place,
  counts: Partial<Record<CountedField, readonly Count[]>>,
): Suggestion[] {
  const sought = normalize(typed);
  if (field === undefined) {
    const fields = fieldNames.filter((name) => name.startsWith(sought) && sought.length < name.length);
    const named = fields.map((name) => ({ text: `${name}:`, hint: fieldHints[name] }));
    const values = sought.length < offeredFrom ? [] : offeredFields.flatMap((name) => valuesOf(name, sought, counts));
    return [...named, ...values].slice(0, sought === '' ? undefined : most);
  }
  const counted = countedFieldAt({ field, typed, from: 0, to: 0 });
  if (counted)
    return valuesOf(counted, sought, counts).map((each) => ({ ...each, text: each.text.slice(field.length + 1) }));
  return (fixed[field] ?? []).filter((text) => text.startsWith(sought)).map((text) => ({ text }));
}

const days = ['today', 'yesterday', '7d', '30d'];
const fixed: Record<string, readonly string[]> = {
  has: things,
  ratio: ['1:1', '4:3', '3:4', '16:9', '9:16', 'portrait', 'landscape', 'square'],
  after: days,
  before: days,
  on: days,
};

function valuesOf(
  field: CountedField,
  sought: string,
  counts: Partial<Record<CountedField, readonly Count[]>>,
): Suggestion[] {
  const found = (counts[field] ?? []).filter(({ value }) => normalize(value).includes(sought));
  return found.slice(0, most).map(({ value, count }) => ({ text: `${field}:${printValue(value)}`, count }));
}

/** A search with a suggestion in its place, and where the caret stands then. A field waits for its value. */
export function withSuggestion(text: string, { from, to }: Place, { text: taken }: Suggestion) {
  const rest = text.slice(to);
  const space = taken.endsWith(':') || rest.startsWith(' ') || rest.startsWith(')') ? '' : ' ';
  const before = `${text.slice(0, from)}${taken}${space}`;
  return { text: `${before}${rest}`, caret: before.length };
}
