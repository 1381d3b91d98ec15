import { ink, lighten, mixInk, turnInk } from '#painter/film/ink.ts';
import { fractal1, noise1 } from '#painter/film/noise.ts';
import type { Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';
import { smooth } from '#painter/sky/sky.ts';
import { type Stage, stageOn } from '#painter/stage.ts';
import { landInk } from './land-ink.ts';
import { frontX } from './land-mountains.ts';
import { paintRidges, type Ridge } from './ridge.ts';
import { ridgeLine } from './ridge-line.ts';

const sand = ink(0.76, 0.1, 66);

/** Mesas at the horizon and dunes with a lit and a shaded side. */
export function paintDesert(surface: Surface, plan: Plan): Stage {
  const dunes = [0.28, 0.5, 0.75, 1].map((nearness, index) => dune(plan, nearness, index));
  const ridges = [mesa(plan), ...dunes];
  paintRidges(surface, plan, ridges);
  return stageOn(dunes[3]?.tops ?? new Float32Array(1), frontX(plan), plan.unit * 0.012);
}

function mesa(plan: Plan): Ridge {
  const { unit, horizon, palette, noise } = plan;
  const tops = ridgeLine(plan, (x) => {
    // Noise cut off flat above: a table with worn edges.
    const table = smooth((noise1(x * 1.7, noise + 9) + 0.05) * 5.5) * (0.75 + 0.25 * noise1(x * 0.9 + 5, noise));
    return horizon + unit * (0.02 - 0.11 * table - 0.006 * fractal1(x * 14, 3, noise));
  });
  const own = landInk(plan, 0.12, ink(0.6, 0.1, 45), 1.75);
  const lit = { ink: mixInk(own, palette.glow, 0.4), alpha: 0.3, reach: unit * 0.1 };
  return { tops, ink: own, mist: palette.skyLow, mistAlpha: 0.6, mistDepth: unit * 0.12, lit };
}

function dune(plan: Plan, nearness: number, index: number): Ridge {
  const { unit, horizon, height, palette, noise } = plan;
  const base = horizon + (height - horizon) * nearness ** 1.4 * 0.62 + unit * 0.02;
  const swing = unit * (0.035 + 0.075 * nearness);
  const scale = 4.6 - 2.6 * nearness;
  const phase = noise1(index * 3.7, noise) * 9;
  const tops = ridgeLine(plan, (x) => {
    const u = x * scale + phase + 0.9 * noise1(x * 1.3 + index * 5, noise + index);
    // A sine that leans over, as wind leaves a dune: long slope up, short slope down.
    const crest = Math.sin(u + 0.75 * Math.sin(u + 0.4));
    return base - swing * (crest * 0.75 + 0.45 * noise1(x * 0.8 + index * 9, noise + 17));
  });
  const own = landInk(plan, nearness * 0.8, sand, 1.75);
  // Shade on sand is a browner sand, not the blue of other lands.
  const shade = mixInk(turnInk(lighten(own, -0.14), -14, 1.05), palette.near, 0.16);
  return {
    tops,
    ink: shade,
    mist: mixInk(own, palette.skyLow, 0.25 + 0.3 * (1 - nearness)),
    mistAlpha: 0.75 - 0.35 * nearness,
    mistDepth: unit * (0.07 + 0.18 * nearness),
    lit: {
      ink: mixInk(lighten(own, 0.1), palette.glow, 0.45),
      alpha: 0.9,
      reach: unit * (0.1 + 0.16 * nearness),
      span: unit * 0.05,
    },
  };
}
