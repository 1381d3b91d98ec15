import { fields } from '#recipe/fields.ts';
import { recipeSchema } from '#recipe/recipe.ts';
import { type Found, quote, value, wrong } from './found.ts';
import { seedFrom } from './seed-from.ts';
import { maxValues } from './sweep.ts';
import type { Entry } from './value-list.ts';

/** Fields whose values are numbers. */
export type NumberField = 'guidanceScale' | 'steps' | 'width' | 'height' | 'seed';

const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
/** AUTOMATIC1111's ranges: "1-10", "1-10 (+2)" for a step, "1-10 [5]" for so many. */
const range = /^([+-]?[\d.]+)\s*[-–—]\s*([+-]?[\d.]+)\s*(?:\(\s*([+-]?[\d.]+)\s*\)|\[\s*(\d+)\s*\])?$/;
const dots = /^(?:\.{2,3}|…)$/;
const random = /^random(?:\s*(\d+))?$/i;

/** Numbers, ranges of them, "3, 5, .., 11", and for seeds "random 4". */
export function readNumbers(entries: readonly Entry[], field: NumberField, sheetSeed: number): Found[] {
  const found: Found[] = [];
  /** Those so far, for dots to go on from. */
  const numbers: number[] = [];
  let drawn = 0;
  const add = (entry: Entry, made: readonly number[]) => {
    if (found.length + made.length > maxValues) {
      found.push(wrong(entry, `With this they are more than ${maxValues.toLocaleString('en')}: an axis takes no more`));
      return;
    }
    for (const number of made) {
      numbers.push(number);
      found.push(numberValue(entry, field, number));
    }
  };
  for (const [index, entry] of entries.entries()) {
    const asked = field === 'seed' ? random.exec(entry.text) : null;
    const made = isUnset(entry, field)
      ? []
      : asked
        ? counted(Number(asked[1] ?? 1), () => seedFrom(sheetSeed, drawn++))
        : dots.test(entry.text)
          ? goingOn(numbers.slice(-2), entries[index + 1])
          : plain.test(entry.text)
            ? [Number(entry.text)]
            : inRange(entry.text, field);
    if (isUnset(entry, field)) found.push(value(entry, [''], `${fields[field].short} unset`, 'unset'));
    else if (typeof made === 'string') found.push(wrong(entry, made));
    else add(entry, made);
  }
  return firstWrongOfEach(found);
}

/** A seed is always sent, and a size is unset as a whole. */
function isUnset({ text }: Entry, field: NumberField): boolean {
  return (field === 'guidanceScale' || field === 'steps') && (text === '' || text === 'unset');
}

function numberValue(entry: Entry, field: NumberField, number: number): Found {
  const text = String(number);
  const issue = recipeSchema.shape[field].safeParse(number).error?.issues[0];
  return issue
    ? wrong(entry, `${text} cannot be used. ${issue.message}`)
    : value(entry, [text], `${fields[field].short} ${text}`, text);
}

/** The numbers of a range, or what is wrong with it. */
function inRange(text: string, field: NumberField): number[] | string {
  const [, from = '', to = '', by, count] = range.exec(text) ?? [];
  if (![from, to, by ?? '1'].every((part) => plain.test(part)))
    return `${quote(text)} is not a number, nor a range such as 1-10 (+2) or 1-10 [5]`;
  const [start, end] = [Number(from), Number(to)];
  if (count !== undefined) return evenly(start, end, Number(count), field);
  const direction = Math.sign(end - start) || 1;
  const step = by === undefined ? direction : Number(by);
  if (Math.sign(step) !== direction)
    return `${text} never gets to ${end}: write the step as (${direction > 0 ? '+' : '-'}…)`;
  return stepping(start, end, step);
}

/** `count` numbers from start to end. Whole ones are cut down as AUTOMATIC1111 does, sizes to what models can take. */
function evenly(start: number, end: number, count: number, field: NumberField): number[] | string {
  const { whole, step } = fields[field];
  return counted(count, (index) => {
    const exact = count === 1 ? start : start + ((end - start) * index) / (count - 1);
    if (index === 0) return start;
    if (index === count - 1) return end;
    // Half a thousandth for what division leaves below a whole number.
    return whole ? Math.floor((exact + 0.0005) / step) * step : rounded(exact, 3);
  });
}

/** SwarmUI's dots: on from the two numbers before, until the one behind. */
function goingOn([before, last]: readonly number[], next: Entry | undefined): number[] | string {
  if (before === undefined || last === undefined || next === undefined || !plain.test(next.text))
    return 'Two dots go on from two numbers up to a third: 3, 5, .., 11';
  const end = Number(next.text);
  const step = rounded(last - before);
  if (step === 0 || Math.sign(step) !== Math.sign(end - last)) return `${before}, ${last}, .. never gets to ${end}`;
  const between = stepping(last, end, step);
  return typeof between === 'string' ? between : between.slice(1).filter((number) => number !== end);
}

/** start, start + step, … as far as end. */
function stepping(start: number, end: number, step: number): number[] | string {
  // A millionth of a step for what floating point leaves below a whole number of steps.
  return counted(Math.floor((end - start) / step + 1e-6) + 1, (index) => rounded(start + index * step));
}

function counted(count: number, at: (index: number) => number): number[] | string {
  if (count === 0) return 'None at all: ask for at least 1';
  if (count > maxValues)
    return `${count.toLocaleString('en')} values: an axis takes at most ${maxValues.toLocaleString('en')}`;
  return Array.from({ length: count }, (_, index) => at(index));
}

/** Without what binary fractions add: 0.1 + 0.2 is 0.3. */
function rounded(number: number, digits = 6): number {
  return Number(number.toFixed(digits));
}

/** One sentence for a range that goes too far, not one for each number of it. */
function firstWrongOfEach(found: readonly Found[]): Found[] {
  const told = new Set<number>();
  return found.filter(({ at, problem }) => {
    if (problem === undefined) return true;
    const isNew = !told.has(at);
    told.add(at);
    return isNew;
  });
}
