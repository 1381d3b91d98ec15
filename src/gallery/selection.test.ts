import { expect, test } from 'vitest';
import { gestureOf, nothingSelected, type Selection, selected } from './selection.ts';

const seen = ['a', 'b', 'c', 'd', 'e'];
const keys = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const press = (before: Selection, id: string, gesture: Parameters<typeof selected>[1]['gesture'], shown?: string) =>
  selected(before, { id, gesture, shown: shown ?? before.chosen ?? undefined, seen });
const marked = ({ marked }: Selection) => [...marked];

test('a plain press selects one picture and lets go of the others', () => {
  const many = press(press(nothingSelected, 'a', 'only'), 'c', 'toggle');
  expect(press(many, 'b', 'only')).toEqual({ chosen: 'b', marked: new Set() });
});

test('Ctrl adds to the picture on show, and takes out again', () => {
  const two = press(nothingSelected, 'c', 'toggle', 'a');
  expect(marked(two)).toEqual(['a', 'c']);
  expect(marked(press(two, 'a', 'toggle'))).toEqual(['c']);
});

test('Shift draws a range from the picture on show, either way, and draws it anew', () => {
  const down = press(press(nothingSelected, 'b', 'only'), 'd', 'range');
  expect(marked(down)).toEqual(['b', 'c', 'd']);
  expect(marked(press(down, 'a', 'range'))).toEqual(['a', 'b']);
  expect(marked(press(nothingSelected, 'd', 'range'))).toEqual(['d']);
});

test.each([
  [{}, 'only'],
  [{ ctrlKey: true }, 'toggle'],
  [{ metaKey: true }, 'toggle'],
  [{ shiftKey: true, ctrlKey: true }, 'range'],
  [{ altKey: true }, 'compare'],
])('keys %j mean %s', (held, gesture) => {
  expect(gestureOf({ ...keys, ...held })).toBe(gesture);
});
