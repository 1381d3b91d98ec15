import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countTags, tagsFrom, withTags } from './tags.ts';

test.each([
  ['sky', ['sky']],
  [' night  sky , Sky,, sky\n sea', ['night sky', 'Sky', 'sea']],
  [' , ', []],
  ['x'.repeat(70), ['x'.repeat(60)]],
])('what is typed as %j is the tags %j', (text, tags) => {
  expect(tagsFrom(text)).toEqual(tags);
});

test('tags that are read are read again as they are', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const tags = tagsFrom(text);
      expect(tagsFrom(tags.join(', '))).toEqual(tags);
    }),
  );
});

test('a tag that is there stays as it was written first', () => {
  expect(withTags(['Sky'], ['sky', 'sea'])).toEqual(['Sky', 'sea']);
});

test('tags are counted, the most used first, then by name', () => {
  const marks = [
    { id: '1', tags: ['b', 'a'] },
    { id: '2', tags: ['c'] },
    undefined,
    { id: '3', tags: ['c', 'a', 'b'] },
  ];
  const own = ['__proto__', 'constructor', 'toString'];
  expect([...countTags([{ id: '1', tags: own }])]).toEqual(own.toSorted().map((tag) => [tag, 1]));
  expect([...countTags([...marks, { id: '4', tags: ['c'] }])]).toEqual([
    ['c', 3],
    ['a', 2],
    ['b', 2],
  ]);
});
