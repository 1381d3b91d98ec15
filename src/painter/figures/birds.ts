import { mixInk } from '#painter/film/ink.ts';
import type { Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';
import { paintFigure } from './figure.ts';
import { bird } from './shapes-crafts.ts';

/** A loose flock between the light and the middle of the sky. */
export function paintBirds(surface: Surface, plan: Plan): void {
  const { unit, width, horizon, light, palette, chance } = plan;
  const luck = chance('birds');
  const dark = mixInk(palette.near, palette.skyTop, 0.2);
  const inks = { body: dark, light: dark, accent: dark, dark, lamp: dark };
  const x0 = light.x + (width / 2 - light.x) * luck.between(0.5, 0.9);
  const y0 = Math.max(unit * 0.12, horizon - unit * luck.between(0.2, 0.32));
  const count = 7 + Math.floor(luck.next() * 5);
  for (let index = 0; index < count; index++) {
    // The sum of two chances gathers them in the middle.
    const x = x0 + unit * (luck.between(-0.16, 0.16) + luck.between(-0.12, 0.12));
    const y = y0 + unit * (luck.between(-0.05, 0.05) + luck.between(-0.04, 0.04));
    const size = unit * luck.between(0.022, 0.05);
    paintFigure(surface, plan, bird, inks, { x, y: y + size / 2, size, facesLeft: luck.next() < 0.5 });
  }
}
