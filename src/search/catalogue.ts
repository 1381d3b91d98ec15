import { frameOf } from '#library/rows.ts';
import type { Entry } from './entry.ts';
import { type NumberField, numberFields, type State, states, type TextField, textFields } from './query.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/**
 * Everything that can be searched, in columns: a row is a picture, a column one of its parameters. Numbers stand as they
 * are (NaN is unset), texts as their number in the field's vocabulary (-1 is unset).
 */
export type Catalogue = {
  /** Rows there are, those given back included. */
  readonly size: number;
  readonly ids: readonly string[];
  readonly at: readonly number[];
  readonly numbers: Record<NumberField, number[]>;
  readonly texts: Record<Exclude<TextField, 'tag'>, readonly number[]>;
  readonly tags: readonly (readonly number[])[];
  /** One bit for each state. */
  readonly states: readonly number[];
  readonly vocabularies: Record<TextField, Vocabulary>;
  /** The rows in use, in the order of the gallery: newest run first, its frames from the first to the last. */
  readonly order: readonly number[];
  rowOf: (id: string) => number | undefined;
  put: (id: string, entry: Entry) => void;
  drop: (id: string) => void;
  /** The number of a run, for the pictures there are and those to come. */
  numberRun: (run: string, number: number) => void;
  setState: (row: number, state: State, is: boolean) => void;
  /** How large a picture really is, which counts from then on instead of the size that was asked for. */
  setSize: (row: number, size: { width: number; height: number }) => void;
};

export const bitOf = (state: State): number => 1 << states.indexOf(state);

/** Behind the bits of the states: whether a size was asked for, and whether the size is that of the pixels. */
export const askedSizeBit = 1 << states.length;
const realSizeBit = askedSizeBit << 1;

/** What is known from the pixels, which an entry says nothing of. */
const seenBits = bitOf('black') | bitOf('damaged') | realSizeBit;

const none: readonly number[] = [];

export function createCatalogue(): Catalogue {
  const rows = new Map<string, number>();
  const free: number[] = [];
  const runs = new Map<string, number>();
  const unnumbered = new Map<string, number[]>();
  const ids: string[] = [];
  const at: number[] = [];
  const order: number[] = [];
  const tags: (readonly number[])[] = [];
  const bits: number[] = [];
  const { numbers, texts } = createColumns();
  const vocabularies = createVocabularies();

  function put(id: string, entry: Entry): void {
    const known = rows.get(id);
    const row = known ?? free.pop() ?? ids.length;
    const { run } = frameOf(id);
    ids[row] = id;
    at[row] = entry.at;
    const seen = known === undefined ? 0 : (bits[row] ?? 0) & seenBits;
    const asked = entry.numbers.width === undefined ? 0 : askedSizeBit;
    bits[row] = entry.states.reduce((all, state) => all | bitOf(state), seen | asked);
    tags[row] = entry.tags.length === 0 ? none : entry.tags.map(vocabularies.tag.numberOf);
    const size =
      (seen & realSizeBit) === 0 ? entry.numbers : { width: numbers.width[row], height: numbers.height[row] };
    const { width = Number.NaN, height = Number.NaN } = size;
    const values = { ...entry.numbers, width, height, ratio: width / height, run: runs.get(run) };
    for (const field of numberFields) numbers[field][row] = values[field] ?? Number.NaN;
    const said: Partial<Record<TextField, string | undefined>> = entry.texts;
    for (const field of textFields) {
      const text = said[field];
      texts[field][row] = text === undefined ? -1 : vocabularies[field].numberOf(text);
    }
    if (known !== undefined) return;
    rows.set(id, row);
    order.splice(placeOf(id), 0, row);
    if (runs.has(run)) return;
    const waiting = unnumbered.get(run);
    if (waiting) waiting.push(row);
    else unnumbered.set(run, [row]);
  }

  function drop(id: string): void {
    const row = rows.get(id);
    if (row === undefined) return;
    rows.delete(id);
    order.splice(placeOf(id), 1);
    free.push(row);
  }

  /** Where an id stands in `order`, or would stand. Nearly always one looks at its end, or at its beginning. */
  function placeOf(id: string): number {
    let low = 0;
    let high = order.length;
    const last = ids[order.at(-1) ?? -1];
    if (last !== undefined && isBefore(last, id)) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(ids[order[middle] ?? -1] ?? '', id)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    get size() {
      return ids.length;
    },
    ids,
    at,
    numbers,
    texts,
    tags,
    states: bits,
    vocabularies,
    order,
    rowOf: (id) => rows.get(id),
    put,
    drop,
    numberRun: (run, number) => {
      runs.set(run, number);
      for (const row of unnumbered.get(run) ?? []) if (ids[row]?.startsWith(run)) numbers.run[row] = number;
      unnumbered.delete(run);
    },
    setState: (row, state, is) => {
      const others = (bits[row] ?? 0) & ~bitOf(state);
      bits[row] = is ? others | bitOf(state) : others;
    },
    setSize: (row, { width, height }) => {
      numbers.width[row] = width;
      numbers.height[row] = height;
      numbers.ratio[row] = width / height;
      bits[row] = (bits[row] ?? 0) | realSizeBit;
    },
  };
}

/** Whether a picture stands before another in the gallery. Within a run their ids differ in the number of the frame. */
function isBefore(one: string, other: string): boolean {
  const first = one.slice(0, one.indexOf('-'));
  return other.startsWith(first) ? one < other : one > other;
}

function createColumns(): { numbers: Record<NumberField, number[]>; texts: Record<TextField, number[]> } {
  const numbers = {
    steps: [],
    guidance: [],
    seed: [],
    width: [],
    height: [],
    ratio: [],
    rating: [],
    took: [],
    cost: [],
    attempts: [],
    run: [],
    frame: [],
  };
  const names = { model: [], tag: [], project: [], scheduler: [], endpoint: [], provider: [], tool: [] };
  return { numbers, texts: { prompt: [], negative: [], ...names } };
}

function createVocabularies(): Record<TextField, Vocabulary> {
  return {
    prompt: createVocabulary(false),
    negative: createVocabulary(false),
    model: createVocabulary(true),
    tag: createVocabulary(true),
    project: createVocabulary(true),
    scheduler: createVocabulary(true),
    endpoint: createVocabulary(true),
    provider: createVocabulary(true),
    tool: createVocabulary(true),
  };
}
