import { createField } from '#painter/film/field.ts';
import { lighten, mixInk } from '#painter/film/ink.ts';
import { fractal2 } from '#painter/film/noise.ts';
import { blend, type Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';
import { smooth } from './sky.ts';

/** Long flat clouds, lit on the side of the light; `strength` 0.4 a few, 1 many. A storm makes them dark and deep. */
export function paintClouds(surface: Surface, plan: Plan, strength: number, isStorm: boolean): void {
  const { width, unit, horizon, light, palette, detail: noise, grainTile } = plan;
  const step = Math.max(1, unit / 260);
  const height = Math.min(plan.height, horizon);
  const thickness = createField(width, height, step, (px, py) => {
    const x = (px - width / 2) / unit;
    const y = (py - horizon) / unit;
    // Flat as seen from the side, and flatter towards the horizon.
    const flatness = isStorm ? 2.6 : 5.5 / (0.55 + Math.abs(y));
    const warp = 0.35 * fractal2(x * 1.1, y * 2, 2, noise + 60);
    return fractal2(x * (isStorm ? 1.4 : 1.15) + warp, y * flatness + warp, 5, noise + 40);
  });
  const threshold = isStorm ? -0.3 : 0.34 - 0.34 * strength;
  const softness = isStorm ? 0.55 : 0.34;
  const lit = isStorm
    ? mixInk(palette.skyLow, palette.skyMiddle, 0.5)
    : mixInk(lighten(palette.skyLow, 0.05), palette.glow, 0.5);
  const shade = isStorm ? mixInk(palette.skyTop, palette.near, 0.55) : mixInk(palette.skyMiddle, palette.skyTop, 0.35);
  const towardsX = light.x;
  for (let y = 0; y < height; y++) {
    const t = y / horizon;
    const fade = isStorm ? 1 : smooth(t * 2.2) * smooth((1.04 - t) * 6);
    const lift = Math.min(height - 1, y + unit * 0.012);
    for (let x = 0; x < width; x++) {
      const here = thickness(x, y);
      if (here <= threshold) continue;
      const cover = smooth((here - threshold) / softness) * fade * (isStorm ? 0.92 : 0.55 + 0.35 * strength);
      const off = ((x - light.x) ** 2 + (y - light.y) ** 2) / (light.radius * light.radius * 4);
      const aside = Math.min(width - 1, Math.max(0, x + (x < towardsX ? 1 : -1) * unit * 0.014));
      // Thinner towards the light below: that edge is the bright one.
      const edge = (here - thickness(aside, lift)) * 3.2 + 0.42;
      const grain = grainTile[((y & 255) << 8) | (x & 255)] ?? 0;
      const bright = Math.min(1, Math.max(0, edge - (isStorm ? 0.35 : 0) + grain * 0.07));
      const l = shade.l + (lit.l - shade.l) * bright;
      const a = shade.a + (lit.a - shade.a) * bright;
      // The light burns through, or every second sun would be a pale one.
      const thinned = isStorm || off > 6 ? cover : cover * (1 - 0.7 * Math.exp(-off));
      blend(surface, y * width + x, l, a, shade.b + (lit.b - shade.b) * bright, thinned);
    }
  }
}
