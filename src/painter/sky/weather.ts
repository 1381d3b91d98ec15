import { createField } from '#painter/film/field.ts';
import { ink, lighten, mixInk } from '#painter/film/ink.ts';
import { fractal2 } from '#painter/film/noise.ts';
import { blend, dot, type Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';
import { smooth } from './sky.ts';

/** Banks of fog in front of the land, thickest where sky and land meet. */
export function paintFog(surface: Surface, { width, height, unit, horizon, palette, noise, grainTile }: Plan): void {
  const { l, a, b } = mixInk(palette.skyLow, palette.skyMiddle, 0.35);
  const banks = createField(width, height, Math.max(1, unit / 160), (x, y) => {
    const [u, v] = [(x - width / 2) / unit, (y - horizon) / unit];
    return fractal2(u * 1.3 + 0.5 * fractal2(u, v * 3, 2, noise + 70), v * 6, 4, noise + 71);
  });
  for (let y = 0; y < height; y++) {
    const v = (y - horizon) / unit;
    const level = 0.5 * Math.exp(-((v / 0.2) ** 2)) + 0.34 * Math.exp(-(((v - 0.26) / 0.16) ** 2)) + 0.08;
    for (let x = 0; x < width; x++) {
      const grain = grainTile[((y & 255) << 8) | (x & 255)] ?? 0;
      const alpha = Math.min(0.92, level * (0.55 + 1.1 * smooth((banks(x, y) + 0.35) / 0.8)) * (1 + grain * 0.1));
      blend(surface, y * width + x, l, a, b, alpha);
    }
  }
}

/** Slanting strokes of rain, the near ones longer and brighter. */
export function paintRain(surface: Surface, plan: Plan, strength: number): void {
  const { width, height, unit, palette, chance } = plan;
  const luck = chance('rain');
  const { l, a, b } = lighten(mixInk(palette.skyLow, ink(0.9, 0.01, 240), 0.5), 0.03);
  const count = Math.round(((width * height) / (unit * unit)) * 520 * strength);
  const slant = 0.22;
  for (let stroke = 0; stroke < count; stroke++) {
    const nearness = luck.next();
    const length = unit * (0.02 + 0.06 * nearness);
    const x0 = luck.between(-0.1, 1.1) * width;
    const y0 = luck.between(-0.05, 1) * height;
    const alpha = 0.1 + 0.22 * nearness * nearness;
    const thickness = Math.max(1, unit * 0.0011 * (0.6 + nearness));
    for (let row = Math.max(0, Math.floor(y0)); row < Math.min(height, y0 + length); row++) {
      const t = (row - y0) / length;
      const x = x0 - (row - y0) * slant;
      const left = Math.floor(x);
      for (let column = left; column <= x + thickness; column++) {
        if (column < 0 || column >= width) continue;
        const cover = Math.max(0, Math.min(column + 1, x + thickness) - Math.max(column, x));
        blend(surface, row * width + column, l, a, b, Math.min(1, cover) * alpha * Math.sin(Math.PI * Math.max(0, t)));
      }
    }
  }
}

/** Snow in three depths; the near flakes are large and out of focus. */
export function paintSnow(surface: Surface, { width, height, unit, palette, chance }: Plan): void {
  const luck = chance('snow');
  const flake = lighten(mixInk(palette.disc, ink(0.98, 0.005, 250), 0.7), 0.02);
  const area = (width * height) / (unit * unit);
  for (const { count, size, alpha } of depths) {
    for (let index = 0; index < Math.round(area * count); index++) {
      const radius = unit * size * luck.between(0.6, 1.3);
      const [x, y] = [luck.next() * width, luck.next() * height];
      const shown = alpha * luck.between(0.5, 1);
      // Two dots make a soft one.
      dot(surface, x, y, radius, flake, shown * 0.55);
      dot(surface, x, y, radius * 0.6, flake, shown * 0.7);
    }
  }
}

const depths = [
  { count: 420, size: 0.0014, alpha: 0.75 },
  { count: 130, size: 0.0032, alpha: 0.8 },
  { count: 22, size: 0.009, alpha: 0.4 },
];
