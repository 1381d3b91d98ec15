import { card, type Placed } from './layout.ts';

/** A point of the sheet, in its own pixels at 1:1, that is to stand at a point of the window. */
export type Pin = { sheetX: number; sheetY: number; x: number; y: number };

/** Where the node one is at was drawn last, in pixels of what scrolls. */
export type Held = { id: string; left: number; top: number };

type Drawn = {
  /** The sheet, and what it scrolls in. */
  content: HTMLElement;
  scroller: HTMLElement;
  current: Placed | undefined;
  scale: number;
  margin: number;
};

/** The point of the sheet under a point of the window. */
export function pointUnder(content: HTMLElement, scale: number, { x, y }: { x: number; y: number }): Pin {
  const { left, top } = content.getBoundingClientRect();
  return { sheetX: (x - left) / scale, sheetY: (y - top) / scale, x, y };
}

/**
 * Scrolls so that nothing jumps: a pinned point goes where it is pinned; else the node one is at stays where it was, however
 * the trees around it grew or were folded; one that was just come to is brought into view.
 */
export function keepInPlace(
  { content, scroller, current, scale, margin }: Drawn,
  before?: Held,
  pin?: Pin,
): Held | undefined {
  const now = current && {
    id: current.node.id,
    left: content.offsetLeft + (current.x + margin) * scale,
    top: content.offsetTop + (current.y + margin) * scale,
  };
  if (pin) {
    const { left, top } = content.getBoundingClientRect();
    scroller.scrollBy(left + pin.sheetX * scale - pin.x, top + pin.sheetY * scale - pin.y);
  } else if (now && now.id === before?.id) {
    scroller.scrollBy(now.left - before.left, now.top - before.top);
  } else if (now) {
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = scroller;
    const room = before ? margin : Number.POSITIVE_INFINITY;
    scroller.scrollTo(
      into(scrollLeft, clientWidth, now.left, card.width * scale, room),
      into(scrollTop, clientHeight, now.top, card.height * scale, room),
    );
  }
  return now;
}

/** Where to scroll so that a stretch has room around it on show: as little as that takes, or to the middle. */
function into(scroll: number, extent: number, start: number, length: number, room: number): number {
  const around = Math.min(room, Math.max(0, (extent - length) / 2));
  return Math.min(start - around, Math.max(scroll, start + length + around - extent));
}
