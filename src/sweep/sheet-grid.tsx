// biome-ignore-all lint/a11y/useSemanticElements: a table cannot be windowed; this is the ARIA grid pattern
// biome-ignore-all lint/a11y/useFocusableInteractive: cells take the focus by their wiring, rows never do
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { gap, inWindow, type Spot, spotAfter } from './grid-window.ts';

/** A row or a column. */
export type Heading = { key: string; label: string };

export type GridSizes = {
  /** Of a cell, in CSS pixels. */
  width: number;
  height: number;
  /** Of the headings of rows; 0 where there is only one row, which needs none. */
  head: number;
};

type SheetGridProps = {
  label: string;
  columns: readonly Heading[];
  rows: readonly Heading[];
  sizes: GridSizes;
  renderHeading: (side: 'column' | 'row', index: number) => ReactNode;
  renderCell: (spot: Spot) => ReactNode;
  /** Stands behind the last column, and under the last row. */
  renderEnd: (side: 'column' | 'row') => ReactNode;
  nameOf: (spot: Spot) => string;
  onMove: (spot: Spot) => void;
  /** Enter on a cell. False where the cell itself has nothing to open: the first button in it takes the focus. */
  onOpen: (spot: Spot) => boolean;
};

/** Of the headings of columns, and of what stands at the ends, in CSS pixels. */
const headHeight = 34;
const endWidth = 40;

/** Room for the ring round a selected cell below the headings, in CSS pixels. */
const ring = 5;

/**
 * Cells under headings that stay in sight. A grid after the ARIA Authoring Practices: arrow keys move, one cell at a time
 * can be reached by Tab. Only what is in sight is in the page.
 */
export function SheetGrid(props: SheetGridProps) {
  const { label, columns, rows, sizes, renderHeading, renderCell, renderEnd, nameOf, onMove, onOpen } = props;
  const [chosen, setChosen] = useState<Spot>({ column: 0, row: 0 });
  const [offset, setOffset] = useState({ left: 0, top: 0 });
  const grid = useRef<HTMLDivElement>(null);
  const focus = { column: Math.min(chosen.column, columns.length - 1), row: Math.min(chosen.row, rows.length - 1) };

  const step = { x: sizes.width + gap, y: sizes.height + gap };
  // The window is never smaller than what is in sight of it, and needs no measuring.
  const across = { count: columns.length, step: step.x, offset: offset.left, extent: innerWidth };
  const down = { count: rows.length, step: step.y, offset: offset.top, extent: innerHeight };
  const left = (column: number) => sizes.head + column * step.x;
  const inPage = inWindow(across, focus.column);

  const wiring = (spot: Spot) => ({
    'data-spot': `${spot.column}/${spot.row}`,
    'aria-colindex': spot.column + 2,
    tabIndex: spot.column === focus.column && spot.row === focus.row ? 0 : -1,
    onFocus: () => setChosen(spot),
  });

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const { target, currentTarget } = event;
    if (!(target instanceof HTMLElement) || event.altKey || event.shiftKey) return;
    // A dialog that was opened from a cell has keys of its own.
    if (target.closest('dialog')) return;
    const cell = target.closest<HTMLElement>('[data-spot]');
    const isWhole = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor(currentTarget.clientHeight / step.y) - 1);
    const to = spotAfter(event.key, focus, { columns: columns.length, rows: rows.length, page, isWhole });
    if (to && (!isWhole || event.key === 'Home' || event.key === 'End')) {
      event.preventDefault();
      go(to);
    } else if (event.key === 'Escape' && cell && cell !== target) {
      event.preventDefault();
      cell.focus();
    } else if (event.key === 'Enter' && !isWhole && cell === target) {
      event.preventDefault();
      const isCell = focus.column >= 0 && focus.row >= 0;
      if (!isCell || !onOpen(focus)) cell.querySelector('button')?.focus();
    }
  }

  function go(to: Spot) {
    flushSync(() => setChosen(to));
    const cell = grid.current?.querySelector<HTMLElement>(`[data-spot="${to.column}/${to.row}"]`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (to.column >= 0 && to.row >= 0) onMove(to);
  }

  const end = 'absolute grid place-items-center';
  return (
    <div
      ref={grid}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 2}
      aria-colcount={columns.length + 2}
      tabIndex={-1}
      className="relative min-h-0 flex-1 overflow-auto overscroll-contain px-[18px] pb-4 outline-none"
      style={{ scrollPadding: `${headHeight + gap}px 24px 24px ${sizes.head + 24}px` }}
      onScroll={({ currentTarget: { scrollLeft, scrollTop } }) => setOffset({ left: scrollLeft, top: scrollTop })}
      onKeyDown={onKeyDown}
    >
      <div
        role="presentation"
        className="relative"
        style={{ width: left(columns.length) + endWidth, height: headHeight + ring + rows.length * step.y + endWidth }}
      >
        <div role="row" aria-rowindex={1} className="sticky top-0 z-20 bg-ground" style={{ height: headHeight }}>
          {inPage.map((column) => (
            <div
              key={columns[column]?.key}
              {...wiring({ column, row: -1 })}
              role="columnheader"
              className="mono absolute inset-y-0 flex items-center justify-center gap-1 rounded-md text-mute"
              style={{ left: left(column), width: sizes.width }}
            >
              {renderHeading('column', column)}
            </div>
          ))}
          {sizes.head > 0 && <div className="sticky left-0 z-10 h-full bg-ground" style={{ width: sizes.head }} />}
          <div
            role="gridcell"
            aria-colindex={columns.length + 2}
            className={`${end} inset-y-0`}
            style={{ left: left(columns.length), width: endWidth }}
          >
            {renderEnd('column')}
          </div>
        </div>
        {inWindow(down, focus.row).map((row) => (
          <div
            key={rows[row]?.key}
            role="row"
            aria-rowindex={row + 2}
            className="absolute inset-x-0"
            style={{ top: headHeight + ring + row * step.y, height: sizes.height }}
          >
            {sizes.head > 0 && (
              <div
                {...wiring({ column: -1, row })}
                role="rowheader"
                className="mono sticky left-0 z-10 flex h-full flex-col items-end justify-center gap-1 bg-ground pr-2.5 text-right text-mute"
                style={{ width: sizes.head }}
              >
                {renderHeading('row', row)}
              </div>
            )}
            {inPage.map((column) => (
              <div
                key={columns[column]?.key}
                {...wiring({ column, row })}
                role="gridcell"
                aria-label={nameOf({ column, row })}
                className="absolute inset-y-0 rounded-[5px]"
                style={{ left: left(column), width: sizes.width }}
              >
                {renderCell({ column, row })}
              </div>
            ))}
          </div>
        ))}
        <div
          role="row"
          aria-rowindex={rows.length + 2}
          className="absolute bottom-0 left-0"
          style={{ width: Math.max(endWidth, sizes.head), height: endWidth }}
        >
          <div role="gridcell" aria-colindex={1} className={`${end} inset-0`}>
            {renderEnd('row')}
          </div>
        </div>
      </div>
    </div>
  );
}
