import { assertNever } from '#lib/assert-never.ts';
import type { Query } from './query.ts';

/** A query as text, in one spelling for one meaning. `parseQuery` reads it back as the same query. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'and':
      return query.of.map((each) => (each.kind === 'or' ? bracketed(each) : printQuery(each))).join(' ');
    case 'or':
      return query.of.map((each) => printQuery(each) || '()').join(' or ');
    case 'not':
      return `-${query.of.kind === 'and' || query.of.kind === 'or' ? bracketed(query.of) : printQuery(query.of)}`;
    case 'text':
      return query.field === undefined ? printValue(query.text) : `${query.field}:${printValue(query.text)}`;
    case 'number':
      // With its unit, or an "s" behind it would be taken for one.
      return `${query.field}${query.op === '=' ? ':' : query.op}${query.value}${query.field === 'took' ? 's' : ''}`;
    case 'ratio':
      return `ratio:${query.across}:${query.down}`;
    case 'date':
      return `${query.op}:${query.day}`;
    case 'is':
      return `is:${query.state}`;
    case 'has':
      return `has:${query.thing}`;
    default:
      return assertNever(query);
  }
}

function bracketed(query: Query): string {
  return `(${printQuery(query)})`;
}

/** A text in quotes, unless it is a word that means nothing else. */
export function printValue(text: string): string {
  const isPlain = /^[^\s()"“”„<>=≥≤:\\·−-][^\s()"“”„<>=≥≤:\\·]*$/.test(text) && !/^(or|and)$/i.test(text);
  return isPlain ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}
