import type { Ink } from './ink.ts';

/** What is painted on: OKLab values, three floats per pixel, rows from the top. */
export type Surface = { readonly width: number; readonly height: number; readonly lab: Float32Array };

/** A black surface; sizes in pixels. */
export function createSurface(width: number, height: number): Surface {
  return { width, height, lab: new Float32Array(width * height * 3) };
}

/** Mixes a colour into the pixel with number `index` (row * width + column); `alpha` 0…1. */
export function blend(surface: Surface, index: number, l: number, a: number, b: number, alpha: number): void {
  const { lab } = surface;
  const at = index * 3;
  const keep = 1 - alpha;
  lab[at] = (lab[at] ?? 0) * keep + l * alpha;
  lab[at + 1] = (lab[at + 1] ?? 0) * keep + a * alpha;
  lab[at + 2] = (lab[at + 2] ?? 0) * keep + b * alpha;
}

/** A soft round dot; centre and radius in pixels. Smaller than a pixel it pales instead of vanishing. */
export function dot(surface: Surface, x: number, y: number, radius: number, { l, a, b }: Ink, alpha: number): void {
  const { width, height } = surface;
  const reach = Math.max(radius, 0.7);
  const strength = alpha * Math.min(1, (radius / reach) ** 2);
  const left = Math.max(0, Math.floor(x - reach - 1));
  const right = Math.min(width - 1, Math.ceil(x + reach + 1));
  const bottom = Math.min(height - 1, Math.ceil(y + reach + 1));
  for (let row = Math.max(0, Math.floor(y - reach - 1)); row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const cover = Math.min(1, Math.max(0, reach + 0.5 - Math.hypot(column + 0.5 - x, row + 0.5 - y)));
      if (cover > 0) blend(surface, row * width + column, l, a, b, cover * strength);
    }
  }
}

/** A rectangle with soft edges; left, top, right and bottom in pixels, fractions count. */
export function rectangle(
  surface: Surface,
  [left, top, right, bottom]: readonly [number, number, number, number],
  { l, a, b }: Ink,
  alpha: number,
): void {
  const { width, height } = surface;
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y++) {
    const rows = Math.min(y + 1, bottom) - Math.max(y, top);
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, right); x++) {
      const columns = Math.min(x + 1, right) - Math.max(x, left);
      blend(surface, y * width + x, l, a, b, alpha * rows * columns);
    }
  }
}
