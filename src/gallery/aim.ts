import type { VListHandle } from 'virtua';

type Handle = Pick<VListHandle, 'scrollToIndex' | 'findItemIndex' | 'scrollOffset'>;

/**
 * Going to a row of a list, and arriving there. Rows have a guessed height until they are drawn, and the list gives up on
 * those that take longer than 150 ms, as they do on a busy machine: it would end a few rows off.
 */
export function createAim() {
  let aim: number | undefined;
  const go = (list: Handle, row: number) => list.scrollToIndex(row, { align: 'start' });
  return {
    /** Scrolls to a row, by its number, and keeps it in mind until it is there. */
    goTo(list: Handle, row: number): void {
      aim = row;
      go(list, row);
    },
    /** The scrolling came to an end: goes the rest of the way, once, since the rows there are as high as they are now. */
    arrive(list: Handle): void {
      const row = aim;
      aim = undefined;
      if (row !== undefined && list.findItemIndex(list.scrollOffset) !== row) go(list, row);
    },
    /** Somebody goes somewhere else, or the rows are others now. */
    letGo(): void {
      aim = undefined;
    },
  };
}
