import { type Ink, ink, mixInk } from '#painter/film/ink.ts';
import { fractal1, noise1 } from '#painter/film/noise.ts';
import type { Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';
import { type Stage, stageOn } from '#painter/stage.ts';
import { firProfile } from './firs.ts';
import { isWhite, landInk } from './land-ink.ts';
import { frontX } from './land-mountains.ts';
import { paintRidges, type Ridge } from './ridge.ts';
import { ridgeLine } from './ridge-line.ts';

const needles: Ink = ink(0.42, 0.075, 155);

/** Rows of firs, the mist between them, and a clearing in front. */
export function paintForest(surface: Surface, plan: Plan): Stage {
  const { unit, horizon, height, palette, noise, reading } = plan;
  const count = 6;
  const fog = reading.weather.get('fog') ?? 0;
  const rows = Array.from({ length: count }, (_, index): Ridge => {
    const nearness = index / (count - 1);
    const base = horizon + (height - horizon) * nearness ** 1.3 * 0.72;
    const size = unit * (0.055 + 0.2 * nearness ** 1.4);
    const tops = ridgeLine(plan, (x) => {
      const ground = base - unit * (0.12 - 0.07 * nearness) * fractal1(x * 1.3 + index * 23, 2, noise + index * 5);
      return ground - size * firProfile(x, size / unit, opening(x, nearness), noise + index * 37);
    });
    const own = landInk(plan, nearness, needles);
    const mistAlpha = Math.min(0.97, 0.72 * (1 - nearness) + 0.12 + 0.45 * fog * (1 - 0.5 * nearness));
    return {
      tops,
      ink: own,
      mist: mixInk(own, isWhite(reading) ? palette.skyMiddle : palette.skyLow, 0.8),
      mistAlpha,
      mistDepth: size * 0.85,
      mistFrom: base - size * 0.75,
    };
  });
  const clearing: Ridge = {
    tops: ridgeLine(
      plan,
      (x) => height - unit * (0.1 + 0.02 * fractal1(x * 2, 2, noise) + 0.004 * noise1(x * 240, noise)),
    ),
    ink: mixInk(landInk(plan, 1, needles), palette.near, 0.4),
    mist: palette.near,
    mistAlpha: 0.5,
    mistDepth: unit * 0.1,
  };
  paintRidges(surface, plan, [...rows, clearing]);
  return stageOn(clearing.tops, frontX(plan), unit * 0.015);

  /** 1 in the middle for the near rows, which leave a view there. */
  function opening(x: number, nearness: number): number {
    const edge = plan.width / unit / 2;
    return nearness < 0.55 ? 0 : Math.exp(-((x / (edge * 0.62)) ** 4)) * (nearness - 0.45) * 1.6;
  }
}
