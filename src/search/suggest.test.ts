import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import { placeAt, suggestionsAt, withSuggestion } from './suggest.ts';

const counts = {
  model: [
    { value: 'black-forest-labs/FLUX.1-dev', count: 12 },
    { value: 'acme/painter', count: 3 },
  ],
  tag: [{ value: 'low sun', count: 2 }],
};

/** What is offered where the | stands. */
function offered(typed: string): string[] {
  const caret = typed.indexOf('|');
  return suggestionsAt(placeAt(typed.replace('|', ''), caret), counts).map(({ text }) => text);
}

/** The search, with a | for the caret, when the first suggestion was taken. */
function taken(typed: string): string {
  const caret = typed.indexOf('|');
  const text = typed.replace('|', '');
  const place = placeAt(text, caret);
  const [first] = suggestionsAt(place, counts);
  if (!first) return 'nothing';
  const next = withSuggestion(text, place, first);
  return `${next.text.slice(0, next.caret)}|${next.text.slice(next.caret)}`;
}

test('fields are offered by the beginning of their names, and all of them before anything is typed', () => {
  expect(offered('ste|')).toEqual(['steps:']);
  expect(offered('fox s|')).toEqual(['scheduler:', 'size:', 'steps:', 'seed:']);
  expect(offered('|').length).toBeGreaterThan(20);
});

test('values are offered by what they contain, for their field and for a plain word', () => {
  expect(offered('model:FLUX|')).toEqual(['black-forest-labs/FLUX.1-dev']);
  expect(offered('model:|')).toEqual(['black-forest-labs/FLUX.1-dev', 'acme/painter']);
  expect(offered('paint|')).toEqual(['model:acme/painter']);
  expect(offered('is:|')).toEqual([]);
  expect(offered('has:n|')).toEqual(['negative']);
});

test('what is taken takes the place of what was typed, and the caret stands behind it', () => {
  expect(taken('ste|')).toBe('steps:|');
  expect(taken('fox -mod| lake')).toBe('fox -model:| lake');
  expect(taken('model:fl| lake')).toBe('model:black-forest-labs/FLUX.1-dev| lake');
  expect(taken('(tag:lo|)')).toBe('(tag:"low sun"|)');
  expect(taken('tag:"lo|')).toBe('tag:"low sun" |');
});

test('whatever is typed, a value that is taken is read back as that value', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1 }).filter((each) => each.trim() !== ''),
      (value) => {
        const [first] = suggestionsAt(placeAt('tag:', 4), { tag: [{ value, count: 1 }] });
        const { text } = withSuggestion('tag:', placeAt('tag:', 4), first ?? { text: '' });
        expect(parseQuery(text).query).toEqual({ kind: 'text', field: 'tag', text: value });
        expect(parseQuery(printQuery(parseQuery(text).query)).query).toEqual(parseQuery(text).query);
      },
    ),
  );
});
