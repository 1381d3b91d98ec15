import { type Ink, mixInk } from '#painter/film/ink.ts';
import { noise2 } from '#painter/film/noise.ts';
import type { Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';

/** A sheet of water. Rows in pixels. */
type Water = {
  top: number;
  bottom: number;
  /** How rough it is: 0 a mirror, 1 the open sea. */
  roughness: number;
  /** The colour of its depth, and how much of it is seen at the front edge, 0…1. */
  depth: Ink;
  depthAlpha: number;
};

/** Paints water that mirrors what is already painted above its top row, with the light's path on it. */
export function paintWater(surface: Surface, plan: Plan, water: Water): void {
  const { width, unit, light, palette, noise, reading } = plan;
  const { lab } = surface;
  const { top, roughness, depth, depthAlpha } = water;
  const bottom = Math.min(plan.height, water.bottom);
  const span = Math.max(1, plan.height - top);
  const hasLight = reading.elements.has('sun') || reading.elements.has('moon');
  const glint = mixInk(palette.disc, palette.glow, 0.35);
  for (let y = top; y < bottom; y++) {
    const t = (y - top) / span;
    // Waves look smaller towards the horizon: rows of noise lie as in perspective.
    const row = 60 * Math.log(1 + t * 9);
    const column = 26 / (0.25 + t * 1.6) / unit;
    const sway = roughness * unit * (0.006 + 0.05 * t);
    const shade = depthAlpha * (0.25 + 0.75 * t);
    const pathWidth = unit * (0.028 + 0.1 * t);
    for (let x = 0; x < width; x++) {
      const wave =
        noise2((x - width / 2) * column, row, noise + 5) + 0.5 * noise2(x * column * 2.7, row * 2.3, noise + 6);
      const mirrored = Math.round(top - 1 - (y - top) * 0.92 - wave * sway);
      const sourceRow = mirrored < 0 ? 0 : mirrored >= top ? top - 1 : mirrored;
      const from = (sourceRow * width + x) * 3;
      const at = (y * width + x) * 3;
      const crest = Math.max(0, wave) * roughness * 0.1;
      const alpha = Math.min(1, Math.max(0, shade - crest));
      let l = lab[from] ?? 0;
      let a = lab[from + 1] ?? 0;
      let b = lab[from + 2] ?? 0;
      l += (depth.l - l) * alpha - 0.012;
      a += (depth.a - a) * alpha;
      b += (depth.b - b) * alpha;
      if (hasLight) {
        const off = (x - light.x) / pathWidth;
        const path = off * off > 9 ? 0 : Math.exp(-off * off);
        const sparkle = (wave * 1.3 + 0.35 - roughness * 0.35 + path * 0.35) * 3.2;
        const shine = path * (sparkle < 0 ? 0 : sparkle > 1 ? 1 : sparkle) * (0.85 - 0.35 * t);
        l += (glint.l - l) * shine;
        a += (glint.a - a) * shine;
        b += (glint.b - b) * shine;
      }
      lab[at] = l;
      lab[at + 1] = a;
      lab[at + 2] = b;
    }
  }
}
