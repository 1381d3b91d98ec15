import { ink, lighten, mixInk } from '#painter/film/ink.ts';
import { crests1, fractal1, noise1 } from '#painter/film/noise.ts';
import { dot, type Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';
import { type Stage, stageOn } from '#painter/stage.ts';
import { landInk } from './land-ink.ts';
import { frontX } from './land-mountains.ts';
import { paintRidge, type Ridge } from './ridge.ts';
import { ridgeLine } from './ridge-line.ts';

const grass = ink(0.66, 0.13, 128);

/** Rolling hills with copses, a last blue range behind them. */
export function paintMeadow(surface: Surface, plan: Plan): Stage {
  const { unit, horizon, noise, palette } = plan;
  const own = landInk(plan, 0.05);
  const backTops = ridgeLine(plan, (x) => {
    return horizon - unit * (0.05 + 0.07 * fractal1(x * 1.5, 3, noise + 5) + 0.02 * crests1(x * 4, 3, noise));
  });
  const back = { tops: backTops, ink: own, mist: palette.skyLow, mistAlpha: 0.6, mistDepth: unit * 0.1 };
  paintRidge(surface, plan, back, plan.height);
  let front = backTops;
  for (const [index, nearness] of [0.25, 0.45, 0.7, 1].entries()) {
    const hill = rollingHill(plan, nearness, index);
    paintRidge(surface, plan, hill, plan.height);
    if (index < 3) paintCopses(surface, plan, hill, nearness, index);
    front = hill.tops;
  }
  return stageOn(front, frontX(plan), unit * 0.012);
}

function rollingHill(plan: Plan, nearness: number, index: number): Ridge {
  const { unit, horizon, height, palette, noise } = plan;
  const base = horizon + (height - horizon) * nearness ** 1.3 * 0.6;
  const tops = ridgeLine(plan, (x) => {
    const roll = noise1(x * (1.9 - 0.7 * nearness) + index * 11.3, noise + index * 7);
    return base - unit * (0.05 + 0.05 * nearness) * (roll + 0.18 * noise1(x * 4 + index, noise + 3));
  });
  const own = landInk(plan, nearness * 0.92, grass, 1.25);
  return {
    tops,
    ink: mixInk(own, palette.glow, 0.18),
    mist: mixInk(own, palette.near, 0.25 + 0.2 * nearness),
    mistAlpha: 0.8,
    mistDepth: unit * (0.06 + 0.12 * nearness),
    lit: { ink: mixInk(lighten(own, 0.1), palette.glow, 0.5), alpha: 0.55, reach: unit * 0.16, span: unit * 0.04 },
  };
}

/** Round trees in loose rows, following the hill. */
function paintCopses(surface: Surface, plan: Plan, hill: Ridge, nearness: number, index: number): void {
  const { unit, width, chance, palette } = plan;
  const luck = chance(`copse ${index}`);
  const own = mixInk(landInk(plan, nearness, ink(0.5, 0.1, 140)), palette.near, 0.35);
  const crowns = Math.round(((26 - index * 5) * width) / unit);
  for (let count = 0; count < crowns; count++) {
    const x = luck.next() * width;
    const stands = noise1((x / unit) * 2.4 + index * 20, plan.noise + 50 + index) > 0.12;
    const radius = unit * (0.006 + 0.016 * nearness) * luck.between(0.7, 1.3);
    const down = unit * luck.between(0, 0.05) * nearness;
    if (!stands) continue;
    const y = (hill.tops[Math.min(width - 1, Math.floor(x))] ?? 0) + down - radius * 0.45;
    const shade = lighten(own, luck.between(-0.02, 0.03));
    const sunny = Math.sign(plan.light.x - x) * radius;
    dot(surface, x - radius * luck.between(0.6, 0.9), y + radius * 0.35, radius * 0.68, lighten(shade, -0.03), 1);
    dot(surface, x + radius * luck.between(0.6, 0.9), y + radius * 0.4, radius * 0.6, lighten(shade, -0.03), 1);
    dot(surface, x, y, radius, shade, 1);
    dot(surface, x + sunny * 0.28, y - radius * 0.28, radius * 0.55, lighten(shade, 0.035), 0.7);
  }
}
