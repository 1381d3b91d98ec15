import { createMask } from '#painter/figures/mask.ts';
import { limb } from '#painter/figures/shape.ts';
import { type Ink, ink, mixInk } from '#painter/film/ink.ts';
import { fractal1, fractal2, noise1 } from '#painter/film/noise.ts';
import { blend, dot, type Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';
import { smooth } from './sky.ts';

/** Stars, denser along a band like the Milky Way. */
export function paintStars(surface: Surface, { width, unit, horizon, chance, noise, palette }: Plan): void {
  const luck = chance('stars');
  const count = Math.round(((width * horizon) / (unit * unit)) * 620);
  const strength = Math.min(1, Math.max(0.25, 1.25 - palette.skyTop.l * 1.6));
  for (let index = 0; index < count; index++) {
    const x = luck.next() * width;
    const y = luck.next() ** 1.15 * horizon;
    const band = fractal2((x / unit) * 1.4 - (y / unit) * 0.9, (x / unit) * 0.5 + (y / unit) * 0.8, 3, noise + 90);
    const magnitude = luck.next() ** 5;
    const hue = luck.pick([250, 255, 260, 85, 60]);
    const isShown = luck.next() < 0.5 + band * 1.1 || magnitude > 0.5;
    if (!isShown) continue;
    const fade = strength * (0.25 + 0.75 * smooth((1 - y / horizon) * 2.2));
    dot(surface, x, y, unit * (0.0008 + 0.0022 * magnitude), ink(0.97, 0.03, hue), fade * (0.35 + 0.65 * magnitude));
  }
}

/** A falling star with its tail. */
export function paintComet(surface: Surface, { width, unit, horizon, chance, light }: Plan): void {
  const luck = chance('comet');
  const side = light.x < width / 2 ? 1 : -1;
  const [x, y] = [width / 2 + side * unit * luck.between(0.05, 0.2), horizon * luck.between(0.3, 0.45)];
  const length = unit * 0.34;
  const pieces = Math.max(40, Math.round(length));
  for (let piece = pieces; piece >= 0; piece--) {
    const t = piece / pieces;
    const tail = ink(0.97 - 0.1 * t, 0.05, 90 + 130 * t);
    dot(surface, x + side * t * length, y - t * length * 0.5, unit * 0.007 * (1 - t) ** 1.5, tail, 0.5 * (1 - t) ** 2);
  }
  dot(surface, x, y, unit * 0.006, ink(0.99, 0.02, 90), 1);
}

/** Curtains of northern light. */
export function paintAurora(surface: Surface, { width, unit, horizon, noise, chance }: Plan): void {
  const luck = chance('aurora');
  const low = ink(0.86, 0.19, 158);
  const high = ink(0.55, 0.19, 310);
  for (let curtain = 0; curtain < 3; curtain++) {
    const seed = noise + curtain * 13;
    const rise = luck.between(0.08, 0.2) + curtain * 0.1;
    const reach = unit * luck.between(0.24, 0.4);
    for (let x = 0; x < width; x++) {
      const u = (x - width / 2) / unit;
      const foot = horizon - unit * (rise + 0.13 * noise1(u * 1.5, seed) + 0.03 * noise1(u * 5, seed + 1));
      const rays = 0.55 + 0.45 * fractal1(u * 22, 2, seed + 2);
      const presence = 0.25 + 0.65 * smooth((fractal1(u * 1.2 + curtain * 3, 2, seed + 3) + 0.4) / 0.7);
      for (let y = 0; y < horizon; y++) {
        const up = (foot - y) / reach;
        // A sharp lower hem, and a long fading upwards.
        const body = up < 0 ? Math.exp(-up * up * 900) : Math.exp(-up * (3.4 - 1.5 * rays));
        const alpha = body * presence * rays;
        if (alpha < 0.004) continue;
        const t = Math.min(1, Math.max(0, up * 0.9));
        const { l, a, b } = {
          l: low.l + (high.l - low.l) * t,
          a: low.a + (high.a - low.a) * t,
          b: low.b + (high.b - low.b) * t,
        };
        blend(surface, y * width + x, l, a, b, Math.min(0.9, alpha * 0.85));
      }
    }
  }
}

/** A rainbow opposite the light. */
export function paintRainbow(surface: Surface, { width, height, unit, horizon, light }: Plan): void {
  const centre = width / 2 + (light.x < width / 2 ? 1 : -1) * unit * 0.22;
  const radius = unit * 0.5;
  const band = unit * 0.06;
  for (let y = 0; y < Math.min(height, horizon + unit * 0.1); y++) {
    for (let x = 0; x < width; x++) {
      const t = (Math.hypot(x - centre, y - horizon - unit * 0.06) - radius) / band;
      if (t < -0.4 || t > 1.4) continue;
      const bow = ink(0.82, 0.14, 320 - 300 * Math.min(1, Math.max(0, t)));
      const alpha = smooth((t + 0.4) / 0.5) * smooth((1.4 - t) / 0.5) * 0.55;
      blend(surface, y * width + x, bow.l, bow.a, bow.b, alpha);
    }
  }
}

/** One forked bolt from the clouds to the horizon. */
export function paintLightning(surface: Surface, { width, height, unit, horizon, chance, light, palette }: Plan): void {
  const luck = chance('lightning');
  const bright: Ink = mixInk(ink(0.98, 0.03, 280), palette.glow, 0.1);
  const bolt = (fromX: number, fromY: number, toY: number, thickness: number): number[] => {
    const points: number[] = [];
    let x = fromX;
    const joints = Math.max(4, Math.round((toY - fromY) / (unit * 0.045)));
    for (let joint = 0; joint <= joints; joint++) {
      const t = joint / joints;
      points.push(x, fromY + (toY - fromY) * t, Math.max(0.35, thickness * (1 - 0.7 * t)));
      x += unit * luck.between(-0.035, 0.04);
    }
    return points;
  };
  const x = light.x + unit * luck.between(-0.05, 0.05);
  const main = bolt(x, horizon * 0.12, horizon, unit * 0.0042);
  const fork = Math.floor(main.length / 6) * 3;
  const branch = bolt(main[fork] ?? x, main[fork + 1] ?? 0, horizon * 0.86, unit * 0.002);
  const mask = createMask([...limb(...main), ...limb(...branch)], { x: 0, y: 0, scaleX: 1, scaleY: 1 });
  for (let y = 0; y < horizon; y++) {
    for (let px = 0; px < width; px++) {
      const off = (px - x) / unit;
      const near = Math.exp(-off * off * 16) * smooth(y / horizon + 0.25) * 0.34;
      if (near > 0.004) blend(surface, y * width + px, bright.l, bright.a, bright.b, near);
    }
  }
  for (let y = Math.max(0, mask.top); y < Math.min(height, mask.top + mask.height); y++) {
    for (let px = Math.max(0, mask.left); px < Math.min(width, mask.left + mask.width); px++) {
      const covered = mask.cover[(y - mask.top) * mask.width + px - mask.left] ?? 0;
      if (covered > 0) blend(surface, y * width + px, bright.l, bright.a, bright.b, covered);
    }
  }
}
