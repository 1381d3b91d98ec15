import { assertNever } from '#lib/assert-never.ts';
import { modelName } from '#recipe/diff.ts';
import { askedSizeBit, bitOf, type Catalogue } from './catalogue.ts';
import { spanOf } from './days.ts';
import { normalize } from './normalize.ts';
import { type Comparison, nameFields, type Query, type TextField, type Thing, textFields } from './query.ts';

/**
 * How far a size may be from a ratio: "16:9" is 1344 × 768 for SDXL and 1.75 instead of 1.78, as sides are multiples of
 * 64. The ratios of the form are 6 % apart at least.
 */
const ratioTolerance = 0.025;

/** Digits from which on a bare number is looked for as the beginning of a seed: "30" is in every other one. */
const seedDigits = 5;

/** One byte for each row: 1 when the query is true of it. `now` in epoch milliseconds, for "today". */
export function evaluate(query: Query, catalogue: Catalogue, now: number): Uint8Array {
  const { size, numbers, states } = catalogue;
  const where = (test: (row: number) => boolean) => {
    const mask = new Uint8Array(size);
    for (let row = 0; row < size; row++) if (test(row)) mask[row] = 1;
    return mask;
  };

  switch (query.kind) {
    case 'and': {
      const all = new Uint8Array(size).fill(1);
      for (const each of query.of) keep(all, evaluate(each, catalogue, now), 1);
      return all;
    }
    case 'or': {
      const any = new Uint8Array(size);
      for (const each of query.of) keep(any, evaluate(each, catalogue, now), 0);
      return any;
    }
    case 'not': {
      const mask = evaluate(query.of, catalogue, now);
      return mask.map((is) => 1 - is);
    }
    case 'number': {
      const column = numbers[query.field];
      const test = tests[query.op];
      return where((row) => test(column[row] ?? Number.NaN, query.value));
    }
    case 'ratio': {
      const ratio = query.across / query.down;
      return where((row) => Math.abs((numbers.ratio[row] ?? Number.NaN) / ratio - 1) <= ratioTolerance);
    }
    case 'date': {
      const { from, to } = spanOf(query.day, now);
      const first = query.op === 'before' ? Number.NEGATIVE_INFINITY : from;
      const end = { after: Number.POSITIVE_INFINITY, before: from, on: to }[query.op];
      return where((row) => (catalogue.at[row] ?? 0) >= first && (catalogue.at[row] ?? 0) < end);
    }
    case 'is': {
      const bit = bitOf(query.state);
      return where((row) => ((states[row] ?? 0) & bit) !== 0);
    }
    case 'has':
      return where(presence(query.thing, catalogue));
    case 'text':
      return maskOfText(query.text, query.field, catalogue);
    default:
      return assertNever(query);
  }
}

/** Takes over where the other mask differs from `value`: 1 leaves what both say, 0 what one of them says. */
function keep(mask: Uint8Array, other: Uint8Array, value: 0 | 1): void {
  for (let row = 0; row < mask.length; row++) if (other[row] !== value) mask[row] = 1 - value;
}

const tests: Record<Comparison, (value: number, other: number) => boolean> = {
  '=': (value, other) => value === other,
  '>': (value, other) => value > other,
  '>=': (value, other) => value >= other,
  '<': (value, other) => value < other,
  '<=': (value, other) => value <= other,
};

function presence(thing: Thing, { numbers, texts, tags, states, vocabularies }: Catalogue): (row: number) => boolean {
  switch (thing) {
    case 'tag':
      return (row) => (tags[row] ?? []).length > 0;
    case 'rating':
      return (row) => (numbers.rating[row] ?? 0) > 0;
    case 'size':
      return (row) => ((states[row] ?? 0) & askedSizeBit) !== 0;
    case 'project':
      // One that was deleted has no name any more.
      return (row) => (vocabularies.project.texts[texts.project[row] ?? -1] ?? '') !== '';
    case 'guidance':
    case 'steps':
    case 'cost':
      return (row) => !Number.isNaN(numbers[thing][row]);
    default:
      return (row) => (texts[thing][row] ?? -1) >= 0;
  }
}

function maskOfText(typed: string, field: TextField | undefined, catalogue: Catalogue): Uint8Array {
  const mask = new Uint8Array(catalogue.size);
  const text = normalize(typed);
  // What to keep out is asked for by name only: a word of every negative prompt would find everything.
  const fields = field === undefined ? textFields.filter((each) => each !== 'negative') : [field];
  for (const each of fields) {
    const hits = hitsIn(text, each, catalogue, field !== undefined);
    if (!hits.includes(1)) continue;
    if (each === 'tag') {
      for (const [row, tags] of catalogue.tags.entries()) if (tags.some((tag) => hits[tag] === 1)) mask[row] = 1;
    } else {
      const column = catalogue.texts[each];
      for (let row = 0; row < mask.length; row++) if (hits[column[row] ?? -1] === 1) mask[row] = 1;
    }
  }
  if (field === undefined) markSeeds(text, catalogue.numbers.seed, mask);
  return mask;
}

/** One byte for each text of a field: 1 when it matches. A name that exists means just that one, when it is asked for. */
function hitsIn(text: string, field: TextField, { vocabularies }: Catalogue, isAsked: boolean): Uint8Array {
  const { texts } = vocabularies[field];
  const hits = new Uint8Array(texts.length);
  if (isAsked && nameFields.some((each) => each === field)) {
    for (const [number, each] of texts.entries())
      if (each !== '' && (each === text || modelName(each) === text)) hits[number] = 1;
    if (hits.includes(1)) return hits;
  }
  for (const [number, each] of texts.entries()) if (each !== '' && each.includes(text)) hits[number] = 1;
  return hits;
}

/** Marks seeds that are a number as typed, or begin with it where it is long enough. */
function markSeeds(text: string, seeds: readonly number[], mask: Uint8Array): void {
  if (!/^\d{1,10}$/.test(text)) return;
  for (let span = 1; span <= 1e10; span *= 10) {
    const from = Number(text) * span;
    for (let row = 0; row < mask.length; row++) {
      const seed = seeds[row] ?? Number.NaN;
      if (seed >= from && seed < from + span) mask[row] = 1;
    }
    if (text.length < seedDigits || from > 2 ** 32) break;
  }
}
