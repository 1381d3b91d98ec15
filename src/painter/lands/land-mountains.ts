import { lighten, mixInk } from '#painter/film/ink.ts';
import { crests1, fractal1, noise1 } from '#painter/film/noise.ts';
import type { Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';
import { smooth } from '#painter/sky/sky.ts';
import { type Stage, stageOn } from '#painter/stage.ts';
import { firProfile } from './firs.ts';
import { isWhite, landInk } from './land-ink.ts';
import { paintRidges, type Ridge } from './ridge.ts';
import { ridgeLine } from './ridge-line.ts';

/** Five ranges, one behind the other, paler with every valley between. */
export function paintMountains(surface: Surface, plan: Plan): Stage {
  const { palette, unit, horizon, height, reading } = plan;
  const count = 5;
  const fog = reading.weather.get('fog') ?? 0;
  // A valley below the light, so that it is seen.
  const lightX = (plan.light.x - plan.width / 2) / unit;
  const ridges = Array.from({ length: count }, (_, index): Ridge => {
    const nearness = index / (count - 1);
    const base = horizon + (height - horizon) * nearness ** 1.25 * 0.78;
    const swing = unit * (0.165 - 0.085 * nearness);
    const scale = 1.6 - 0.5 * nearness;
    const rough = 0.36 - 0.2 * nearness;
    const tops = ridgeLine(plan, (x) => {
      const valley = Math.exp(-(((x - lightX) / 0.2) ** 2)) * (1 - nearness);
      const large = fractal1(x * scale + index * 31.7, 2, plan.noise + index * 101) - 0.5 * valley;
      const small = crests1(x * scale * 2.3 + index * 13.1, 5, plan.detail + index * 211);
      const slope = base - swing * (large * (1 - rough) + small * rough + 0.12);
      return slope - (index === count - 1 ? unit * firEdge(x) : 0);
    });
    const ink = landInk(plan, nearness);
    const white = isWhite(reading) ? nearness : 0;
    return {
      tops,
      ink,
      // Under snow the foot of a slope lies in blue shade, which keeps white from running into white.
      mist: mixInk(mixInk(ink, palette.skyLow, 0.75 * (1 - white)), palette.skyTop, 0.42 * white),
      mistAlpha: Math.min(0.95, 0.55 * (1 - nearness) + 0.06 + 0.4 * fog + 0.7 * white),
      mistDepth: unit * (0.16 - 0.05 * fog),
      lit: {
        ink: mixInk(lighten(ink, 0.1), palette.glow, 0.3),
        alpha: 0.6 * (1 - nearness) ** 1.7,
        reach: unit * 0.075,
        span: unit * 0.011,
      },
    };
  });
  paintRidges(surface, plan, ridges);

  const front = ridges[count - 1]?.tops ?? new Float32Array(1);
  return stageOn(front, frontX(plan), unit * 0.012);

  /** Little firs in places along the nearest edge, for scale. */
  function firEdge(x: number): number {
    const size = 0.032;
    const density = smooth((noise1(x * 1.4 + 3, plan.noise + 500) + 0.35) / 0.5);
    return density < 0.05 || isWhite(reading) ? 0 : size * density * firProfile(x, size, 0, plan.noise + 501);
  }
}

/** Where a figure balances the light: on the other side of the middle. */
export function frontX({ width, light, chance }: Plan): number {
  const offset = chance('front').between(0.1, 0.2);
  return width * (light.x < width / 2 ? 0.5 + offset : 0.5 - offset);
}
