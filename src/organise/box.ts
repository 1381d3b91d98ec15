/** A rectangle, in pixels. */
export type Box = { left: number; top: number; right: number; bottom: number };

type Point = { x: number; y: number };

/** The rectangle between two of its opposite corners, whichever they are. */
export function boxBetween(a: Point, b: Point): Box {
  return { left: Math.min(a.x, b.x), top: Math.min(a.y, b.y), right: Math.max(a.x, b.x), bottom: Math.max(a.y, b.y) };
}

/** Whether two rectangles share any area. */
export function touches(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
