// Figures are drawn as outlines in a box of about 100 × 100, feet at y = 100, facing right.

/** A closed outline: x, y, x, y, … */
export type Outline = readonly number[];

/** Which ink a part takes: the figure's own, a lighter and a second one, shadow, or lamplight. */
export type Tone = 'body' | 'light' | 'accent' | 'dark' | 'lamp';

/** Parts from the back to the front. */
export type Shape = readonly { tone: Tone; outlines: readonly Outline[] }[];

/** Straight edges through the points. */
export function edges(...points: number[]): Outline {
  return points;
}

/** A smooth closed curve through the points (Catmull–Rom). */
export function curve(...points: number[]): Outline {
  const count = points.length / 2;
  const pieces = 7;
  const outline: number[] = [];
  const at = (index: number) => points[((index % points.length) + points.length) % points.length] ?? 0;
  for (let point = 0; point < count; point++) {
    for (let piece = 0; piece < pieces; piece++) {
      const t = piece / pieces;
      for (const axis of [0, 1]) {
        const index = point * 2 + axis;
        const [before, from, to, after] = [at(index - 2), at(index), at(index + 2), at(index + 4)];
        const bend = 2 * before - 5 * from + 4 * to - after;
        const twist = 3 * (from - to) + after - before;
        outline.push(from + 0.5 * t * (to - before + t * (bend + t * twist)));
      }
    }
  }
  return outline;
}

/** An ellipse; a circle if `height` is left out. Radii, not diameters. */
export function oval(x: number, y: number, width: number, height = width): Outline {
  return Array.from({ length: 64 }, (_, index) => {
    const angle = ((index >> 1) / 32) * 2 * Math.PI;
    return index % 2 === 0 ? x + Math.cos(angle) * width : y + Math.sin(angle) * height;
  });
}

/** A limb through points, each with the half of its thickness: x, y, r, x, y, r, … */
export function limb(...points: number[]): Outline[] {
  const outlines: Outline[] = [];
  for (let index = 0; index + 2 < points.length; index += 3) {
    const [x = 0, y = 0, r = 0, nextX, nextY, nextR] = points.slice(index, index + 6);
    outlines.push(oval(x, y, r));
    if (nextX === undefined || nextY === undefined || nextR === undefined) continue;
    const length = Math.hypot(nextX - x, nextY - y) || 1;
    const [nx, ny] = [-(nextY - y) / length, (nextX - x) / length];
    outlines.push([
      ...[x + nx * r, y + ny * r, nextX + nx * nextR, nextY + ny * nextR],
      ...[nextX - nx * nextR, nextY - ny * nextR, x - nx * r, y - ny * r],
    ]);
  }
  return outlines;
}

/** Mirrors outlines at a vertical axis. */
export function mirrored(axis: number, outlines: readonly Outline[]): Outline[] {
  return outlines.map((outline) => outline.map((value, index) => (index % 2 === 0 ? 2 * axis - value : value)));
}
