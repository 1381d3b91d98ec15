import { type Ink, mixInk } from '#painter/film/ink.ts';
import { blend, type Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';
import { createMask, type Mask } from './mask.ts';
import { oval, type Shape, type Tone } from './shape.ts';

/** The inks of a figure's tones. */
export type FigureInks = Readonly<Record<Tone, Ink>>;

/** Where a figure stands: its box's middle (50) on `x`, its feet (100) on the row `y`, the box `size` pixels high. */
export type Standing = { x: number; y: number; size: number; facesLeft: boolean };

/** Paints a figure, with an edge of light on the side of the sun. */
export function paintFigure(surface: Surface, plan: Plan, shape: Shape, inks: FigureInks, where: Standing): void {
  const scale = where.size / 100;
  const scaleX = where.facesLeft ? -scale : scale;
  const place = { x: where.x - 50 * scaleX, y: where.y - where.size, scaleX, scaleY: scale };
  for (const { tone, outlines } of shape) {
    const mask = createMask(outlines, place);
    // Lamps have no lit edge, nor has what is too small for one.
    const rim = tone === 'lamp' || where.size < plan.unit * 0.06 ? 0 : 0.5;
    paintMask(surface, plan, mask, inks[tone], rim);
  }
}

/** Paints what water shows of a figure: upside down, paler, and broken into ripples. */
export function paintReflection(surface: Surface, plan: Plan, shape: Shape, inks: FigureInks, where: Standing): void {
  const scale = where.size / 100;
  const scaleX = where.facesLeft ? -scale : scale;
  const place = { x: where.x - 50 * scaleX, y: where.y + where.size * 0.94, scaleX, scaleY: -scale * 0.94 };
  for (const { tone, outlines } of shape) {
    const { left, top, width, height, cover } = createMask(outlines, place);
    const { l, a, b } = inks[tone];
    for (let y = Math.max(0, top); y < Math.min(plan.height, top + height); y++) {
      const depth = (y - where.y) / where.size;
      const sway = Math.round(Math.sin(depth * 46 + Math.sin(depth * 17) * 2) * where.size * 0.012 * depth);
      const alpha = 0.5 * Math.max(0, 1 - depth * 0.75);
      for (let x = Math.max(0, left); x < Math.min(plan.width, left + width); x++) {
        const from = x + sway - left;
        const covered = from < 0 || from >= width ? 0 : (cover[(y - top) * width + from] ?? 0);
        if (covered > 0) blend(surface, y * plan.width + x, l, a, b, covered * alpha);
      }
    }
  }
}

/** Darkens the ground at the feet of a figure, on the side away from the light. */
export function paintShadow(surface: Surface, plan: Plan, { x, y, size }: Standing): void {
  const { palette, light, width } = plan;
  const aside = (light.x > x ? -1 : 1) * size * 0.1;
  const { l, a, b } = mixInk(palette.near, palette.skyTop, 0.15);
  const mask = createMask([oval(x + aside, y, size * 0.34, size * 0.03)], { x: 0, y: 0, scaleX: 1, scaleY: 1 });
  for (let row = Math.max(0, mask.top); row < Math.min(plan.height, mask.top + mask.height); row++) {
    for (let column = Math.max(0, mask.left); column < Math.min(width, mask.left + mask.width); column++) {
      const covered = mask.cover[(row - mask.top) * mask.width + column - mask.left] ?? 0;
      if (covered > 0) blend(surface, row * width + column, l, a, b, covered * 0.32);
    }
  }
}

function paintMask(surface: Surface, plan: Plan, mask: Mask, ink: Ink, rimStrength: number): void {
  const { left, top, width, height, cover } = mask;
  const { light, palette, unit, grainTile } = plan;
  const lit = mixInk(ink, palette.glow, 0.75);
  const step = Math.max(1, Math.round(unit * 0.0022));
  const towards = light.x > left + width / 2 ? step : -step;
  for (let y = Math.max(0, top); y < Math.min(plan.height, top + height); y++) {
    for (let x = Math.max(0, left); x < Math.min(plan.width, left + width); x++) {
      const at = (y - top) * width + x - left;
      const covered = cover[at] ?? 0;
      if (covered === 0) continue;
      // What lies towards the light and is not covered: the light comes in from there.
      const beside = x - left + towards;
      const open = beside < 0 || beside >= width || y - top < step ? 0 : (cover[at + towards - step * width] ?? 0);
      const grain = grainTile[((y & 255) << 8) | (x & 255)] ?? 0;
      const rim = rimStrength * (covered - Math.min(covered, open)) + grain * 0.03 * rimStrength;
      const l = ink.l + (lit.l - ink.l) * rim;
      blend(surface, y * plan.width + x, l, ink.a + (lit.a - ink.a) * rim, ink.b + (lit.b - ink.b) * rim, covered);
    }
  }
}
