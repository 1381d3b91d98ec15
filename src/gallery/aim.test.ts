import { expect, test, vi } from 'vitest';
import { createAim } from './aim.ts';

/** A list of rows of 100 px of which it knows the heights only once it has been near them. */
function aList({ short }: { short: number }) {
  const list = {
    scrollOffset: 0,
    findItemIndex: (offset: number) => Math.floor(offset / 100),
    scrollToIndex: vi.fn((row: number) => {
      list.scrollOffset = list.scrollToIndex.mock.calls.length === 1 ? (row - short) * 100 : row * 100;
    }),
  };
  return list;
}

test('a list that stops short of a row is sent there once more when it has come to rest', () => {
  const list = aList({ short: 4 });
  const aim = createAim();
  aim.goTo(list, 20);
  expect(list.scrollOffset).toBe(1600);
  aim.arrive(list);
  expect(list.scrollOffset).toBe(2000);
  aim.arrive(list);
  aim.arrive(list);
  expect(list.scrollToIndex).toHaveBeenCalledTimes(2);
});

test('who has gone somewhere else meanwhile is left there', () => {
  const list = aList({ short: 4 });
  const aim = createAim();
  aim.goTo(list, 20);
  aim.letGo();
  aim.arrive(list);
  expect(list.scrollOffset).toBe(1600);
});

test('nothing is gone to that nobody asked for', () => {
  const list = aList({ short: 0 });
  createAim().arrive(list);
  expect(list.scrollToIndex).not.toHaveBeenCalled();
});
