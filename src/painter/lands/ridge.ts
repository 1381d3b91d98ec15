import { type Ink, mixInk } from '#painter/film/ink.ts';
import type { Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';

/** A layer of land, cut out against what is behind it. */
export type Ridge = {
  /** The row where the land begins, for every column; may be fractional. */
  tops: Float32Array;
  ink: Ink;
  /** What lies at its foot, how strongly (0…1), and how far below the ridge (pixels). */
  mist: Ink;
  mistAlpha: number;
  mistDepth: number;
  /** The row its mist is measured from, when it lies level and does not follow the tops. */
  mistFrom?: number;
  /**
   * What the sides facing the light take on, how strongly (0…1), how far down, and over what width a side is
   * judged (pixels).
   */
  lit?: { ink: Ink; alpha: number; reach: number; span?: number };
};

/** Paints ridges from the farthest to the nearest, each only as far down as it shows. */
export function paintRidges(surface: Surface, plan: Plan, ridges: readonly Ridge[]): void {
  for (const [index, ridge] of ridges.entries()) {
    const next = ridges[index + 1];
    paintRidge(surface, plan, ridge, next === undefined ? plan.height : lowest(next.tops) + 2);
  }
}

/** Paints one ridge down to the row `bottom`. */
export function paintRidge(surface: Surface, plan: Plan, ridge: Ridge, bottom: number): void {
  const { width, height, grainTile, unit } = plan;
  const { lab } = surface;
  const { tops, ink, mistFrom: level } = ridge;
  const shades = shadesByDepth(ridge, height, unit);
  const facets = ridge.lit === undefined ? undefined : facetsOf(tops, plan);
  const lit = ridge.lit?.ink ?? ink;
  const reach = ridge.lit?.reach ?? 1;
  const fade = Float32Array.from({ length: height }, (_, depth) => Math.exp(-depth / reach));
  const lastRow = Math.min(height, Math.ceil(bottom));
  for (let y = Math.max(0, Math.floor(highest(tops))); y < lastRow; y++) {
    for (let x = 0; x < width; x++) {
      const depth = y + 1 - (tops[x] ?? 0);
      if (depth <= 0) continue;
      const cover = depth < 1 ? depth : 1;
      const at = (y * width + x) * 3;
      const mistDepth = level === undefined ? depth : Math.max(0, y - level);
      const row = Math.min(height - 1, mistDepth | 0) * 4;
      // The dither makes a gradient of dots, as a stencil and a spray would.
      const grain = (grainTile[((y & 255) << 8) | (x & 255)] ?? 0) * (shades[row + 3] ?? 0);
      let l = (shades[row] ?? 0) + grain;
      let a = shades[row + 1] ?? 0;
      let b = shades[row + 2] ?? 0;
      if (facets !== undefined) {
        const share =
          (facets[Math.min(width - 1, (x + depth * 0.55) | 0)] ?? 0) * (fade[Math.min(height - 1, depth | 0)] ?? 0);
        const alpha = Math.max(0, share + grain * share * 3);
        l += (lit.l - l) * alpha;
        a += (lit.a - a) * alpha;
        b += (lit.b - b) * alpha;
      }
      lab[at] = (lab[at] ?? 0) + (l - (lab[at] ?? 0)) * cover;
      lab[at + 1] = (lab[at + 1] ?? 0) + (a - (lab[at + 1] ?? 0)) * cover;
      lab[at + 2] = (lab[at + 2] ?? 0) + (b - (lab[at + 2] ?? 0)) * cover;
    }
  }

  function facetsOf(heights: Float32Array, { light }: Plan): Float32Array {
    const span = Math.max(1, Math.round(ridge.lit?.span ?? unit * 0.008));
    const alpha = ridge.lit?.alpha ?? 0;
    return heights.map((_, x) => {
      const rise = (heights[Math.min(width - 1, x + span)] ?? 0) - (heights[Math.max(0, x - span)] ?? 0);
      // Right below the light neither side faces it, so that no edge shows where the sides change.
      const side = Math.min(1, Math.max(-1, (light.x - x) / (unit * 0.14)));
      const facing = (rise / (2 * span)) * side;
      return Math.min(1, Math.max(0, facing * 1.6 + 0.05)) * alpha;
    });
  }
}

/** Ink and grain for every depth below the ridge, as l, a, b, grain. */
function shadesByDepth({ ink, mist, mistAlpha, mistDepth }: Ridge, height: number, unit: number): Float32Array {
  const shades = new Float32Array(height * 4);
  for (let depth = 0; depth < height; depth++) {
    const alpha = mistAlpha * (1 - Math.exp(-((depth / mistDepth) ** 1.4)));
    const { l, a, b } = mixInk(ink, mist, alpha);
    shades.set([l, a, b, 0.012 + 0.05 * alpha * Math.min(1, depth / (unit * 0.02))], depth * 4);
  }
  return shades;
}

function highest(tops: Float32Array): number {
  return tops.reduce((best, top) => Math.min(best, top), Number.POSITIVE_INFINITY);
}

function lowest(tops: Float32Array): number {
  return tops.reduce((best, top) => Math.max(best, top), Number.NEGATIVE_INFINITY);
}
