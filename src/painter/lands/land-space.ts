import { createField } from '#painter/film/field.ts';
import { ink, lighten, mixInk } from '#painter/film/ink.ts';
import { crests1, fractal1, fractal2, noise1 } from '#painter/film/noise.ts';
import { blend, type Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';
import { smooth } from '#painter/sky/sky.ts';
import { paintStars } from '#painter/sky/sky-lights.ts';
import { type Stage, stageOn } from '#painter/stage.ts';
import { landInk } from './land-ink.ts';
import { frontX } from './land-mountains.ts';
import { paintRidges, type Ridge } from './ridge.ts';
import { ridgeLine } from './ridge-line.ts';

/** A nebula, a great planet, and the ground of a moon to look from. */
export function paintSpace(surface: Surface, plan: Plan): Stage {
  const { palette, unit, horizon, height, noise } = plan;
  paintNebula(surface, plan);
  // Once more over the nebula, which has covered some; the same chance puts them in the same places.
  if (plan.reading.elements.has('stars')) paintStars(surface, plan);
  paintPlanet(surface, plan);
  const ridges = [0.3, 0.65, 1].map((nearness, index): Ridge => {
    const base = horizon + (height - horizon) * nearness * 0.55;
    const tops = ridgeLine(plan, (x) => {
      const rocks = 0.7 * fractal1(x * 1.4 + index * 9, 3, noise + index) + 0.3 * crests1(x * 4, 4, noise + index);
      return base - unit * 0.055 * rocks;
    });
    const own = mixInk(landInk(plan, nearness), palette.skyMiddle, 0.25);
    const lit = {
      ink: mixInk(lighten(own, 0.14), palette.glow, 0.3),
      alpha: 0.5,
      reach: unit * 0.03,
      span: unit * 0.014,
    };
    return { tops, ink: own, mist: palette.near, mistAlpha: 0.6, mistDepth: unit * 0.12, lit };
  });
  paintRidges(surface, plan, ridges);
  return stageOn(ridges[2]?.tops ?? new Float32Array(1), frontX(plan), unit * 0.012);
}

function paintNebula(surface: Surface, { width, height, unit, noise, palette, grainTile, reading }: Plan): void {
  const hue = 200 + (reading.hash % 160);
  const inks = [ink(0.55, 0.16, hue), ink(0.5, 0.17, hue + 70)] as const;
  const step = Math.max(1, unit / 200);
  const cloud = createField(width, height, step, (x, y) => {
    const [u, v] = [x / unit, y / unit];
    const warp = fractal2(u * 1.2, v * 1.2, 3, noise + 21);
    return fractal2(u * 1.1 + warp * 0.9, v * 1.5 - u * 0.5 + warp * 0.6, 4, noise + 22);
  });
  const mixture = createField(width, height, step * 2, (x, y) =>
    fractal2((x / unit) * 1.3, (y / unit) * 1.3, 2, noise + 23),
  );
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const grain = grainTile[((y & 255) << 8) | (x & 255)] ?? 0;
      const density = smooth((cloud(x, y) + 0.2) / 0.8);
      const t = smooth((mixture(x, y) + 0.4) / 0.8);
      const alpha = density * (1 + grain * 0.12);
      const { l, a, b } = inks[0];
      const lit = l + (inks[1].l - l) * t + density * 0.18;
      blend(surface, y * width + x, lit, a + (inks[1].a - a) * t, b + (inks[1].b - b) * t, alpha);
    }
  }
  // The dark of space at the top keeps the glow in its place.
  for (let index = 0; index < width * height; index++) {
    blend(surface, index, palette.skyTop.l * 0.8, palette.skyTop.a, palette.skyTop.b, 0.2);
  }
}

function paintPlanet(surface: Surface, plan: Plan): void {
  const { width, height, unit, light, palette, noise, chance, grainTile, reading, horizon } = plan;
  const luck = chance('planet');
  const radius = unit * luck.between(0.19, 0.27);
  const y0 = horizon - unit * luck.between(0.32, 0.46);
  const x0 = reading.elements.has('moon') ? width - light.x : light.x;
  const tilt = luck.between(-0.5, 0.5);
  const hasRing = luck.next() < 0.6;
  const hue = (reading.hash >>> 8) % 360;
  const bands = [
    mixInk(ink(0.78, 0.11, hue), palette.glow, 0.2),
    ink(0.6, 0.13, hue + 25),
    ink(0.85, 0.07, hue - 30),
  ] as const;
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
  const reach = radius * 2.3;
  for (let y = Math.max(0, Math.floor(y0 - reach)); y < Math.min(height, y0 + reach); y++) {
    for (let x = Math.max(0, Math.floor(x0 - reach)); x < Math.min(width, x0 + reach); x++) {
      const dx = (x + 0.5 - x0) / radius;
      const dy = (y + 0.5 - y0) / radius;
      const along = dx * cos + dy * sin;
      const across = dy * cos - dx * sin;
      const distance = Math.hypot(dx, dy);
      const grain = grainTile[((y & 255) << 8) | (x & 255)] ?? 0;
      const at = y * width + x;
      const cover = Math.min(1, Math.max(0, (1 - distance) * radius + 0.5));
      if (cover > 0) {
        const z = Math.sqrt(Math.max(0, 1 - distance * distance));
        const swirl = across * 3.4 + 0.25 * fractal2(along * 1.6, across * 5, 3, noise + 31);
        const t = smooth(noise1(swirl * 1.7, noise + 32) + 0.5);
        const stripe = mixInk(
          mixInk(bands[0], bands[1], t),
          bands[2],
          smooth(noise1(swirl * 3.1, noise + 33) * 2 - 0.4),
        );
        const sunlit = smooth((-dx * 0.62 - dy * 0.55 + z * 0.55 + 0.35 + grain * 0.06) / 1.1);
        const face = mixInk(mixInk(palette.skyTop, palette.near, 0.5), stripe, 0.1 + 0.9 * sunlit);
        blend(surface, at, face.l, face.a, face.b, cover);
      } else blend(surface, at, bands[0].l, bands[0].a, bands[0].b, 0.28 * Math.exp(-(distance - 1) * 9));
      if (!hasRing || (cover > 0 && across < 0)) continue;
      const ring = Math.hypot(along, across / 0.24);
      if (ring < 1.35 || ring > 2.1) continue;
      const gaps = 0.55 + 0.45 * noise1(ring * 13, noise + 34);
      const edge = smooth((ring - 1.35) * 14) * smooth((2.1 - ring) * 14);
      blend(surface, at, bands[2].l, bands[2].a, bands[2].b, 0.8 * gaps * edge);
    }
  }
}
