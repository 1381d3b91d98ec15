import type { AxisField } from './axis-fields.ts';

/** What is longer than this in a key is shortened to its hash: a key stands in the row of every picture. In characters. */
const longest = 60;

/** A value's part of a cell's key: "guidanceScale=3". */
export function valueKey(field: AxisField, words: readonly string[]): string {
  const plain = words.map((word) => encodeURIComponent(word.toWellFormed())).join(',');
  return `${field}=${plain.length > longest ? `${plain.slice(0, 20)}~${hash(words.join('\0'))}` : plain}`;
}

/**
 * The key of a cell: its values by their fields, in whatever order the axes are, and its take from the second on. Values
 * of one field stay in the order of their axes, as two replacements one after the other may not be the other way round.
 */
export function cellKey(values: readonly string[], take: number): string {
  const fieldOf = (key: string) => key.slice(0, key.indexOf('='));
  const sorted = values.toSorted((a, b) => (fieldOf(a) < fieldOf(b) ? -1 : fieldOf(a) > fieldOf(b) ? 1 : 0));
  return `${sorted.join('&')}${take > 1 ? `#${take}` : ''}`;
}

/** 53 bits of a text (cyrb53, public domain): among a thousand values two that meet are one in 10¹⁰. */
export function hash(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
