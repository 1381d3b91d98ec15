import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalogueOf, changedIds } from './catalogue.ts';
import { hasId, insertId, intersection, removeId } from './sorted-ids.ts';

const ids = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 9 }))
    .map(([run, frame]) => `${run}-000${frame}`),
);
const plain = ({ runs, frames }: ReturnType<typeof catalogueOf>) => runs.map((run) => [run, frames.get(run)]);

test('pictures stand by run, newest run first, in the order of their frames', () => {
  expect(plain(catalogueOf(['a-0001', 'a-0002', 'c-0001']))).toEqual([
    ['c', ['c-0001']],
    ['a', ['a-0001', 'a-0002']],
  ]);
});

test('the same list has the same catalogue', () => {
  const list = ['a-0001'];
  expect(catalogueOf(list)).toBe(catalogueOf(list));
});

test('a list that changed has the catalogue that it would have had from the start', () => {
  fc.assert(
    fc.property(ids, ids, ids, (first, added, removed) => {
      const before = first.toSorted();
      catalogueOf(before);
      const after = changedIds(before, { added, removed });
      const expected = [...new Set([...first, ...added])].filter((id) => !removed.includes(id)).sort();
      expect(after).toEqual(expected);
      expect(plain(catalogueOf(after))).toEqual(plain(catalogueOf([...expected])));
    }),
  );
});

test('what nothing came to and went from is the same list', () => {
  const list = ['a-0001', 'b-0001'];
  expect(changedIds(list, { added: ['a-0001'], removed: ['c-0001'] })).toBe(list);
});

test('runs that nothing happened to keep their very lists, so that their rows need no layout', () => {
  const list = ['a-0001', 'b-0001'];
  const before = catalogueOf(list).frames.get('a');
  expect(catalogueOf(changedIds(list, { added: ['c-0001'] })).frames.get('a')).toBe(before);
});

test('a sorted list finds, takes in and gives up what any list would', () => {
  fc.assert(
    fc.property(ids, fc.constantFrom('a-0003', 'b-0001', 'e-0001'), (some, id) => {
      const list = some.toSorted();
      expect(hasId(list, id)).toBe(list.includes(id));
      expect(insertId(list, id)).toEqual([...new Set([...list, id])].sort());
      expect(removeId(list, id)).toEqual(list.filter((each) => each !== id));
      expect(intersection(list, ['b-0001'])).toEqual(list.filter((each) => each === 'b-0001'));
    }),
  );
});
