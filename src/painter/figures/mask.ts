import type { Outline } from './shape.ts';

/** How much of each pixel is covered, 0…1, in a rectangle of the picture. */
export type Mask = { left: number; top: number; width: number; height: number; cover: Float32Array };

/** From an outline's numbers to the picture's pixels. */
type Placement = { x: number; y: number; scaleX: number; scaleY: number };

/** Rasterises outlines with exact coverage; where they overlap, the union counts. */
export function createMask(outlines: readonly Outline[], place: Placement): Mask {
  const placed = outlines.map((outline) =>
    Float32Array.from(outline, (value, index) =>
      index % 2 === 0 ? place.x + value * place.scaleX : place.y + value * place.scaleY,
    ),
  );
  const [left, top, right, bottom] = bounds(placed);
  const width = right - left;
  const height = bottom - top;
  const cover = new Float32Array(width * height);
  for (const outline of placed) {
    const [x0, y0, x1, y1] = bounds([outline]);
    const part = rasterise(outline, x0, y0, x1 - x0, y1 - y0);
    for (let y = y0; y < y1; y++) {
      for (let x = x0; x < x1; x++) {
        const at = (y - top) * width + x - left;
        cover[at] = Math.max(cover[at] ?? 0, part[(y - y0) * (x1 - x0) + x - x0] ?? 0);
      }
    }
  }
  return { left, top, width, height, cover };
}

/**
 * Coverage by signed areas, after font-rs: every edge adds, to the pixels it crosses, the area to its right; a running
 * sum along the row then fills the inside.
 */
function rasterise(outline: Float32Array, left: number, top: number, width: number, height: number): Float32Array {
  const areas = new Float32Array(width * height + 2);
  for (let index = 0; index < outline.length; index += 2) {
    const next = (index + 2) % outline.length;
    const [x0, y0] = [(outline[index] ?? 0) - left, (outline[index + 1] ?? 0) - top];
    const [x1, y1] = [(outline[next] ?? 0) - left, (outline[next + 1] ?? 0) - top];
    if (y0 < y1) addEdge(areas, width, x0, y0, x1, y1, 1);
    else if (y0 > y1) addEdge(areas, width, x1, y1, x0, y0, -1);
  }
  for (let y = 0; y < height; y++) {
    let sum = 0;
    for (let at = y * width; at < (y + 1) * width; at++) {
      sum += areas[at] ?? 0;
      areas[at] = Math.min(1, Math.abs(sum));
    }
  }
  return areas;
}

function addEdge(areas: Float32Array, width: number, x0: number, y0: number, x1: number, y1: number, sign: number) {
  const slope = (x1 - x0) / (y1 - y0);
  for (let row = Math.floor(y0); row < y1; row++) {
    const from = Math.max(y0, row);
    const to = Math.min(y1, row + 1);
    const [xa, xb] = [x0 + (from - y0) * slope, x0 + (to - y0) * slope];
    const [low, high] = xa < xb ? [xa, xb] : [xb, xa];
    const share = (to - from) * sign;
    const first = Math.floor(low);
    const last = Math.floor(high);
    const base = row * width;
    if (first === last) {
      const inside = 1 - ((low + high) / 2 - first);
      add(areas, base + first, share * inside);
      add(areas, base + first + 1, share * (1 - inside));
      continue;
    }
    // The edge crosses several pixels of the row: each takes the part of the area that the edge has passed.
    let done = 0;
    for (let column = first; column <= last; column++) {
      const passed = areaPassed(low, high, column + 1);
      add(areas, base + column, share * (passed - done));
      done = passed;
    }
    add(areas, base + last + 1, share * (1 - done));
  }
}

/** The mean, over an edge running evenly from `low` to `high`, of how far `x` is past it, at most 1 pixel. */
function areaPassed(low: number, high: number, x: number): number {
  const span = high - low;
  const past = (limit: number) => Math.max(0, Math.min(limit, high) - low);
  // Integral of min(1, x - edge) for edges left of x.
  const near = past(x);
  const far = past(x - 1);
  return (far + ((x - low) * (near - far) - (near * near - far * far) / 2)) / span;
}

function add(areas: Float32Array, at: number, value: number): void {
  areas[at] = (areas[at] ?? 0) + value;
}

function bounds(outlines: readonly Float32Array[]): [number, number, number, number] {
  let [left, top, right, bottom] = [1e9, 1e9, -1e9, -1e9];
  for (const outline of outlines) {
    for (let index = 0; index < outline.length; index += 2) {
      const [x = 0, y = 0] = [outline[index], outline[index + 1]];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return [Math.floor(left), Math.floor(top), Math.floor(right) + 2, Math.floor(bottom) + 1];
}
