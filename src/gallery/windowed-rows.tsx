import { type ReactElement, useLayoutEffect, useRef, useState } from 'react';
import { VList, type VListHandle } from 'virtua';
import { remembered } from '#lib/remembered.ts';
import { createAim } from './aim.ts';
import { DateScrubber } from './date-scrubber.tsx';
import { keepPlace, keptPlace } from './kept-places.ts';
import { anchorOf, changedBefore, placeOf, type Row } from './layout.ts';

type WindowedRowsProps = {
  /** Under which the place in it is kept. */
  name: string;
  rows: readonly Row[];
  /** How high a row is on average, in pixels: what is not drawn yet has to be somewhere. */
  rowHeight: number;
  /** Whether the rows stand under days, which can be gone to. */
  dated: boolean;
  /** The picture that was gone to by keys or elsewhere: its row comes on screen. */
  follows: string | undefined;
  renderRow: (row: Row) => ReactElement;
};

/**
 * Rows of which only those on screen are in the page. It opens where it was left, and what comes in at the top while
 * somebody looks further down moves nothing under their eyes.
 */
export function WindowedRows({ name, rows, rowHeight, dated, follows, renderRow }: WindowedRowsProps) {
  const list = useRef<VListHandle>(null);
  const scrubber = useRef<HTMLInputElement>(null);
  const [isAtTop, setAtTop] = useState(true);
  const top = useRef<Row>(undefined);
  /** The number of the row at the top when the scrolling ended last. */
  const [place, setPlace] = useState(0);
  /** What stood there when this view was left, until it is found: old pictures are listed a moment after the newest. */
  const wanted = useRef<string>(undefined);
  const [aim] = useState(createAim);
  const [drawn, setDrawn] = useState({ rows, holds: false });
  if (drawn.rows !== rows) setDrawn({ rows, holds: !isAtTop && changedBefore(place, drawn.rows, rows) });

  // Where a list is scrolled to is no state of React's: once what is wanted is among the rows, it goes there.
  useLayoutEffect(() => {
    const handle = list.current;
    aim.letGo();
    const place = wanted.current === undefined ? -1 : placeOf(drawn.rows, wanted.current);
    if (!handle || place < 0) return;
    wanted.current = undefined;
    // The list takes hold of its scroller in a microtask of its own, which is queued by now.
    if (place > 0) queueMicrotask(() => aim.goTo(handle, place));
  }, [drawn, aim]);

  const followed = useRef(follows);
  useLayoutEffect(() => {
    if (follows === followed.current) return;
    followed.current = follows;
    const place = follows === undefined ? -1 : placeOf(drawn.rows, follows);
    if (place < 0) return;
    aim.letGo();
    list.current?.scrollToIndex(place, { align: 'nearest' });
  }, [follows, drawn, aim]);

  const keep = () => keepPlace(name, top.current && anchorOf(top.current));

  const [open] = useState(() => (handle: VListHandle | null) => {
    list.current = handle;
    // Not before this is in the page: the list that is left for it keeps its place as it goes.
    wanted.current = keptPlace(name);
    return () => {
      list.current = null;
      keep();
    };
  });

  const placeAt = (offset: number) => list.current?.findItemIndex(offset) ?? 0;

  function onScroll(offset: number) {
    if (offset < 1 !== isAtTop) setAtTop(offset < 1);
    // Who scrolls by now has gone somewhere else.
    if (offset > 0) wanted.current = undefined;
    const place = placeAt(offset);
    top.current = rows[place];
    if (scrubber.current) scrubber.current.value = String(place);
  }

  return (
    <div
      className="relative flex min-h-0 flex-1"
      onWheelCapture={aim.letGo}
      onPointerDownCapture={aim.letGo}
      onKeyDownCapture={aim.letGo}
    >
      <VList
        ref={open}
        data={rows}
        itemSize={rowHeight}
        shift={drawn.holds}
        className={`windowed flex-1 overscroll-contain ${dated ? 'pr-16' : ''}`}
        bufferSize={600}
        onScroll={onScroll}
        onScrollEnd={() => {
          setPlace(placeAt(list.current?.scrollOffset ?? 0));
          keep();
          if (list.current) aim.arrive(list.current);
        }}
      >
        {/* The list draws itself anew with every row that comes; rows it has drawn are the same elements then, and stay. */}
        {remembered(renderRow)}
      </VList>
      {dated && (
        <DateScrubber
          ref={scrubber}
          rows={rows}
          place={place}
          onGo={(place) => {
            setPlace(place);
            if (list.current) aim.goTo(list.current, place);
          }}
        />
      )}
    </div>
  );
}
