/** Lengths in CSS pixels, down one side of a grid whose cells are all of one size. */
type Side = { count: number; step: number; offset: number; extent: number };

/**
 * The indexes that are in the page: those in sight with one more at either end, so that scrolling does not run ahead of
 * drawing, and the one with the focus wherever it is, because an element that goes takes the focus with it. Pure.
 */
export function inWindow({ count, step, offset, extent }: Side, focused: number): number[] {
  const from = Math.max(0, Math.floor(offset / step) - 1);
  const to = Math.min(count - 1, Math.floor((offset + extent) / step) + 1);
  const indexes = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  const isKept = focused >= 0 && focused < count;
  return isKept && (focused < from || focused > to) ? [...indexes, focused].sort((a, b) => a - b) : indexes;
}

/** Where a place in a grid is; -1 is a heading. */
export type Spot = { column: number; row: number };

/** Where a key leads from a spot, as the grid pattern of the ARIA Authoring Practices says; undefined for other keys. Pure. */
export function spotAfter(
  key: string,
  { column, row }: Spot,
  { columns, rows, page, isWhole }: { columns: number; rows: number; page: number; isWhole: boolean },
): Spot | undefined {
  const at = (column: number, row: number) => ({
    column: Math.min(columns - 1, Math.max(-1, column)),
    row: Math.min(rows - 1, Math.max(-1, row)),
  });
  switch (key) {
    case 'ArrowRight':
      return at(column + 1, row);
    case 'ArrowLeft':
      // The corner has nothing to say.
      return at(row < 0 ? Math.max(0, column - 1) : column - 1, row);
    case 'ArrowDown':
      return at(column, row + 1);
    case 'ArrowUp':
      return at(column, column < 0 ? Math.max(0, row - 1) : row - 1);
    case 'Home':
      return at(0, isWhole ? 0 : row);
    case 'End':
      return at(columns - 1, isWhole ? rows - 1 : row);
    case 'PageDown':
      return at(column, row + page);
    case 'PageUp':
      return at(column, Math.max(0, row - page));
    default:
      return undefined;
  }
}

/** The width of a cell: all there is shared out, within a fifth below and a third above the size wished for. Pure. */
export function cellWidth(space: number, columns: number, wish: number): number {
  const share = Math.floor((space - (columns - 1) * gap) / columns);
  return Math.max(Math.round(wish * 0.8), Math.min(share, Math.round(wish * 1.33)));
}

/** Between cells, in CSS pixels. */
export const gap = 8;
