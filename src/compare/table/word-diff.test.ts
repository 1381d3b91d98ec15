import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffWords } from './word-diff.ts';

/** As people read it: −removed− and +added+. */
const marked = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) => ({ kept: text, removed: `−${text}−`, added: `+${text}+` })[kind])
    .join('');

const textOf = (parts: ReturnType<typeof diffWords>, but: 'removed' | 'added') =>
  parts.flatMap(({ kind, text }) => (kind === but ? [] : text)).join('');

const word = fc.constantFrom('fox', 'red', 'a', ',', ' ', '  ', '\n', 'frost-bitten', '狐', '🦊', '(x:1.2)', 'Äpfel');
const prompt = fc.array(word, { maxLength: 40 }).map((parts) => parts.join(''));

test('both texts can be read off the parts', () => {
  fc.assert(
    fc.property(prompt, prompt, (before, after) => {
      const parts = diffWords(before, after);
      expect(textOf(parts, 'added')).toBe(before);
      expect(textOf(parts, 'removed')).toBe(after);
    }),
  );
});

test('changes stand between what was kept, at most one each', () => {
  fc.assert(
    fc.property(prompt, prompt, (before, after) => {
      const kinds = diffWords(before, after).map(({ kind }) => kind.slice(0, 1));
      expect(kinds.join('')).toMatch(/^(k|(^|(?<=k))(ra?|a))*$/);
    }),
  );
});

test.each([
  ['a red fox', 'a red fox', 'a red fox'],
  ['a red fox', 'a blue fox', 'a −red−+blue+ fox'],
  ['a red fox', 'a blue hen', 'a −red fox−+blue hen+'],
  ['a fox', 'a fox, at dusk', 'a fox+, at dusk+'],
  ['a fox, low sun', 'a fox', 'a fox−, low sun−'],
  ['', 'a fox', '+a fox+'],
  ['a fox, low sun', 'one hen, rain', '−a fox, low sun−+one hen, rain+'],
  ['', '', ''],
  ['foxes', 'fox', '−foxes−+fox+'],
])('%j → %j', (before, after, expected) => {
  expect(marked(before, after)).toBe(expected);
});

test('two long texts with nothing in common are one change, found at once', () => {
  const long = (stem: string) => Array.from({ length: 1500 }, (_, index) => `${stem}${index}`).join('·');
  expect(diffWords(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
});
