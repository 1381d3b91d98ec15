/**
 * How pictures are looked at together: `zoom` against "fits its place", and the point of the picture that stands in the
 * middle, as fractions of its width and height. So one view is the same place in pictures of different sizes.
 */
export type View = { zoom: number; x: number; y: number };

/** A point of a picture, or a way across it, as fractions of its width and height. */
export type Point = { x: number; y: number };

export const fitted: View = { zoom: 1, x: 0.5, y: 0.5 };

const largest = 64;

/** The view magnified by a factor while one point stays where it is on the screen; never smaller than fitted. */
export function zoomedAt(view: View, factor: number, point: Point = view): View {
  const zoom = Math.min(largest, Math.max(1, view.zoom * factor));
  if (zoom === 1) return fitted;
  const kept = view.zoom / zoom;
  return {
    zoom,
    x: within(point.x + (view.x - point.x) * kept),
    y: within(point.y + (view.y - point.y) * kept),
  };
}

/** The view at a zoom, which may be smaller than fitted: then the picture is in the middle. */
export function viewedAt(view: View, zoom: number, point: Point = view): View {
  return zoom < 1 ? { ...fitted, zoom: Math.max(1 / largest, zoom) } : zoomedAt(view, zoom / view.zoom, point);
}

/** The view after the pictures were pushed by so much of their size on the screen. */
export function pushed(view: View, by: Point): View {
  return view.zoom <= 1 ? view : { ...view, x: within(view.x - by.x), y: within(view.y - by.y) };
}

function within(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}
