import { bitOf, type Catalogue } from './catalogue.ts';
import { nameFields, numberFields, states } from './query.ts';

/** A value of a field, and how many pictures have it. */
export type Count = { value: string; count: number };

export type CountedField = (typeof countedFields)[number];

/** Fields whose values are few enough to choose from. */
export const countedFields = [...nameFields, 'steps', 'guidance', 'rating', 'size', 'is'] as const;

/** The values of a field with how many pictures have each, the most frequent first. */
export function countValues(field: CountedField, catalogue: Catalogue): Count[] {
  const { order, numbers, states: bits, tags, texts, vocabularies } = catalogue;
  const counts = new Map<string | number, number>();
  const add = (value: string | number) => counts.set(value, (counts.get(value) ?? 0) + 1);
  const number = numberFields.find((each) => each === field);
  const name = nameFields.find((each) => each === field);
  for (const row of order) {
    if (number) {
      const value = numbers[number][row];
      if (value !== undefined && !Number.isNaN(value)) add(value);
    } else if (name === 'tag') {
      for (const tag of tags[row] ?? []) add(tag);
    } else if (name) {
      const text = texts[name][row] ?? -1;
      // What has no name any more, such as a project that was deleted, is nothing to choose.
      if (vocabularies[name].texts[text]) add(text);
    } else if (field === 'size') {
      if (!Number.isNaN(numbers.width[row])) add(`${numbers.width[row]}x${numbers.height[row]}`);
    } else {
      const own = bits[row] ?? 0;
      // Most pictures are nothing in particular.
      if (own !== 0) for (const state of states) if ((own & bitOf(state)) !== 0) add(state);
    }
  }
  const shown = (value: string | number) => (name ? (vocabularies[name].shown[Number(value)] ?? '') : String(value));
  return [...counts].map(([value, count]) => ({ value: shown(value), count })).sort((a, b) => b.count - a.count);
}
