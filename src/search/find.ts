import type { Catalogue } from './catalogue.ts';
import { evaluate } from './evaluate.ts';
import type { Query } from './query.ts';
import type { Sort } from './sorts.ts';

/** Ids of what a query is true of, in order. `now` in epoch milliseconds. */
export function find(query: Query, sort: Sort, catalogue: Catalogue, now: number): string[] {
  const mask = evaluate(query, catalogue, now);
  const rows = catalogue.order.filter((row) => mask[row] === 1);
  return sorted(rows, sort, catalogue).map((row) => catalogue.ids[row] ?? '');
}

/** Equals stay in the order of the gallery, and what has no such value stands last. */
function sorted(rows: number[], sort: Sort, { numbers }: Catalogue): number[] {
  const by = (column: readonly number[], sign: 1 | -1, unset: number) => {
    const key = (row: number) => {
      const value = column[row] ?? Number.NaN;
      return Number.isNaN(value) ? unset : sign * value;
    };
    return rows.sort((a, b) => key(a) - key(b));
  };
  switch (sort) {
    case 'oldest':
      return rows.reverse();
    case 'best':
      return by(numbers.rating, -1, 0);
    case 'worst':
      return by(numbers.rating, 1, 0);
    case 'fastest':
      return by(numbers.took, 1, Number.MAX_VALUE);
    case 'slowest':
      return by(numbers.took, -1, Number.MAX_VALUE);
    default:
      return rows;
  }
}
