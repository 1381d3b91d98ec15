import { type Ink, mixInk } from '#painter/film/ink.ts';
import { fractal2 } from '#painter/film/noise.ts';
import { blend, type Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';

/** Fills everything from the top to `bottom` (a row) with the sky and the light around the sun. */
export function paintSky(surface: Surface, plan: Plan, bottom: number): void {
  const { palette, width, unit, horizon, light, grainTile } = plan;
  const { lab } = surface;
  const glow = palette.glow;
  for (let y = 0; y < bottom; y++) {
    const sky = skyInk(plan, y / Math.max(1, horizon));
    const dy = (y - light.y) / unit;
    for (let x = 0; x < width; x++) {
      const dx = (x - light.x) / unit;
      // Wider than high, as light lies along a horizon.
      const near = dx * dx * 0.7 + dy * dy * 1.5;
      const grain = grainTile[((y & 255) << 8) | (x & 255)] ?? 0;
      const alpha = 0.62 / (1 + near * 26) + 0.3 / (1 + near * 420) + grain * 0.008;
      const at = (y * width + x) * 3;
      lab[at] = sky.l + (glow.l - sky.l) * alpha;
      lab[at + 1] = sky.a + (glow.a - sky.a) * alpha;
      lab[at + 2] = sky.b + (glow.b - sky.b) * alpha;
    }
  }
}

/** The sky's ink without its glow; `t` 0 at the top … 1 at the horizon. */
function skyInk({ palette }: Plan, t: number): Ink {
  const { skyTop, skyMiddle, skyLow } = palette;
  // Two overlapping smooth steps: no kink where the middle is.
  const upper = smooth(t / 0.68);
  const lower = smooth((t - 0.38) / 0.62);
  return mixInk(mixInk(skyTop, skyMiddle, upper), skyLow, lower);
}

/** The disc of the sun or the moon. */
export function paintDisc(surface: Surface, plan: Plan, isMoon: boolean): void {
  const { light, palette, width, height, noise } = plan;
  const radius = light.radius * (isMoon ? 0.85 : 1);
  const reach = radius + 1;
  const right = Math.min(width, light.x + reach);
  const bottom = Math.min(height, light.y + reach);
  for (let y = Math.max(0, Math.floor(light.y - reach)); y < bottom; y++) {
    for (let x = Math.max(0, Math.floor(light.x - reach)); x < right; x++) {
      const dx = (x + 0.5 - light.x) / radius;
      const dy = (y + 0.5 - light.y) / radius;
      const cover = (1 - Math.hypot(dx, dy)) * radius + 0.5;
      if (cover <= 0) continue;
      // A low sun yellows towards the horizon; a moon has its seas.
      const seas = smooth((fractal2(dx * 1.6 + 40, dy * 1.6, 3, noise) + 0.05) / 0.35);
      const fade = isMoon ? 0.2 * seas : 0.42 * smooth((dy + 0.5) / 1.6);
      const disc = mixInk(palette.disc, palette.glow, fade);
      blend(surface, y * width + x, disc.l, disc.a, disc.b, Math.min(1, cover));
    }
  }
}

/** 0 below 0, 1 above 1, and a smooth way between. */
export function smooth(t: number): number {
  if (t <= 0) return 0;
  if (t >= 1) return 1;
  return t * t * (3 - 2 * t);
}
