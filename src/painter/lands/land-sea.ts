import { ink, lighten, mixInk } from '#painter/film/ink.ts';
import { crests1, fractal1, noise1 } from '#painter/film/noise.ts';
import type { Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';
import { smooth } from '#painter/sky/sky.ts';
import { needsGround, type Stage, stageOn } from '#painter/stage.ts';
import { isWhite, landInk } from './land-ink.ts';
import { frontX } from './land-mountains.ts';
import { paintRidge, paintRidges, type Ridge } from './ridge.ts';
import { ridgeLine } from './ridge-line.ts';
import { paintWater } from './water.ts';

/** The sea or a lake: headlands, water to the front edge, and a shore if something needs to stand. */
export function paintSea(surface: Surface, plan: Plan): Stage {
  const { unit, horizon, height, palette, reading, width } = plan;
  const isFrozen = isWhite(reading);
  const isStormy = reading.weather.has('storm');
  for (const index of [0, 1, 2]) paintRidge(surface, plan, headland(plan, index), horizon);
  const depth = mixInk(mixInk(palette.near, palette.skyTop, 0.5), ink(0.42, 0.07, 220), palette.daylight * 0.5);
  const roughness = isFrozen ? 0.12 : isStormy ? 1 : 0.42;
  const depthAlpha = isFrozen ? 0.3 : isStormy ? 0.75 : 0.58;
  paintWater(surface, plan, { top: horizon, bottom: height, roughness, depth, depthAlpha });
  if (isStormy)
    paintRidges(
      surface,
      plan,
      [0, 1, 2, 3].map((index) => wave(plan, index)),
    );
  if (!needsGround(reading)) {
    const groundAt = () => horizon + (height - horizon) * 0.2;
    return { x: frontX(plan), groundAt, mirrors: !isStormy };
  }
  const shore = shoreOf(plan);
  paintRidge(surface, plan, shore, height);
  const x = plan.light.x < width / 2 ? width * 0.74 : width * 0.26;
  return stageOn(shore.tops, x, unit * 0.012);
}

function headland(plan: Plan, index: number): Ridge {
  const { unit, horizon, palette, light, width, noise } = plan;
  const nearness = 0.1 + index * 0.2;
  const side = (light.x < width / 2 ? 1 : -1) * (index === 1 ? -1 : 1);
  const edge = width / unit / 2;
  const tops = ridgeLine(plan, (x) => {
    // Highest at the picture's edge, and under water well before the middle.
    const slope = smooth((x * side + edge * (0.42 - index * 0.28)) / (edge * 1.1));
    const hills =
      0.65 + 0.5 * fractal1(x * 2.2 + index * 7, 3, noise + index * 31) + 0.2 * crests1(x * 6, 3, noise + index);
    return horizon + unit * 0.012 - unit * (0.16 - 0.03 * index) * slope * hills;
  });
  const own = landInk(plan, nearness);
  const mist = mixInk(own, palette.skyLow, 0.6);
  const lit = { ink: mixInk(own, palette.glow, 0.4), alpha: 0.4, reach: unit * 0.06 };
  return { tops, ink: own, mist, mistAlpha: 0.5, mistDepth: unit * 0.08, lit };
}

function wave(plan: Plan, index: number): Ridge {
  const { unit, horizon, height, palette, noise } = plan;
  const t = (index + 1) / 4.6;
  const base = horizon + (height - horizon) * t ** 1.2;
  const tops = ridgeLine(plan, (x) => {
    const swell = crests1(x * (2.6 - 1.2 * t) + index * 5.3, 3, noise + 71 * index);
    return base - unit * (0.025 + 0.06 * t) * (swell + 0.4 * noise1(x * 1.1, noise + index));
  });
  const deep = mixInk(palette.skyTop, palette.near, 0.3 + 0.5 * t);
  const foam = lighten(mixInk(deep, palette.skyLow, 0.8), 0.12);
  return { tops, ink: mixInk(deep, foam, 0.6), mist: deep, mistAlpha: 1, mistDepth: unit * (0.012 + 0.02 * t) };
}

function shoreOf(plan: Plan): Ridge {
  const { unit, height, palette, light, width, noise } = plan;
  const side = light.x < width / 2 ? 1 : -1;
  const edge = width / unit / 2;
  const tops = ridgeLine(plan, (x) => {
    const slope = smooth((x * side + edge * 0.28) / (edge * 0.75));
    const rocks = 0.12 * fractal1(x * 3, 2, noise + 3) + 0.1 * crests1(x * 7, 4, noise + 4);
    return height + unit * 0.03 - unit * 0.27 * slope * (1 + rocks);
  });
  const own = landInk(plan, 0.95, ink(0.5, 0.03, 80));
  const lit = { ink: mixInk(own, palette.glow, 0.45), alpha: 0.35, reach: unit * 0.07 };
  return { tops, ink: own, mist: palette.near, mistAlpha: 0.5, mistDepth: unit * 0.2, lit };
}
