import { ink, mixInk } from '#painter/film/ink.ts';
import { fractal1, fractal2, noise2 } from '#painter/film/noise.ts';
import { blend, type Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';
import { smooth } from '#painter/sky/sky.ts';
import type { Stage } from '#painter/stage.ts';
import { landInk } from './land-ink.ts';
import { frontX } from './land-mountains.ts';
import { paintRidge } from './ridge.ts';
import { ridgeLine } from './ridge-line.ts';
import { paintWater } from './water.ts';

/** A salt flat after rain: far hills, a film of water that mirrors them, and the honeycomb of salt in front. */
export function paintSaltFlat(surface: Surface, plan: Plan): Stage {
  const { palette, unit, horizon, height, noise } = plan;
  for (const index of [0, 1]) {
    const own = landInk(plan, 0.1 + 0.22 * index);
    const tops = ridgeLine(plan, (x) => {
      const hills = 0.55 + fractal1(x * (1.3 + index) + index * 9, 4, noise + index);
      return horizon - unit * (0.075 - 0.04 * index) * Math.max(0, hills);
    });
    const mist = mixInk(own, palette.skyLow, 0.75);
    const lit = { ink: mixInk(own, palette.glow, 0.4), alpha: 0.4, reach: unit * 0.04 };
    paintRidge(surface, plan, { tops, ink: own, mist, mistAlpha: 0.6, mistDepth: unit * 0.05, lit }, horizon);
  }
  const depth = mixInk(palette.skyMiddle, palette.skyTop, 0.4);
  paintWater(surface, plan, { top: horizon, bottom: height, roughness: 0.05, depth, depthAlpha: 0.25 });
  paintSalt(surface, plan);
  const groundAt = () => horizon + (height - horizon) * 0.45;
  return { x: frontX(plan), groundAt, mirrors: true };
}

/** Ridges of salt: the borders between cells, laid out in perspective. */
function paintSalt(surface: Surface, { width, height, horizon, unit, palette, noise }: Plan): void {
  const salt = mixInk(mixInk(palette.skyLow, ink(0.97, 0.01, 90), 0.5), palette.skyMiddle, 0.15);
  const start = horizon + Math.round((height - horizon) * 0.12);
  for (let y = start; y < height; y++) {
    const t = (y - horizon) / (height - horizon);
    const depth = 1.5 / t;
    const nearness = smooth((t - 0.12) / 0.8);
    for (let x = 0; x < width; x++) {
      const u = ((x - width / 2) / unit) * 3.1 * depth;
      const v = depth * 3.4;
      const dryness = smooth((fractal2(u * 0.22, v * 0.22, 2, noise + 3) + 0.25) / 0.5);
      if (dryness === 0) continue;
      const border = 1 - smooth((cellBorder(u, v, noise) - 0.015) / (0.1 + 0.05 * depth * t));
      const rough = 0.5 + 0.5 * noise2(u * 5, v * 5, noise + 8);
      const alpha = dryness * nearness * (0.16 + border * 0.5 * (0.6 + 0.4 * rough));
      blend(surface, y * width + x, salt.l, salt.a, salt.b, alpha);
    }
  }
}

/** About the distance to the border between the two nearest cells of an uneven honeycomb. */
function cellBorder(u: number, v: number, noise: number): number {
  const column = Math.floor(u);
  const row = Math.floor(v);
  let first = 9;
  let second = 9;
  for (let dy = -1; dy <= 1; dy++) {
    for (let dx = -1; dx <= 1; dx++) {
      const cx = column + dx;
      const cy = row + dy;
      const hash = (Math.imul(cx, 0x27d4eb2d) ^ Math.imul(cy, 0x165667b1) ^ noise) >>> 0;
      const mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 0;
      const px = cx + 0.5 + ((mixed & 1023) / 1023 - 0.5) * 0.8 - u;
      const py = cy + 0.5 + (((mixed >>> 10) & 1023) / 1023 - 0.5) * 0.8 - v;
      const distance = px * px + py * py;
      if (distance < first) {
        second = first;
        first = distance;
      } else if (distance < second) second = distance;
    }
  }
  return Math.sqrt(second) - Math.sqrt(first);
}
