import { assertNever } from '#lib/assert-never.ts';
import type { AxisField } from './axis-fields.ts';
import { axisFields } from './axis-fields.ts';
import { type Found, quote } from './found.ts';
import { readEndpoint, readPreset } from './known-values.ts';
import { readNumbers } from './number-values.ts';
import { readItems, readOrders, readReplacements } from './prompt-values.ts';
import { type AxisPart, type AxisValue, maxValues, type Sweep, type SweepLookup, type ValueProblem } from './sweep.ts';
import { appendValue, type Entry, type ListOf, splitValues } from './value-list.ts';
import { readModel, readPrompt, readProvider, readScheduler, readSize, readSwitch } from './word-values.ts';

/** What is typed for a part of an axis, as values, each once and at most a thousand. Never throws. */
export function readAxisValues(
  { field, values: typed }: AxisPart,
  { base }: Pick<Sweep, 'base'>,
  lookup: SweepLookup,
): { values: AxisValue[]; problems: ValueProblem[] } {
  const entries = splitValues(typed, listOf(field));
  const found = entries.length > maxValues ? [] : read(field, entries, base, lookup);
  const values = new Map<string, AxisValue>();
  const problems: ValueProblem[] = [];
  for (const { at, value, problem } of found) {
    if (problem !== undefined) problems.push({ at, text: problem, kind: 'error' });
    else if (values.has(value.words.join('\0')))
      problems.push({ at, text: `${quote(value.label)} is there already`, kind: 'note' });
    else values.set(value.words.join('\0'), value);
  }
  const count = Math.max(entries.length, values.size);
  if (count > maxValues)
    problems.push({
      at: 0,
      text: `${inFigures(count)} values: an axis takes at most ${inFigures(maxValues)}`,
      kind: 'error',
    });
  else if (entries.length === 0)
    problems.push({ at: 0, text: `${axisFields[field].label}: type its values`, kind: 'error' });
  return { values: [...values.values()].slice(0, maxValues), problems };
}

/** The part with what is typed for "add a value" at its end: a name or a prompt is taken to the letter. */
export function addValue({ field, values }: AxisPart, typed: string): AxisPart {
  return { field, values: appendValue(values, typed.trim(), listOf(field)) };
}

function read(field: AxisField, entries: readonly Entry[], base: Sweep['base'], lookup: SweepLookup): Found[] {
  switch (field) {
    case 'guidanceScale':
    case 'steps':
    case 'width':
    case 'height':
    case 'seed':
      return readNumbers(entries, field, base.seed);
    case 'size':
      return entries.map((entry) => readSize(entry, base));
    case 'model':
      return entries.map(readModel);
    case 'scheduler':
      return entries.map(readScheduler);
    case 'provider':
      return entries.map(readProvider);
    case 'prompt':
      return entries.map(readPrompt);
    case 'promptReplace':
      return readReplacements(entries);
    case 'promptOrder':
      return readOrders(entries);
    case 'negative':
      return readItems(entries, base.negativePrompt);
    case 'preset':
      return entries.map((entry) => readPreset(entry, lookup));
    case 'endpoint':
      return entries.map((entry) => readEndpoint(entry, lookup));
    case 'useCache':
      return entries.map(readSwitch);
    default:
      return assertNever(field);
  }
}

function listOf(field: AxisField): ListOf {
  switch (field) {
    case 'guidanceScale':
    case 'steps':
    case 'width':
    case 'height':
    case 'seed':
    case 'size':
    case 'useCache':
      return 'numbers';
    default:
      return 'words';
  }
}

function inFigures(count: number): string {
  return count.toLocaleString('en');
}
