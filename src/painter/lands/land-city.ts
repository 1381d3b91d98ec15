import type { Chance } from '#painter/chance.ts';
import { type Ink, ink, lighten, mixInk } from '#painter/film/ink.ts';
import { rectangle, type Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';
import { needsGround, type Stage, stageOn } from '#painter/stage.ts';
import { landInk } from './land-ink.ts';
import { frontX } from './land-mountains.ts';
import { paintRidge, type Ridge } from './ridge.ts';
import { paintWater } from './water.ts';

/** Columns from `left` to `right`, roof at the row `top`. */
type Building = { left: number; right: number; top: number; roof: 'flat' | 'steps' | 'spire' | 'slope' };

/** A skyline in four depths with lit windows, mirrored in a river. */
export function paintCity(surface: Surface, plan: Plan): Stage {
  const { unit, horizon, height, palette, width } = plan;
  for (const [index, nearness] of [0.05, 0.3, 0.58, 0.85].entries()) {
    const buildings = raiseBuildings(plan, nearness, index);
    const own = landInk(plan, nearness);
    const mist = mixInk(own, palette.skyLow, 0.75);
    const tops = roofLine(plan, buildings);
    const mistAlpha = 0.8 - 0.45 * nearness;
    paintRidge(
      surface,
      plan,
      { tops, ink: own, mist, mistAlpha, mistDepth: unit * 0.2, mistFrom: horizon - unit * 0.3 },
      horizon,
    );
    if (nearness > 0.2) for (const building of buildings) paintWindows(surface, plan, building, nearness, own);
  }
  const depth = mixInk(palette.near, palette.skyTop, 0.35);
  paintWater(surface, plan, { top: horizon, bottom: height, roughness: 0.5, depth, depthAlpha: 0.6 });
  if (!needsGround(plan.reading)) {
    return { x: frontX(plan), groundAt: () => horizon + (height - horizon) * 0.35, mirrors: true };
  }
  const tops = new Float32Array(width).fill(height - unit * 0.09);
  const quay: Ridge = { tops, ink: landInk(plan, 1), mist: palette.near, mistAlpha: 0.6, mistDepth: unit * 0.05 };
  paintRidge(surface, plan, quay, height);
  return stageOn(tops, frontX(plan), unit * 0.01);
}

const roofs = ['flat', 'flat', 'flat', 'steps', 'spire', 'slope'] as const;

function raiseBuildings({ unit, width, horizon, chance }: Plan, nearness: number, index: number): readonly Building[] {
  const luck = chance(`buildings ${index}`);
  const buildings: Building[] = [];
  for (let left = -unit * 0.05; left < width; ) {
    const size = unit * luck.between(0.032, 0.075) * (0.8 + 0.5 * nearness);
    // The centre is tallest, off the middle of the picture.
    const centre = Math.exp(-(((left - width * 0.56) / (unit * 0.5)) ** 2));
    const tall = (0.11 + 0.2 * centre) * luck.between(0.45, 1.35) * (1.3 - 0.62 * nearness);
    const roof = luck.pick(roofs);
    buildings.push({ left: Math.round(left), right: Math.round(left + size), top: horizon - unit * tall, roof });
    left += size + unit * luck.pick([0, 0, 0.004, 0.02]) * nearness;
  }
  return buildings;
}

function roofLine({ width, unit, horizon }: Plan, buildings: readonly Building[]): Float32Array {
  const tops = new Float32Array(width).fill(horizon - unit * 0.02);
  for (const { left, right, top, roof } of buildings) {
    for (let x = Math.max(0, left); x < Math.min(width, right); x++) {
      const u = Math.abs((x + 0.5 - left) / (right - left) - 0.5) * 2;
      let rise = 0;
      if (roof === 'steps') rise = (u < 0.35 ? 0.05 : u < 0.7 ? 0.025 : 0) * unit;
      if (roof === 'slope') rise = ((x - left) / (right - left)) * 0.03 * unit;
      if (roof === 'spire') rise = (u < 0.06 ? 0.1 : u < 0.55 ? 0.03 * (1 - u) : 0) * unit;
      tops[x] = Math.min(tops[x] ?? 0, top - rise);
    }
  }
  return tops;
}

function paintWindows(surface: Surface, plan: Plan, building: Building, nearness: number, wall: Ink): void {
  const { unit, horizon, chance, palette, reading } = plan;
  const luck = chance(`windows ${building.left} ${nearness}`);
  const isDark = palette.skyLow.l < 0.8;
  const pitch = unit * (0.0085 + 0.005 * nearness);
  const lamps = lampsFor(plan);
  const glass = lighten(mixInk(wall, palette.skyLow, 0.28), 0.02);
  const lively = luck.between(0.25, 0.7) * (isDark ? 1 : 0.4);
  for (let y = building.top + pitch; y < horizon - pitch; y += pitch * 1.5) {
    for (let x = building.left + pitch * 0.7; x + pitch * 0.8 < building.right; x += pitch * 1.2) {
      const isLit = luck.next() < lively;
      const alpha = luck.between(0.45, 0.95);
      const box = [x, y, x + pitch * 0.6, y + pitch * 0.8] as const;
      if (isLit) rectangle(surface, box, luck.pick(lamps), alpha * (isDark ? 0.92 : 0.75));
      else rectangle(surface, box, glass, isDark ? 0.25 : 0.5);
    }
  }
  if (reading.palette.includes('neon')) paintSign(surface, plan, building, luck, lamps);
}

function lampsFor({ palette, reading }: Plan): readonly [Ink, ...Ink[]] {
  const warm = [palette.lamp, mixInk(palette.lamp, palette.glow, 0.5)] as const;
  return reading.palette.includes('neon') ? [ink(0.72, 0.25, 350), ink(0.85, 0.15, 200), ...warm] : warm;
}

function paintSign(
  surface: Surface,
  { unit, horizon }: Plan,
  building: Building,
  luck: Chance,
  lamps: readonly [Ink, ...Ink[]],
): void {
  if (luck.next() < 0.55) return;
  const x = building.left + (building.right - building.left) * luck.between(0.2, 0.7);
  const top = building.top + unit * luck.between(0.02, 0.06);
  const neon = luck.pick(lamps);
  const bottom = Math.min(top + unit * luck.between(0.05, 0.1), horizon - unit * 0.02);
  if (bottom <= top) return;
  rectangle(surface, [x - unit * 0.006, top - unit * 0.006, x + unit * 0.016, bottom + unit * 0.006], neon, 0.25);
  rectangle(surface, [x, top, x + unit * 0.01, bottom], neon, 1);
}
