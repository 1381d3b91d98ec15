/**
 * What a search asks for, as a tree. Ranges, sizes and frames are made of plain comparisons, so that there is little to
 * evaluate and to print. Made by the functions below only, which keep one form for one meaning: `-(-x)` is x, a list
 * within a list of its kind is part of it.
 */
export type Query =
  /** All of these; of nothing, every picture. */
  | { kind: 'and'; of: readonly Query[] }
  /** Any of these, two at least. */
  | { kind: 'or'; of: readonly Query[] }
  | { kind: 'not'; of: Query }
  /** Contains the text; without a field, anywhere but in the negative prompt. */
  | { kind: 'text'; field: TextField | undefined; text: string }
  | { kind: 'number'; field: NumberField; op: Comparison; value: number }
  | { kind: 'ratio'; across: number; down: number }
  | { kind: 'date'; op: DateField; day: string }
  | { kind: 'is'; state: State }
  | { kind: 'has'; thing: Thing };

/** Those that name something: where a value exists as it is typed, it means just that one (`tag:red` is not "bored"). */
export const nameFields = ['model', 'tag', 'project', 'scheduler', 'endpoint', 'provider', 'tool'] as const;
export const textFields = ['prompt', 'negative', ...nameFields] as const;
export const numberFields = [
  'steps',
  'guidance',
  'seed',
  'width',
  'height',
  'ratio',
  'rating',
  'took',
  'cost',
  'attempts',
  'run',
  'frame',
] as const;
export const dateFields = ['after', 'before', 'on'] as const;
export const comparisons = ['=', '>', '>=', '<', '<='] as const;

/** What a picture, or a job that failed, can be. */
export const states = [
  'pick',
  'rejected',
  'failed',
  'imported',
  'flagged',
  'black',
  'damaged',
  'cached',
  'verified',
  'template',
  'swept',
] as const;

/** What can be set or be missing. */
export const things = [
  'negative',
  'guidance',
  'steps',
  'size',
  'scheduler',
  'rating',
  'tag',
  'project',
  'provider',
  'cost',
] as const;

export type TextField = (typeof textFields)[number];
export type NumberField = (typeof numberFields)[number];
export type DateField = (typeof dateFields)[number];
export type Comparison = (typeof comparisons)[number];
export type State = (typeof states)[number];
export type Thing = (typeof things)[number];

export const everything: Query = { kind: 'and', of: [] };

export function and(of: readonly Query[]): Query {
  const flat = of.flatMap((each) => (each.kind === 'and' ? each.of : [each]));
  return flat.length === 1 && flat[0] ? flat[0] : { kind: 'and', of: flat };
}

export function or(of: readonly [Query, ...Query[]]): Query {
  const flat = of.flatMap((each) => (each.kind === 'or' ? each.of : [each]));
  return flat.length === 1 && flat[0] ? flat[0] : { kind: 'or', of: flat };
}

export function not(of: Query): Query {
  return of.kind === 'not' ? of.of : { kind: 'not', of };
}

/** The parts of a query that ask something themselves. */
export function leavesOf(query: Query): Query[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.of.flatMap(leavesOf);
    case 'not':
      return leavesOf(query.of);
    default:
      return [query];
  }
}
