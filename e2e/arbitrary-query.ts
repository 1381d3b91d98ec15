import fc from 'fast-check';
import {
  and,
  comparisons,
  dateFields,
  not,
  numberFields,
  or,
  type Query,
  states,
  textFields,
  things,
} from '#search/query.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((each) => each.trim() !== '');
const count = fc.integer({ min: 0, max: 5000 });
const amount = fc.oneof(count, fc.double({ min: 0, max: 1e12, noNaN: true }));
const whole = ['run', 'frame'] as const;

const leaf: fc.Arbitrary<Query> = fc.oneof(
  fc.record({ kind: fc.constant('text'), field: fc.constantFrom(undefined, ...textFields), text }),
  fc.record({
    kind: fc.constant('number'),
    field: fc.constantFrom(
      ...numberFields.filter((field) => field !== 'ratio' && !whole.some((each) => each === field)),
    ),
    op: fc.constantFrom(...comparisons),
    value: amount,
  }),
  fc.record({
    kind: fc.constant('number'),
    field: fc.constantFrom(...whole),
    op: fc.constantFrom(...comparisons),
    value: count,
  }),
  fc.record({
    kind: fc.constant('ratio'),
    across: fc.integer({ min: 1, max: 99 }),
    down: fc.integer({ min: 1, max: 99 }),
  }),
  fc.record({
    kind: fc.constant('date'),
    op: fc.constantFrom(...dateFields),
    day: fc.constantFrom('today', 'yesterday', '7d', '2w', '2025', '2026-02', '2026-03-05'),
  }),
  fc.record({ kind: fc.constant('is'), state: fc.constantFrom(...states) }),
  fc.record({ kind: fc.constant('has'), thing: fc.constantFrom(...things) }),
);

/** Queries of every kind, some levels deep. */
export const arbitraryQuery: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie('query'), { maxLength: 4 }).map(and),
    fc.tuple(tie('query'), tie('query')).map(or),
    tie('query').map(not),
  ),
})).query;
