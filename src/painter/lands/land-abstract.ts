import { type Ink, lighten, mixInk } from '#painter/film/ink.ts';
import { noise1 } from '#painter/film/noise.ts';
import type { Surface } from '#painter/film/surface.ts';
import type { Plan } from '#painter/plan.ts';
import { type Stage, stageOn } from '#painter/stage.ts';
import { frontX } from './land-mountains.ts';
import { paintArches, paintOverprint } from './motifs.ts';
import { paintRidge } from './ridge.ts';
import { ridgeLine } from './ridge-line.ts';

/** For everything without a name: a screen print of a motif above flowing bands. */
export function paintAbstract(surface: Surface, plan: Plan): Stage {
  const { palette, unit, height, noise, chance, width } = plan;
  const luck = chance('bands');
  const { skyTop, skyMiddle, skyLow, glow, far, near } = palette;
  const accent = { l: glow.l * 0.78, a: glow.a * 1.35 + 0.03, b: glow.b * 1.1 };
  const inks: readonly Ink[] = [
    mixInk(skyMiddle, far, 0.5),
    accent,
    far,
    mixInk(skyLow, glow, 0.5),
    mixInk(far, near, 0.6),
    near,
  ];
  const arches = [skyTop, accent, mixInk(skyLow, glow, 0.4), far] as const;
  const side = luck.next() < 0.5 ? -1 : 1;
  const x = width / 2 + side * unit * luck.between(0.12, 0.3);
  if (luck.next() < 0.6) paintArches(surface, plan, x, height * 0.58, unit * 0.36, arches);
  else paintOverprint(surface, plan, x, height * 0.38, unit * 0.2, [accent, skyTop, mixInk(skyLow, glow, 0.4)]);
  let front: Float32Array = new Float32Array(width);
  for (const [index, own] of inks.entries()) {
    const t = (index + 0.6) / inks.length;
    const slope = luck.between(-0.22, 0.22);
    const phase = luck.between(0, 50);
    front = ridgeLine(plan, (x) => {
      const flow = noise1(x * 1.1 + phase, noise + index) + 0.35 * noise1(x * 2.3 + phase, noise + index + 40);
      return height * (0.36 + 0.6 * t) - unit * (0.13 * flow + slope * x * (1 - t));
    });
    const mist = index % 2 === 0 ? lighten(own, 0.13) : lighten(own, -0.11);
    paintRidge(surface, plan, { tops: front, ink: own, mist, mistAlpha: 0.95, mistDepth: unit * 0.2 }, height);
  }
  return stageOn(front, frontX(plan), unit * 0.012);
}
