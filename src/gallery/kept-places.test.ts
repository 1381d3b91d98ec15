import { beforeEach, expect, test } from 'vitest';
import { keepPlace, keptPlace, listName } from './kept-places.ts';

const all = { view: 'grid', onlyPicks: false, project: '', search: undefined };
const foxes = { text: 'fox', sort: 'newest' };

beforeEach(() => keepPlace('anything', 'begins anew'));

test('every view, project and search is a list of its own; what was found is the same in all views', () => {
  const showings = [all, { ...all, view: 'strips' }, { ...all, onlyPicks: true }, { ...all, project: 'p' }];
  const searches = [foxes, { ...foxes, sort: 'oldest' }, { ...foxes, text: 'hen' }].map((search) => ({
    ...all,
    search,
  }));
  expect(new Set([...showings, ...searches].map(listName)).size).toBe(7);
  expect(listName({ ...all, search: foxes })).toBe(listName({ ...all, view: 'strips', search: foxes }));
});

test('a search that was left for something else begins at its top, and the library is where it was', () => {
  const [library, search] = [listName(all), listName({ ...all, search: foxes })];
  keepPlace(library, 'far down');
  keepPlace(search, 'third');
  expect(keptPlace(search)).toBe('third');
  keepPlace(library, undefined);
  expect(keptPlace(library)).toBe('far down');
  expect(keptPlace(search)).toBeUndefined();
});
