import { card, type Placed } from './layout.ts';

/** A point of the sheet, in its own pixels at 1:1, that is to stand at a point of the window. */
export type Pin = { sheetX: number; sheetY: number; x: number; y: number };

/** Where the node one is at was drawn last, in pixels of what scrolls. */
export type Held = { id: string; left: number; top: number };

/** Around a node that comes into view, in CSS pixels. */
const leastRoom = 56;

type Drawn = {
  /** The sheet, and what it scrolls in. */
  sheet: HTMLElement;
  scroller: HTMLElement;
  /** The node one is at. */
  at: Placed | undefined;
  scale: number;
};

/** The point of the sheet under a point of the window. */
export function pointUnder(sheet: HTMLElement, scale: number, { x, y }: { x: number; y: number }): Pin {
  const { left, top } = sheet.getBoundingClientRect();
  return { sheetX: (x - left) / scale, sheetY: (y - top) / scale, x, y };
}

/**
 * Scrolls so that nothing jumps: a pinned point goes where it is pinned; else the node one is at stays where it was, however
 * the trees around it grew or were folded; one that was just come to is brought into view.
 */
export function keepInPlace({ sheet, scroller, at, scale }: Drawn, before?: Held, pin?: Pin): Held | undefined {
  const now = at && {
    id: at.node.id,
    left: sheet.offsetLeft + at.x * scale,
    top: sheet.offsetTop + at.y * scale,
  };
  if (pin) {
    const { left, top } = sheet.getBoundingClientRect();
    scroller.scrollBy(left + pin.sheetX * scale - pin.x, top + pin.sheetY * scale - pin.y);
  } else if (now && now.id === before?.id) {
    const [x, y] = [now.left - before.left, now.top - before.top];
    // Scrolling by nothing would still end the swing of a finger.
    if (x !== 0 || y !== 0) scroller.scrollBy(x, y);
  } else if (now) {
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = scroller;
    const room = before ? leastRoom : Number.POSITIVE_INFINITY;
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
